import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlainYaml } from './plain-yaml.ts';
import { parseYaml } from './yaml.ts';

const usual = `title: Acme renewal (2nd try), "so far"
assignees:
  - ana
tags:
  - urgent
  - it-is-50%
start: 2026-11-20
due: 2026-12-01T17:30
deal_value: 12000
paid: true
site: https://tidewater.example/a?b=c#d
note: Заявка №7 — ¿qué?
version: 1.2.3
`;

function expectSame(yaml: string): void {
  const plain = readPlainYaml(yaml, 4);
  if (!plain) return;
  const { written, keys, problems } = parseYaml(yaml, 4);
  expect({ yaml, ...plain }).toEqual({ yaml, written, keys, problems });
}

test('what most records hold is read as the YAML library reads it', () => {
  const yaml = usual.replace('version: 1.2.3\n', '');
  expect(readPlainYaml(yaml, 4)).toBeDefined();
  expectSame(yaml);
});

test.each([
  ['title: a\n b\n'],
  ['title: a # b\n'],
  ['title: a: b\n'],
  ['title: a:\n'],
  ['title: "a"\n'],
  ['title: [a]\n'],
  ['title: |\n  a\n'],
  ['title:\n'],
  ['title:\ndue: 2026-12-01\n'],
  ['title: a\ntitle: b\n'],
  ['title: a \n'],
  ['title:  a\n'],
  ['title: a\r\n'],
  ['title: a'],
  ['title: a\u2028b\n'],
  ['title: null\n'],
  ['title: True\n'],
  ['size: 007\n'],
  ['size: 1.10\n'],
  ['size: 1e3\n'],
  ['size: 0x1F\n'],
  ['size: 12345678901234567890\n'],
  ['constructor: a\n'],
  ['tags:\n- a\n'],
  ['tags:\n  - a\n   - b\n'],
  ['tags:\n  - a: b\n'],
  ['tags:\n  - a\n  b\n'],
  ['  - a\n'],
  ['# a\ntitle: a\n'],
  [''],
])('what is more than that is left to the library: %j', (yaml) => {
  expect(readPlainYaml(yaml, 0)).toBeUndefined();
});

test('whatever is read as plain, the library reads the same', () => {
  const part = fc.constantFrom(
    ...['a', 'title', 'tags', 'null', 'true', '~', '7', '0', '1.5', '1e3', '0x1F', '0o7', '2026-12-01', 'é', '\u2028', '\ufeff', '\u0085'],
    ...[
      ' ',
      '  ',
      '\t',
      ':',
      ': ',
      ' #',
      '#',
      '-',
      '- ',
      '? ',
      '& ',
      '*a',
      '!a',
      '|',
      '>',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ',',
      '%',
      '@',
      '`',
      '\\',
    ],
  );
  const odd = fc.array(part, { minLength: 0, maxLength: 4 }).map((parts) => parts.join(''));
  const value = fc.oneof(
    { weight: 2, arbitrary: odd },
    { weight: 3, arbitrary: fc.constantFrom('a', '7', 'b c', '2026-12-01', 'x-1', 'true') },
  );
  const key = fc.constantFrom('title', 'tags', 'due', 'size', 'n', 'y', 'null', 'a_1', '2', 'a b');
  const line = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(key, value).map(([key, value]) => `${key}: ${value}`) },
    { weight: 2, arbitrary: key.map((key) => `${key}:`) },
    { weight: 5, arbitrary: fc.tuple(fc.constantFrom('', ' ', '  ', '   '), value).map(([indent, value]) => `${indent}- ${value}`) },
    { weight: 1, arbitrary: value },
  );
  let plain = 0;
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const yaml = `${lines.join('\n')}\n`;
      if (readPlainYaml(yaml, 4)) plain++;
      expectSame(yaml);
    }),
    { numRuns: 4000 },
  );
  expect(plain).toBeGreaterThan(100);
});

test('any text behind a key is read the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
      expectSame(`title: a${one}\ntags:\n  - ${other}\n`);
    }),
    { numRuns: 2000 },
  );
});
