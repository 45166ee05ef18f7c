import { expect, test } from 'vitest';
import { openMemory } from '../store/memory.ts';
import markdown from './markdown.ts';

const found = (paths: string[], match?: string) => {
  const files = openMemory(Object.fromEntries(paths.map((path) => [path, 'x'])));
  return markdown.find(files, { folder: 'Notes', ...(match === undefined ? {} : { match }) });
};

test('every Markdown file of the folder is an item, in the order of paths', () => {
  expect(found(['b.md', 'a/c.markdown', 'a/d.txt', '.git/x.md', 'node_modules/p/y.md']).items).toEqual([
    { source: 'a/c.markdown', name: 'c' },
    { source: 'b.md', name: 'b' },
  ]);
});

test('a page called README or index takes the name of its folder and the files beside it', () => {
  expect(found(['README.md', 'CIP-0001/README.md', 'guide/start/index.md']).items).toEqual([
    { source: 'CIP-0001/README.md', name: 'CIP-0001', home: 'CIP-0001' },
    { source: 'README.md', name: 'Notes' },
    { source: 'guide/start/index.md', name: 'start', home: 'guide/start' },
  ]);
});

test('a glob chooses the files', () => {
  expect(found(['a/README.md', 'a/b/README.md', 'x.md'], '*/README.md').items.map(({ source }) => source)).toEqual(['a/README.md']);
});

test('links are named, not followed', () => {
  const files = {
    list: (folder: string) => (folder === '' ? [{ name: 'x.md', kind: 'link' as const }] : []),
    read: () => undefined,
    size: () => undefined,
  };
  expect(markdown.find(files, { folder: 'x' })).toEqual({ items: [], notes: ['x.md is a link; only regular files are imported'] });
});
