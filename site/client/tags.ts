const links = document.querySelectorAll<HTMLAnchorElement>('a[data-tag]');

/** Marks the tag that the page's address asks for. */
function mark(): void {
  const asked = new URLSearchParams(location.search).getAll('tags');
  for (const link of links) {
    const { tag = '' } = link.dataset;
    if (tag === '' ? asked.length === 0 : asked.length === 1 && asked[0] === tag) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

for (const link of links)
  link.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || document.documentElement.dataset['ready'] !== 'view') return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    dispatchEvent(new PopStateEvent('popstate'));
  });
addEventListener('popstate', mark);
const stage = document.querySelector('#stage');
if (stage) new MutationObserver(mark).observe(stage, { childList: true });
mark();

export {};
