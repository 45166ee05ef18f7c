import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCycles } from './cycles.ts';
import { linksIn, placeInText, resolvePath } from './links.ts';
import { nearest } from './names.ts';

const targets = (text: string): string[] => linksIn(text).map(({ to, target, at }) => `${to} ${target} ${at}`);

describe('links', () => {
  test.each<[string, string[]]>([
    ['see [[a]] and [[sales/b|the deal]]', ['record a 4', 'record sales/b 14']],
    ['[x](../a.png "title") ![y](<b c.png>)', ['path ../a.png 4', 'path b c.png 28']],
    ['[n]: ../a.png\n[[n]]', ['path ../a.png 5']],
    ['[[1]](https://example.org) \\[[a]] ![[b]]', ['path https://example.org 6']],
    ['`[[a]]` ``[[b]] ` `` [[c]] ` [[d]]', ['record c 21', 'record d 29']],
    ['`[[a]]\n\n[[b]]` c', ['record a 1', 'record b 8']],
    ['```js\n[[a]]\n```\n[[b]]', ['record b 16']],
    ['- ~~~\n  [[a]]\n  ~~~\n[[b]]', ['record b 20']],
    ['````\n```\n[[a]]\n````\n[[b]]', ['record b 20']],
    ['<!-- [[a]] --> [[b]] <!-- [[c]]', ['record b 15', 'record c 26']],
    ['[[ ]] [[]] [[a\nb]] [ [x] ]', []],
  ])('%j', (text, expected) => {
    expect(targets(text)).toEqual(expected);
  });

  test('places are counted from where the text begins', () => {
    const start = { path: 'a.md', line: 5, column: 3 };
    expect(placeInText('ab\ncd', 1, start)).toEqual({ path: 'a.md', line: 5, column: 4 });
    expect(placeInText('ab\ncd', 4, start)).toEqual({ path: 'a.md', line: 6, column: 2 });
  });

  test.each<[string, string | undefined]>([
    ['../_files/a/b%20c.png', 'records/s/_files/a/b c.png'],
    ['./x.md#part', 'records/s/todo/x.md'],
    ['x%ZZ', 'records/s/todo/x%ZZ'],
    ['../../../../etc/passwd', undefined],
    ['/etc/passwd', undefined],
    ['https://example.org', undefined],
    ['#part', undefined],
  ])('%s from a record', (written, expected) => {
    expect(resolvePath(written, 'records/s/todo/a.md')).toBe(expected);
  });

  test('any text is read, and every link lies inside it', () => {
    const parts = fc.constantFrom(
      '[[',
      ']]',
      '](',
      ')',
      '`',
      '``',
      '```',
      '\n',
      '\n\n',
      '<!--',
      '-->',
      'a',
      ' ',
      '\\',
      '~~~',
      '|',
      '<',
      '>',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (some) => {
        const text = some.join('');
        for (const { at, target } of linksIn(text)) expect(text.slice(at)).toContain(target);
      }),
    );
  });

  test.each(['<!--', '[[', '](', '](<', '`a``a```a', '[x](a'])('a mebibyte of %j ends', (part) => {
    expect(linksIn(`[${part.repeat(1_000_000 / part.length)}`).length).toBeGreaterThanOrEqual(0);
  });
});

describe('cycles', () => {
  const graph = (edges: { [node: string]: string[] }): string[][] => findCycles(Object.keys(edges), (node) => edges[node] ?? []);

  test.each<[{ [node: string]: string[] }, string[][]]>([
    [{ a: ['b'], b: ['c'], c: [] }, []],
    [{ a: ['a'] }, [['a']]],
    [{ a: ['b'], b: ['c'], c: ['b'] }, [['b', 'c']]],
    [{ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
    [
      { a: ['b'], b: ['a'], c: ['d'], d: ['c'] },
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [{ a: ['gone'] }, []],
  ])('%j', (edges, expected) => {
    expect(graph(edges)).toEqual(expected);
  });

  test('a chain of 100,000 does not end the stack', () => {
    expect(findCycles(['0'], (node) => (node === '100000' ? ['0'] : [String(Number(node) + 1)]))).toHaveLength(1);
  });
});

test.each([
  ['tow', ['new', 'two'], 'two'],
  ['colour', ['order', 'color'], 'color'],
  ['zzz', ['title'], undefined],
  ['k0', ['N', 'Aa'], undefined],
  ['k0', ['N', 'k'], 'k'],
])('nearest to %s among %j is %s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});
