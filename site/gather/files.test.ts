import { expect, test } from 'vitest';
import { siteFile } from './files.ts';

const fileOf = (name: string, content = '') =>
  siteFile({ path: `records/sales/_files/acme/${name}`, name, size: content.length }, 'sales', 'acme', () =>
    new TextEncoder().encode(content),
  );
const drawing = (inside: string, head = '') => `<svg xmlns="http://www.w3.org/2000/svg"${head}>${inside}</svg>`;

test.each(['page.html', 'Page.HTM', 'feed.xml', 'a.xhtml', 'run.js', 'run.mjs', 'old.mht', 'packed.svgz'])(
  '%s is handed out as plain text',
  (name) => {
    expect(fileOf(name)).toMatchObject({ defused: true, kind: 'text', address: expect.stringMatching(/\.txt$/) });
  },
);

test.each([
  drawing('<script>alert(1)</script>'),
  drawing('<rect/>', ' onload="alert(1)"'),
  drawing('<a href="javascript:alert(1)"/>'),
  drawing('<foreignObject/>'),
  drawing('<image href="https://elsewhere.example/x.png"/>'),
  drawing('<set attributeName="href"/>'),
  drawing('<rect style="fill:&#117;rl(https://elsewhere.example)"/>'),
  `<!DOCTYPE svg [<!ENTITY x "y">]>${drawing('&x;')}`,
])('a drawing that could do more than be looked at is handed out as text: %s', (text) => {
  expect(fileOf('logo.svg', text)).toMatchObject({ defused: true, kind: 'text' });
});

test('a drawing that is one, a picture and a paper are what they are', () => {
  expect(fileOf('logo.svg', drawing('<defs><g id="a"/></defs><use href="#a"/>'))).toMatchObject({ defused: false, kind: 'image' });
  expect(fileOf('a.png')).toMatchObject({ defused: false, kind: 'image' });
  expect(fileOf('a.pdf')).toMatchObject({ defused: false, kind: 'pdf' });
});
