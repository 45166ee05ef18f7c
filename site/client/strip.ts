export {};

/** On a phone one list fills the screen: the strip above shows which. Both are drawn anew now and then, so nothing is remembered of them. */
function mark(): void {
  const strip = document.querySelector<HTMLElement>('.strip');
  const board = document.querySelector<HTMLElement>('.board');
  if (!strip || !board || strip.offsetParent === null) return;
  const lists = [...board.querySelectorAll<HTMLElement>('.list')];
  const middle = board.scrollLeft + board.clientWidth / 2;
  const current = lists.find((list) => list.offsetLeft - board.offsetLeft + list.offsetWidth >= middle) ?? lists.at(-1);
  for (const link of strip.querySelectorAll<HTMLAnchorElement>('a')) {
    const isCurrent = decodeURIComponent(link.hash.slice(1)) === current?.id;
    if (isCurrent === link.hasAttribute('aria-current')) continue;
    link.toggleAttribute('aria-current', isCurrent);
    if (!isCurrent) continue;
    link.setAttribute('aria-current', 'true');
    strip.scrollTo({ left: link.offsetLeft - strip.offsetLeft - 40 });
  }
}

// of many tabs or boards the current one may stand beyond the edge
for (const place of ['.tabs', '.side'])
  document.querySelector(`${place} [aria-current]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
document.addEventListener('scroll', ({ target }) => target instanceof Element && target.classList.contains('board') && mark(), {
  capture: true,
  passive: true,
});
addEventListener('resize', mark);
mark();
