export {};

/**
 * A page that is not there is told in one language, the places beside it too: in that of its address, else in the first that the reader's
 * browser asks for. The words stand below in each language; the places are those of that language's first page.
 */
const { base = '/' } = document.body.dataset;
const [folder = ''] = location.pathname.slice(base.length).split('/');
const sheet = document.querySelector('.sheet');
const sections = [...document.querySelectorAll<HTMLElement>('.sheet > section[lang]')];
const told = [document.documentElement, ...sections].map(({ lang }) => lang);
const asked = [folder, ...navigator.languages.map((tag) => tag.split('-')[0] ?? '')];
const language = asked.find((each) => told.includes(each)) ?? '';
const own = sections.find(({ lang }) => lang === language);
const [title, text, ways] = own?.children ?? [];
const [heading, lede, usual] = sheet?.children ?? [];
if (own && title && text && ways && heading && lede && usual) {
  document.title = document.title.replace(heading.textContent, title.textContent);
  document.documentElement.lang = language;
  document.body.dataset['locale'] = own.dataset['locale'] ?? language;
  heading.textContent = title.textContent;
  lede.textContent = text.textContent;
  usual.innerHTML = ways.innerHTML;
  void bringPlaces(`${base}${language}/`);
}
for (const section of sections) section.remove();

async function bringPlaces(address: string): Promise<void> {
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) return;
  const first = new DOMParser().parseFromString(await response.text(), 'text/html');
  const theme = document.documentElement.dataset['theme'] ?? 'system';
  for (const place of ['.skip', '.side', '.bar > .up', '.languages > summary', '.bar [data-theme-button]', 'nav.mobile']) {
    const [here, there] = [document.querySelector<HTMLElement>(place), first.querySelector<HTMLElement>(place)];
    if (!here || !there) continue;
    Object.assign(here.dataset, there.dataset);
    for (const name of ['title', 'aria-label']) {
      const said = there.dataset[theme] ?? there.getAttribute(name);
      if (said !== null && here.hasAttribute(name)) here.setAttribute(name, said);
    }
    keepParts(here, there, theme);
    for (const link of there.querySelectorAll('[aria-current]')) link.removeAttribute('aria-current');
    here.replaceChildren(...there.childNodes);
  }
  // what is the reader's own stands in other places by now
  dispatchEvent(new Event('woad:who'));
}

/** Counts that were told stay, and so do the buttons of the theme, since they are listened to: they take the words of those that come. */
function keepParts(here: HTMLElement, there: HTMLElement, theme: string): void {
  const kept = here.querySelectorAll<HTMLElement>('[data-theme-button]');
  for (const [at, button] of there.querySelectorAll<HTMLElement>('[data-theme-button]').entries()) {
    const own = kept[at];
    if (!own) continue;
    Object.assign(own.dataset, button.dataset);
    if (!own.title) own.textContent = button.dataset[theme] ?? button.textContent;
    button.replaceWith(own);
  }
  for (const count of there.querySelectorAll<HTMLElement>('[data-count]')) {
    const own = here.querySelector(`[data-count="${count.dataset['count']}"]`);
    if (own) count.replaceWith(own);
  }
}
