export {};

/** A page that is not there is told in the language of its address: the words of that stand below, and come to the top. */
const { base = '/' } = document.body.dataset;
const [language = ''] = location.pathname.slice(base.length).split('/');
const sheet = document.querySelector('.sheet');
const own = [...document.querySelectorAll<HTMLElement>('.sheet > section[lang]')].find(({ lang }) => lang === language);
const [title, text, ways] = own?.children ?? [];
const [heading, lede, usual] = sheet?.children ?? [];
if (own && sheet && title && text && ways && heading && lede && usual) {
  document.title = document.title.replace(heading.textContent, title.textContent);
  document.documentElement.lang = language;
  heading.textContent = title.textContent;
  lede.textContent = text.textContent;
  usual.innerHTML = ways.innerHTML;
  for (const section of document.querySelectorAll('.sheet > section[lang]')) section.remove();
}
