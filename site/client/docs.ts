/** Brings the open page into view among all pages. */
document.querySelector('.contents [aria-current]')?.scrollIntoView({ block: 'nearest' });

const links = new Map(
  [...document.querySelectorAll<HTMLAnchorElement>('.here a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
);
const headings = [...document.querySelectorAll<HTMLElement>('.guide :is(h2, h3)[id]')].filter(({ id }) => links.has(id));

/** Tells in the list of headings which of them one reads. */
function mark(): void {
  const top = Math.max(120, innerHeight / 4);
  const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2 && scrollY > 0;
  const current = atEnd ? headings.at(-1) : (headings.findLast((heading) => heading.getBoundingClientRect().top <= top) ?? headings[0]);
  for (const [id, link] of links) {
    if (id !== current?.id) link.removeAttribute('aria-current');
    else if (!link.hasAttribute('aria-current')) {
      link.setAttribute('aria-current', 'true');
      keepInSight(link);
    }
  }
}

/** Scrolls the list alone: `scrollIntoView` would move the page too. */
function keepInSight(link: HTMLElement): void {
  const list = link.closest<HTMLElement>('.here');
  if (!list) return;
  const { top, bottom } = link.getBoundingClientRect();
  const box = list.getBoundingClientRect();
  if (top < box.top + 40) list.scrollTop += top - box.top - 40;
  else if (bottom > box.bottom - 40) list.scrollTop += bottom - box.bottom + 40;
}

if (headings.length > 0) {
  document.addEventListener('scroll', mark, { passive: true });
  addEventListener('resize', mark);
  mark();
}
