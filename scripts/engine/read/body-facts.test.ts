import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyFactsOf } from './body-facts.ts';
import { lineEndFaults } from './line-ends.ts';

describe('what a text names', () => {
  test.each<[string, object | undefined]>([
    ['', undefined],
    ['Nothing but words, and a [box]', undefined],
    [
      '[[a]] and [x](../todo/b.md)',
      {
        links: [
          { to: 'record', target: 'a', at: 0 },
          { to: 'path', target: '../todo/b.md', at: 14 },
        ],
      },
    ],
    ['[x](https://example.org) [y](#part) [z](/top) [m](mailto:a@b.example)', undefined],
    ['Hi @ana, me@ana.example `@luis`', { people: [{ person: 'ana', at: 3 }] }],
    ['- [ ] a (due 2026-02-30)\n- [x] b (due 2026-02-28T23:59)', { dues: [{ due: '2026-02-30', at: 13 }] }],
    ['- [ ] a (due 2026-02-01T24:00)', { dues: [{ due: '2026-02-01T24:00', at: 13 }] }],
    ['a\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n', { conflict: 2 }],
    ['>>>>>>> c\n=======\n<<<<<<< a\n', undefined],
    ['```\n<<<<<<< a\n=======\n>>>>>>> c\n```\n[[a]]', { links: [{ to: 'record', target: 'a', at: 36 }] }],
  ])('%j', (text, facts) => {
    expect(bodyFactsOf(text)).toEqual(facts);
  });

  test('any text is read, and all that is named stands where it is said', () => {
    const parts = fc.constantFrom(
      '@ana',
      '@Luis',
      '[[a]]',
      '](b.md)',
      '`',
      '```',
      '\n',
      '- [ ] ',
      '(due 2026-13-01)',
      '<<<<<<< x',
      '=======',
      '>>>>>>> y',
      ' ',
      '<!--',
      '-->',
      'é',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (words) => {
        const text = words.join('');
        const { links = [], people = [], dues = [], conflict } = bodyFactsOf(text) ?? {};
        for (const { person, at } of people) expect(text.slice(at, at + person.length + 1)).toBe(`@${person}`);
        for (const { due, at } of dues) expect(text.slice(at, at + due.length)).toBe(due);
        for (const { to, target, at } of links) expect(text.startsWith(to === 'path' ? target : '[[', at)).toBe(true);
        if (conflict !== undefined) expect(text.startsWith('<<<<<<< ', conflict)).toBe(true);
      }),
    );
  });

  test.each(['<<<<<<< \n'.repeat(50_000).concat('>>>>>>> '), '@'.repeat(200_000), '@a-'.repeat(100_000), '- [ ] (due 1'.repeat(50_000)])(
    'a text made to keep it busy is read at once (%#)',
    (text) => {
      expect(() => bodyFactsOf(text)).not.toThrow();
    },
  );
});

test.each<[string, string[]]>([
  ['', []],
  ['a', []],
  ['a\nb\n', []],
  ['a\r\nb\r\n', []],
  ['a\nb\r\nc\r\n', ['2:2 the line ends with CRLF, those above it with LF; expected one way in all of the file']],
  ['a\r\n\r\nbc\n', ['3:3 the line ends with LF, those above it with CRLF; expected one way in all of the file']],
])('line ends of %j', (text, told) => {
  const found = lineEndFaults({ path: 'a.md', text });
  expect(found.map(({ place, message }) => `${place.line}:${place.column} ${message}`)).toEqual(told);
});
