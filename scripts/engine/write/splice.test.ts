import { describe, expect, test } from 'vitest';
import type { Value } from '../../model/value.ts';
import { spliceKey } from './splice.ts';

const splice = (text: string, key: string, to: Value | undefined): string => {
  const result = spliceKey(text, key, to);
  return 'text' in result ? result.text : `✗ ${result.problem}`;
};
const fm = (yaml: string, body = 'Body.\n'): string => `---\n${yaml}---\n${body}`;

const examples: [name: string, before: string, key: string, to: Value | undefined, after: string][] = [
  ['a comment on the line stays', 'due: 2026-12-01 # firm\n', 'due', '2026-12-15', 'due: 2026-12-15 # firm\n'],
  ['single quotes stay', "title: 'a'\n", 'title', "it's", "title: 'it''s'\n"],
  ['double quotes stay', 'title: "a"   # x\n', 'title', 'b "c"', 'title: "b \\"c\\""   # x\n'],
  ['text that reads as a number gets quotes', 'version: 1.9\n', 'version', '1.10', 'version: "1.10"\n'],
  ['so does what YAML 1.1 takes for another type', 'a: x\n', 'a', 'no', 'a: "no"\n'],
  ['and what begins like a comment or a list', 'a: x\n', 'a', 'C #7: [b]', 'a: "C #7: [b]"\n'],
  ['a day needs none', 'a: 1\n', 'due', '2026-12-01', 'a: 1\ndue: 2026-12-01\n'],
  ['a number', 'a: "12"\n', 'a', 13.5, 'a: 13.5\n'],
  ['an empty value', 'a:\nb: 1\n', 'a', 'x', 'a: x\nb: 1\n'],
  ['an empty value with a comment', 'a: # none yet\nb: 1\n', 'a', 'x', 'a: x # none yet\nb: 1\n'],
  ['null', 'a: ~ # c\n', 'a', true, 'a: true # c\n'],
  [
    'a key that is unset takes its line along, other comments stay',
    '# one\na: 1 # gone\n# two\nb: 2\n',
    'a',
    undefined,
    '# one\n# two\nb: 2\n',
  ],
  ['a list that is unset takes its lines along', 'a:\n  - x # x\n  - y\n# two\nb: 2\n', 'a', undefined, '# two\nb: 2\n'],
  ['a block of text that is unset', 'a: |\n  x\n\n  y\nb: 2\n', 'a', undefined, 'b: 2\n'],
  ['several lines become a block', 'a: x\nb: 2\n', 'a', 'one\n\ntwo', 'a: |-\n  one\n\n  two\nb: 2\n'],
  ['a block becomes a line', 'a: >- # c\n  x\n  y\n\nb: 2\n', 'a', 'z', 'a: z # c\n\nb: 2\n'],
  ['lines of blanks below a block stay', 'a: |\n  x\n\n \nb: 2\n', 'a', 'z', 'a: z\n\n \nb: 2\n'],
  ['lines of blanks that are text of a block go', 'a: |\n  x\n   \nb: 2\n', 'a', 'z', 'a: z\nb: 2\n'],
  ['a text over several lines', 'a: x\n  y # c\nb: 2\n', 'a', 'z', 'a: z # c\nb: 2\n'],
  ['an item is added in brackets', 'tags: [a, "b" ] # c\n', 'tags', ['a', 'b', 'c'], 'tags: [a, "b", c ] # c\n'],
  ['an item is taken out of brackets', 'tags: [a, b, c]\n', 'tags', ['a', 'c'], 'tags: [a, c]\n'],
  ['the last item is taken out of brackets', 'tags: [ a, b, c ]\n', 'tags', ['a', 'b'], 'tags: [ a, b ]\n'],
  ['brackets over several lines', 'tags: [\n  a, # one\n  b\n]\n', 'tags', ['a', 'b', 'c'], 'tags: [\n  a, # one\n  b, c\n]\n'],
  ['empty brackets', 'tags: [] # none\n', 'tags', ['a'], 'tags: [a] # none\n'],
  ['brackets emptied', 'tags: [a] # c\n', 'tags', [], 'tags: [] # c\n'],
  [
    'a line is added to a list',
    'tags:\n    - a # one\n    - b\n# top\nb: 1\n',
    'tags',
    ['a', 'b', 'c'],
    'tags:\n    - a # one\n    - b\n    - c\n# top\nb: 1\n',
  ],
  ['a line is added behind a comment', 'tags:\n- a # one\n', 'tags', ['a', 'b'], 'tags:\n- a # one\n- b\n'],
  ['a line is taken from a list', 'tags:\n  - a\n  # why b\n  - b\n  - c\n', 'tags', ['a', 'c'], 'tags:\n  - a\n  # why b\n  - c\n'],
  [
    'a line is added behind a block of text',
    'tags:\n  - >-\n    a\n    b\n  - |\n    c\n\nd: 1\n',
    'tags',
    ['a b', 'c\n', 'e'],
    'tags:\n  - >-\n    a\n    b\n  - |\n    c\n  - e\n\nd: 1\n',
  ],
  ['items are exchanged', 'tags:\n  - a\n  - b\n', 'tags', ['b', 'z'], 'tags:\n  - b\n  - z\n'],
  ['another order', 'tags:\n  - a\n  - b\nc: 1\n', 'tags', ['b', 'a'], 'tags:\n  - b\n  - a\nc: 1\n'],
  ['a value that stands for a list of one', 'tags: urgent # hot\n', 'tags', ['urgent', 'bug'], 'tags: [urgent, bug] # hot\n'],
  ['a list becomes a value', 'tags: # t\n  - a\n  - b\nc: 1\n', 'tags', 'x', 'tags: x # t\nc: 1\n'],
  ['a new list, one item a line', 'a: 1\n', 'tags', ['x', '007'], 'a: 1\ntags:\n  - x\n  - "007"\n'],
  ['a new list like the others', 'l:\n- 1\n', 'tags', ['x'], 'l:\n- 1\ntags:\n- x\n'],
  ['a list under an empty key', 'tags: # t\nb: 1\n', 'tags', ['x'], 'tags: # t\n  - x\nb: 1\n'],
  ['a map', 'a: 1\n', 'repeat', { every: 'week', days: ['mon'] }, 'a: 1\nrepeat: { every: week, days: [mon] }\n'],
  ['a map in lines is replaced', 'r:\n  every: day # d\n  n: 2\nb: 1\n', 'r', { every: 'week' }, 'r: { every: week }\nb: 1\n'],
  ['keys with spaces before them', '  a: 1\n  b: 2\n', 'c', 3, '  a: 1\n  b: 2\n  c: 3\n'],
  ['behind a block that keeps its blank lines', 'a: |+\n  x\n\n', 'b', 1, 'a: |+\n  x\n\nb: 1\n'],
  ['keys in braces', '{ a: 1, b: x }\n', 'a', 2, '{ a: 2, b: x }\n'],
  ['a text that braces would cut', '{ a: x, b: x }\n', 'a', 'p, q: r', '{ a: "p, q: r", b: x }\n'],
];

