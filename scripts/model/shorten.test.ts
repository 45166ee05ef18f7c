import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitFrontmatter } from '../engine/read/frontmatter.ts';
import { nameProblem } from './names.ts';
import { quoteText } from './reading.ts';
import { shortenWords } from './shorten.ts';

const long = 'abcdefghij'.repeat(170);
const cut = (first: string) => `${first}…${'abcdefghij'.repeat(3).slice(-24)}`;

test('of a long word that is quoted, or stands alone, the middle is left out; what is said of it stays', () => {
  const start = long.slice(0, 55);
  expect(shortenWords(`"${long}" is not a field of sales; did you mean "a"?`)).toBe(
    `"${cut(start)}" is not a field of sales; did you mean "a"?`,
  );
  expect(shortenWords(`there is no record ${long}\nas ${long}`)).toBe(`there is no record ${cut(start)}\nas ${cut(start)}`);
  const said = `"a" is nothing ${'of what is known here '.repeat(9)}; did you mean "b"?`;
  expect(shortenWords(said)).toBe(said);
  expect(shortenWords(`"a \\" ${long}" and "b"`)).toMatch(/^"a \\" [a-j]{50}…[a-j]{24}" and "b"$/);
  expect(shortenWords(`an open " quote\n${said}`)).toBe(`an open " quote\n${said}`);
});

test('it is cut between characters, and never grows', () => {
  expect(shortenWords(`"${'🦔'.repeat(100)}"`)).toBe(`"${'🦔'.repeat(55)}…${'🦔'.repeat(24)}"`);
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '\\', '\n', ' ', long)), { maxLength: 20 }),
      (parts) => {
        const text = parts.join('');
        const short = shortenWords(text);
        expect(short.length).toBeLessThanOrEqual(text.length);
        expect(short.isWellFormed()).toBe(text.isWellFormed());
        for (const word of short.split(/\s/)) expect([...word].length).toBeLessThanOrEqual(200);
      },
    ),
  );
});

test('nowhere a character is halved', () => {
  for (let before = 0; before < 2; before++) {
    const word = `${'a'.repeat(before)}${'🦔'.repeat(100)}`;
    expect(quoteText(word)).toBe(`"${'a'.repeat(before)}${'🦔'.repeat(60 - before)}…"`);
    expect(nameProblem(word)?.isWellFormed()).toBe(true);
    const split = splitFrontmatter(`---\ntitle: x\n---${word}\n`);
    expect('problem' in split && split.problem.isWellFormed()).toBe(true);
  }
});
