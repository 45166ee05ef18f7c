import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { gatherDocs } from './docs.ts';

const read = (texts: { [path: string]: string }) => {
  const folders = (folder: string) =>
    new Set(Object.keys(texts).flatMap((path) => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1).split('/')] : [])));
  return gatherDocs(
    {
      list: (folder) => [...folders(folder)].map(([name = '', ...more]) => ({ name, kind: more.length > 0 ? 'folder' : 'file' })),
      read: (path) => new TextEncoder().encode(texts[path]),
    },
    'docs',
    new Set(['en', 'fr']),
    parse,
  );
};
const page = (head: string) => read({ 'docs/one.md': `---\n${head}\n---\n# Text\n` });

test('a page is told by its head, its language by its folder', () => {
  const told = read({
    'docs/rules/moves.md': '---\ntitle: Moves\ndescription: What moves.\nsection: rules\norder: 3\n---\nText\n',
    'docs/fr/rules/moves.md': '---\ntitle: Déplacer\n---\nTexte\n',
    'docs/board.png': '',
  });
  expect(told).toEqual([
    { id: 'rules/moves', language: 'en', title: 'Moves', description: 'What moves.', section: 'rules', order: 3, body: 'Text\n' },
    { id: 'rules/moves', language: 'fr', title: 'Déplacer', description: '', section: 'use', order: 1000, body: 'Texte\n' },
  ]);
});

test.each([
  ['order: 3', 'docs/one.md: expected a head with title:'],
  ['title: One\norder: first', 'docs/one.md: order: expected a number'],
  ['title: One\ndescription: [a]', 'docs/one.md: description: expected a sentence'],
  ['title: One\nsection: rule', 'docs/one.md: section: rule is none of the sections; did you mean "rules"?'],
  ['title: One\nsecton: rules', 'docs/one.md: secton: pages have title, description, section and order'],
])('a head that says %j is an error that names its file', (head, message) => {
  expect(() => page(head)).toThrow(message);
});
