import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../../model/value.ts';
import { nextLine, readSource } from './source.ts';
import { spliceKey } from './splice.ts';
import { says } from './verify.ts';

const splice = (text: string, key: string, to: Value | undefined): string => {
  const result = spliceKey(text, key, to);
  return 'text' in result ? result.text : `✗ ${result.problem}`;
};

const naughty: string[] = [
  '',
  'null',
  '~',
  '#',
  '---',
  '...',
  '- a',
  'a: b',
  '@ana',
  '`x`',
  '1e3',
  '0x1f',
  '.inf',
  '{}',
  '[[a]]',
  '%',
  '!tag',
  '&a',
  '*a',
  '"',
  "'",
  '\\',
  '\t',
  ' x ',
  'é',
  '日本',
  '\u2028',
  '\u0000',
  '\u007f',
  '\ufeff',
  '😀',
  '𝒳',
  '‮abc',
  '<<',
  '=',
  'Ω≈ç√',
  'true',
  'Yes',
  '12:30:45',
  '1_000',
  "it's",
  'say "x" # y',
  'x:',
  ': x',
  '?',
  '| x',
  '> x',
];
const text = fc.oneof(
  fc.constantFrom(...naughty),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...naughty, 'a', ' ', ''), { maxLength: 4 }).map((lines) => lines.join('\n')),
);
const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n || 0),
  fc.boolean(),
);
const value: fc.Arbitrary<Value> = fc.oneof(
  scalar,
  fc.uniqueArray(text, { maxLength: 4 }),
  fc.constant<Value>({ every: 'week', n: 2, days: ['mon', 'no'] }),
);

/** One entry as people write it: odd spacing, comments, every kind of quotes, lists and blocks; lines end with \n. */
const entry = fc.constantFrom(
  (k: string) => `${k}: plain # c\n`,
  (k: string) => `${k}:\n`,
  (k: string) => `${k}: # none\n`,
  (k: string) => `${k}:    'it''s'\n`,
  (k: string) => `${k}: "d\\n\\u00e9" #x\n`,
  (k: string) => `${k}: |\n    block\n\n     more\n`,
  (k: string) => `${k}: >-  # folded\n  a\n  b\n\n`,
  (k: string) => `${k}: |+\n  keep\n\n\n`,
  (k: string) => `${k}: [a, "b",c ]\n`,
  (k: string) => `${k}: [ ]\n`,
  (k: string) => `${k}: [\n  a, # one\n  b\n  ]  # end\n`,
  (k: string) => `${k}:\n  - a\n  - b # two\n  # after\n`,
  (k: string) => `${k}:\n- x\n\n- 'y'\n`,
  (k: string) => `${k}: { p: 1, q: [z] }\n`,
  (k: string) => `${k}:\n  p: 1\n  q:\n    - z\n`,
  (k: string) => `# above\n"${k}": 007\n`,
  (k: string) => `${k}: over\n  two lines\n`,
  (k: string) => `\n\n${k}: 2026-12-01\n`,
  (k: string) => `${k}: "a\n  b"  # q\n`,
  (k: string) => `${k}: ~\n`,
  (k: string) => `${k}: 日本 → 😀\n`,
  (k: string) => `? ${k}\n: 1\n`,
  (k: string) => `${k}: !!str 12\n`,
  (k: string) => `${k}:\n  deep # d\n`,
);
const document = fc
  .record({
    entries: fc.array(entry, { maxLength: 6 }),
    body: fc.constantFrom('', 'Text', 'A\n\n---\n\nB\n', '---\n', '\n'),
    crlf: fc.boolean(),
    bom: fc.boolean(),
    tail: fc.constantFrom('', '# last\n', '\n'),
  })
  .map(({ entries, body, crlf, bom, tail }) => {
    const lf = `---\n${entries.map((make, index) => make(`k${index}`)).join('')}${tail}---\n${body}`;
    return { text: (bom ? '\ufeff' : '') + (crlf ? lf.replaceAll('\n', '\r\n') : lf), keys: entries.map((_, index) => `k${index}`) };
  });

describe('whatever the document', () => {
  test('setting a key changes only the bytes of its own lines, and it reads back', () => {
    fc.assert(
      fc.property(document, fc.nat(6), value, ({ text: before, keys }, pick, to) => {
        const key = keys[pick] ?? 'fresh';
        const result = spliceKey(before, key, to);
        if ('problem' in result) throw new Error(result.problem);
        const [old, now] = [readSource(before), readSource(result.text)];
        if ('problem' in old || 'problem' in now) throw new Error('unreadable');
        expect(says(now.written.get(key)!, to)).toBe(true);
        const pair = old.pairs.get(key);
        const end = old.split.present ? old.split.yamlStart + old.split.yaml.length : before.length;
        const [head, tail] = pair ? [pair.colonEnd, nextLine(before, Math.max(pair.end, pair.colonEnd))] : [end, end];
        expect(result.text.startsWith(before.slice(0, head))).toBe(true);
        expect(result.text.slice(head).endsWith(before.slice(tail))).toBe(true);
        const lf = result.text.replaceAll('\r\n', '');
        if (before.includes('\r\n')) expect(lf).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 2000 },
    );
  });

  test('unsetting a key takes its lines and nothing else; setting it again gives the same values', () => {
    fc.assert(
      fc.property(document, fc.nat(6), text, ({ text: before, keys }, pick, to) => {
        const key = keys[pick] ?? 'fresh';
        const without = splice(before, key, undefined);
        const added = splice(before, 'fresh', to);
        expect(splice(added, 'fresh', undefined)).toBe(before);
        if (!keys.includes(key)) {
          expect(without).toBe(before);
          return;
        }
        const kept = without.split('\n');
        const lines = before.split('\n');
        let at = 0;
        for (const line of lines) if (line === kept[at]) at++;
        expect(at).toBe(kept.length);
      }),
      { numRuns: 1000 },
    );
  });
});