describe('one key is set', () => {
  test.each(examples)('%s', (_name, before, key, to, after) => {
    expect(splice(fm(before), key, to)).toBe(fm(after));
    const crlf = (text: string) => fm(text).replaceAll('\n', '\r\n');
    expect(splice(`\ufeff${crlf(before)}`, key, to)).toBe(`\ufeff${crlf(after)}`);
  });

  test('a file without frontmatter gets one, with its own line ends', () => {
    expect(splice('Text\r\n', 'title', 'A')).toBe('---\r\ntitle: A\r\n---\r\nText\r\n');
    expect(splice('\ufeff', 'title', 'A')).toBe('\ufeff---\ntitle: A\n---\n');
    expect(splice('---\n---\nText', 'title', 'A')).toBe('---\ntitle: A\n---\nText');
    expect(splice('---\n# nothing yet\n---', 'title', 'A')).toBe('---\n# nothing yet\ntitle: A\n---');
  });

  test('what cannot be written soundly is not written', () => {
    expect(splice(fm('{ a: 1, b: 2 }\n'), 'a', undefined)).toBe(
      '✗ "a" cannot be written into this frontmatter without touching other keys; expected one key a line',
    );
    expect(splice(fm('{ a: 1 }\n'), 'b', 1)).toContain('✗ "b" cannot be written');
    expect(splice(fm('title: [\n'), 'due', '2026-12-01')).toContain('✗ its frontmatter cannot be read (line ');
    expect(splice('---js\n{}\n---\n', 'a', 1)).toContain('✗ its frontmatter cannot be read (the first line is "---js"');
  });

  test('what is so already changes no byte', () => {
    const text = fm('a:   "x"  # c\nl: [ "p" ,q ]\n');
    expect([splice(text, 'a', 'x'), splice(text, 'l', ['p', 'q']), splice(text, 'none', undefined)]).toEqual([text, text, text]);
  });
});

test('a frontmatter never grows beyond what may be read', () => {
  const text = '---\ntitle: A\n---\n';
  expect(spliceKey(text, 'note', 'x'.repeat(70_000))).toEqual({
    problem: '"note" would make a frontmatter of 69 KiB; a record holds at most 64 KiB',
  });
  const large = `---\ntitle: A\nnote: ${'x'.repeat(70_000)}\n---\n`;
  expect(spliceKey(large, 'note', undefined)).toEqual({ text });
  expect(spliceKey(large, 'note', 'x')).toEqual({ text: '---\ntitle: A\nnote: x\n---\n' });
});

test('half of a character is not written: no file could hold it', () => {
  const problem = 'title: the text holds half of a character (a lone surrogate)';
  const values: Value[] = ['a\ud800', ['a', '\udc00'], { a: '\ud800' }, { '\ud800': 'a' }];
  for (const to of values) expect(spliceKey('---\ntitle: A\n---\n', 'title', to)).toEqual({ problem });
});
