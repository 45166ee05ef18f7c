import fc from 'fast-check';
import type { Value } from '../model/value.ts';

/** Texts that YAML, terminals, names or readers of text take for something else. */
export const naughty: string[] = [
  ...['', 'null', '~', '#', '---', '...', '- a', 'a: b', '@ana', '`x`', '1e3', '0x1f', '.inf', '{}', '[[a]]', '%', '!tag', '&a', '*a'],
  ...['"', "'", '\\', '\t', ' x ', 'é', '日本', '\u2028', '\u0000', '\u007f', '\u0085', '\ufeff', '😀', '𝒳', '\u202eabc', '<<', '='],
  ...['Ω≈ç√', 'true', 'Yes', '12:30:45', '1_000', "it's", 'say "x" # y', 'x:', ': x', '?', '| x', '> x', 'e\u0301', '\ufffe', '\r', '007'],
  ...['{{ vars.X }}', '::add-mask::x', '__proto__', 'constructor', '../../x', '<!-- x', '</script>', '-x', '=1+1', '\u{10ffff}', 'ﬀ', 'İ'],
];

/** One text, short and odd; half characters only where they are asked for. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...naughty),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...naughty, 'a', ' ', ''), { maxLength: 4 }).map((lines) => lines.join('\n')),
);

/** One text that stands on one line. */
export const oddLine: fc.Arbitrary<string> = oddText.map((text) => text.replace(/[\r\n\u0085\u2028\u2029]/g, '·'));

/** What a key may be set to, of every shape. */
export const oddValue: fc.Arbitrary<Value> = fc.oneof(
  oddText,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n || 0),
  fc.boolean(),
  fc.uniqueArray(oddText, { maxLength: 4 }),
  fc.constant<Value>({ every: 'week', n: 2, days: ['mon', 'no'] }),
);
