import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainValue } from '../../model/written.ts';
import { parseYaml } from '../read/yaml.ts';
import { readPlainState } from './file-state.ts';
import { plainKept, writtenFromKept } from './kept.ts';
import { readOddState } from './odd-state.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const file = (yaml: string, body = 'text\n') => bytesOf(`---\n${yaml}---\n${body}`);

/** Keys with their plain values. */
function keysIn(bytes: Uint8Array, read: (bytes: Uint8Array) => ReturnType<typeof readPlainState>) {
  const state = read(bytes);
  return state?.keys && Object.fromEntries([...state.keys].map(([key, kept]) => [key, plainKept(kept)]));
}

describe('the quick reader', () => {
  test.each([
    ['title: Acme renewal\nvalue: 12000\n', { title: 'Acme renewal', value: 12000 }],
    ['due:\ndone: true\ncode: 007\nversion: 1.10\n', { due: null, done: true, code: 7, version: 1.1 }],
    ['tags: [a, b]\nempty: []\n', { tags: ['a', 'b'], empty: [] }],
    ['tags:\n  - a\n  - "b: c"\n# note\nlast: -5\n', { tags: ['a', 'b: c'], last: -5 }],
    ["tags:\n- a\n- 'b'\n", { tags: ['a', 'b'] }],
    ['a: https://x.example/#top\r\nb: c\r\n', { a: 'https://x.example/#top', b: 'c' }],
  ])('reads %j as everyone does', (yaml, keys) => {
    expect(keysIn(file(yaml), readPlainState)).toEqual(keys);
    expect(keysIn(file(yaml), readOddState)).toEqual(keys);
  });

  test.each([
    'a: |\n  block\n',
    'a: b # note\n',
    'a: "b\\n"\n',
    'a: { b: c }\n',
    'a: b\n  more\n',
    'a: *x\n',
    'a: [b, [c]]\n',
    'a: 1\na: 2\n',
    'a: @b\n',
    '- a\n',
    'a: b: c\n',
  ])('leaves %j to the YAML reader', (yaml) => expect(readPlainState(file(yaml))).toBeUndefined());

  test.each(['', 'no frontmatter\n', '---\na: 1\n', '----\na: 1\n---\n', '---\na: 1\n---x\n', '\ufeff---\na: 1\n---\n'])(
    'leaves the file %j to the other',
    (text) => {
      expect(readPlainState(bytesOf(text))).toBeUndefined();
      expect(() => readOddState(bytesOf(text))).not.toThrow();
    },
  );

  test('never says anything else than the YAML reader', () => {
    const word = fc.constantFrom(
      'a',
      'b c',
      '1',
      '1.10',
      '0x1F',
      'true',
      'Null',
      '~',
      '-1',
      '- x',
      'x:',
      'a: b',
      'a #b',
      '#b',
      '"q"',
      "'q'",
      '"q',
      '[a, b]',
      '[a,',
      '{a: b}',
      '.inf',
      '1e3',
      '?',
      '!x',
      '&a',
      '*a',
      '|',
      '>',
      '%',
      '@x',
      '`',
      'é',
      'a\tb',
      '',
      '---',
      '...',
      '<<',
      'x\u00a0',
      '\u2003y',
    );
    const yaml = fc
      .array(
        fc.tuple(
          fc.constantFrom('a', 'b', 'due', '<<', '1', 'x-y'),
          fc.constantFrom(': ', ':', ':  ', ' : '),
          word,
          fc.constantFrom('\n', '\r\n', '\n  - i\n', '\n- i\n  - j\n', '\n\n', '\n  more\n', ' # c\n', ' \n'),
        ),
        { maxLength: 4 },
      )
      .map((lines) => lines.map((parts) => parts.join('')).join(''));
    fc.assert(
      fc.property(yaml, (text) => {
        const quick = readPlainState(file(text));
        if (!quick) return;
        const { written, problems } = parseYaml(text, 0);
        expect(problems).toEqual([]);
        expect(Object.fromEntries([...(quick.keys ?? [])].map(([key, kept]) => [key, plainValue(writtenFromKept(kept))]))).toEqual(
          Object.fromEntries([...written].map(([key, value]) => [key, plainValue(value)])),
        );
        expect(quick).toEqual(readOddState(file(text)));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the other reader', () => {
  test('takes YAML that cannot be read line by line', () => {
    expect(keysIn(file('title: One\nwho: @ana\nstatus: "open"\ntags:\n  - a\n'), readOddState)).toEqual({
      title: 'One',
      who: '@ana',
      status: 'open',
      tags: ['a'],
    });
  });

  test.each([[0xff, 0xfe, 0x2d], [0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0x0a, 0x2d, 0x2d, 0x2d], [0]])(
    'knows nothing of the keys of bytes that are no text',
    (...bytes) => {
      expect(readOddState(Uint8Array.from(bytes)).keys?.size ?? 0).toBe(0);
    },
  );

  test('tells one text from another, and counts its lines', () => {
    const [one, same, other] = ['a\nb\n', 'a\nb\n', 'a\nb'].map((body) => readPlainState(file('a: 1\n', body)));
    expect([one?.lines, other?.lines, readPlainState(file('a: 1\n', ''))?.lines]).toEqual([2, 2, 0]);
    expect([one?.body === same?.body, one?.body === other?.body]).toEqual([true, false]);
  });
});
