import { expect, test } from 'vitest';
import { findLinks, type LinkPlaces, rewriteLinks } from './links.ts';
import { applySplices } from './splice.ts';

const places: LinkPlaces = {
  record: (path) =>
    new Map([
      ['b.md', 'final/b'],
      ['c/README.md', 'draft/c'],
      ['c', 'draft/c'],
      ['same.md', 'draft/same'],
    ]).get(path),
  named: (name) =>
    new Map([
      ['b', 'final/b'],
      ['Big Note', 'draft/big-note'],
    ]).get(name),
  attach: (path) =>
    new Map([
      ['img/a b.png', 'a b.png'],
      ['a.png', 'a.png'],
    ]).get(path),
};
const rewrite = (body: string) => {
  const { splices, lost } = rewriteLinks(body, { source: 'a.md', list: 'draft', slug: 'a' }, places);
  return [applySplices(body, splices), lost];
};

test('links to neighbours lead to their records, links to files to attachments', () => {
  expect(rewrite('[x](./b.md#part) [y](b.md "Title") [z](c/) [z](same.md)')).toEqual([
    '[x](../final/b.md#part) [y](../final/b.md "Title") [z](../draft/c.md) [z](same.md)',
    0,
  ]);
  expect(rewrite('![x](<img/a b.png>) ![x](img/a%20b.png)\n\n[d]: ./a.png\n')).toEqual([
    '![x](<../_files/a/a%20b.png>) ![x](../_files/a/a%20b.png)\n\n[d]: ../_files/a/a.png\n',
    0,
  ]);
  expect(rewrite('<img width=3 src="a.png"> <a href=\'b.md\'>b</a>')).toEqual([
    '<img width=3 src="../_files/a/a.png"> <a href=\'../final/b.md\'>b</a>',
    0,
  ]);
});

test('wiki links name the slug, or become a link with their words', () => {
  expect(rewrite('[[b]] [[Big Note]] [[Big Note|words]] [[nobody]]')).toEqual([
    '[[b]] [Big Note](../draft/big-note.md) [words](../draft/big-note.md) [[nobody]]',
    0,
  ]);
});

test('what leads elsewhere or stands in code stays as it is', () => {
  const body =
    '[x](https://example.org/b.md) [y](#b.md) [z](/b.md)\n```md\n[x](b.md) <img src="a.png">\n```\n`[x](b.md)` and `<img src="a.png">`\n';
  expect(rewrite(body)).toEqual([body, 0]);
  expect(rewrite('[x](gone.md) [y](../up.md) [z](%zz.md)')).toEqual(['[x](gone.md) [y](../up.md) [z](%zz.md)', 3]);
  expect([...findLinks('<'.repeat(50_000))]).toEqual([]);
});
