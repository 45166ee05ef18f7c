/** What of a page nobody but the program may have written, found by a browser's own parser; and the text of its h1. Runs in a browser, by itself. */
export function findWrong({ html, base }: { html: string; base: string }): [wrong: string[], title: string] {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const wrong: string[] = [];
  const site = `https://site.example${base}`;
  const own = (address: string) => URL.canParse(address, site) && new URL(address, site).href.startsWith(site);
  const ids = new Set<string>();
  const forbidden =
    'base object embed frame frameset style math foreignobject animate animatetransform set marquee portal fencedframe xmp listing plaintext applet bgsound x-y mglyph';
  const owned = ['src', 'action', 'data', 'poster', 'xlink:href', 'manifest'];
  const never = ['style', 'srcdoc', 'srcset', 'formaction', 'ping', 'background', 'is', 'nonce', 'popovertarget', 'xmlns:xlink'];
  const clobbering = [
    'body',
    'cookie',
    'getElementById',
    'defaultView',
    'document',
    'attributes',
    'parentNode',
    'currentScript',
    'dataset',
  ];

  const look = (element: Element): void => {
    const tag = element.localName.toLowerCase();
    const tell = (what: string) => wrong.push(`${what} in ${element.outerHTML.slice(0, 160)}`);
    if (forbidden.split(' ').includes(tag)) tell(`<${tag}>`);
    if (tag === 'script' && element.textContent.trim() !== '') {
      if (!/json$/.test(element.getAttribute('type') ?? '')) tell('a script in the page');
      else JSON.parse(element.textContent);
    }
    if (tag === 'iframe' && !/\.pdf$/.test(element.getAttribute('src') ?? '')) tell('a frame');
    const equivalent = element.getAttribute('http-equiv');
    if (equivalent !== null && !/^(content-security-policy|refresh)$/.test(equivalent)) tell('http-equiv');
    if (equivalent === 'refresh' && !own(/url=(.*)$/.exec(element.getAttribute('content') ?? '')?.[1] ?? '')) tell('a refresh');
    for (const { name, value } of element.attributes) {
      // the documentation's own button
      const isOwn = name === 'popovertarget' && tag === 'button' && value === 'docs-pages';
      if (name.startsWith('on') || (never.includes(name) && !isOwn)) tell(`the attribute ${name}`);
      if (owned.includes(name) && !own(value)) tell(`${name} ${value}`);
      if (name === 'href' && !own(value) && !(tag === 'a' && /^(https?|mailto|tel):/.test(new URL(value, site).protocol)))
        tell(`href ${value}`);
      // the name of a field of a form stands in for nothing but the form's own
      if ((name === 'id' || (name === 'name' && tag !== 'textarea')) && clobbering.includes(value)) tell(`${name} ${value}`);
      if (name === 'id' && ids.has(value)) tell(`a second ${value}`);
      if (name === 'id') ids.add(value);
    }
    if (element instanceof HTMLTemplateElement) for (const inner of element.content.querySelectorAll('*')) look(inner);
  };
  for (const element of parsed.querySelectorAll('*')) look(element);
  for (const tag of ['title', 'main', 'h1', 'body']) {
    const count = parsed.querySelectorAll(tag).length;
    if (count > 1) wrong.push(`${count} times <${tag}>`);
  }
  return [wrong, parsed.querySelector('h1')?.textContent ?? ''];
}
