import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNear } from './levels.ts';
import { decodeNumbers, encodeNumbers } from './numbers.ts';
import { eachFound, indexTexts, readShard, shardsWith, writeShards } from './shards.ts';
import type { Texts } from './within.ts';
import { askedWords, foldText, wordsOfText } from './words.ts';

const letters = fc.constantFrom(...'abcAB éñÑßёЁйщ東京都タワー 한국1 2-_.,\n\u0301'.split(''));
const text = fc.string({ unit: letters, maxLength: 60 });
const texts = fc.record({
  text: fc.array(text, { maxLength: 2 }),
  said: fc.array(text, { maxLength: 2 }),
  field: fc.array(text, { maxLength: 2 }),
}) satisfies fc.Arbitrary<Texts>;

test('rising numbers come back as they were', () => {
  const rising = fc.uniqueArray(fc.nat(5_000_000)).map((numbers) => numbers.sort((a, b) => a - b));
  fc.assert(
    fc.property(rising, (numbers) => {
      expect(decodeNumbers(encodeNumbers(numbers))).toEqual(numbers);
    }),
  );
});

test('what encodes numbers stands in JSON and HTML as it is, one character for most steps', () => {
  const all = encodeNumbers(Array.from({ length: 300 }, (_, number) => number * number * 7));
  expect(JSON.stringify(all)).toBe(`"${all}"`);
  expect(all).not.toMatch(/[<>&'"|\s]/);
  expect(encodeNumbers([0, 1, 2, 40])).toHaveLength(4);
});

describe('words', () => {
  test.each([
    ['Muñoz, ЁЛКА!', ['munoz', 'елка']],
    ['a b cd', ['cd']],
    ['東京都', ['東京', '京都', '都']],
    ['v2.10-rc1', ['v2', '10', 'rc1']],
    [`${'x'.repeat(50)}`, ['x'.repeat(32)]],
  ])('%s', (written, words) => expect(wordsOfText(foldText(written))).toEqual(words));

  test('a word with marks that stand alone is the word without', () => {
    expect(wordsOfText(foldText('re\u0301sume\u0301'))).toEqual(wordsOfText(foldText('résumé')));
  });
});

describe('an index in files', () => {
  const found = (files: ReturnType<typeof writeShards>, word: string): string[] => {
    const firsts = files.map(({ first }) => first);
    const entries = shardsWith(firsts, word).flatMap((number) => readShard(files[number]?.shard ?? { words: '', found: '' }));
    const places: string[] = [];
    for (const each of entries) if (each.word === word) eachFound(each.found, (number, within) => places.push(`${number} ${within}`));
    return places;
  };

  test('finds every word of every text where it stands, in however many files', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (all, count) => {
        const files = writeShards(indexTexts(all, Number.POSITIVE_INFINITY), count);
        expect(files).toHaveLength(count);
        for (const [number, each] of all.entries())
          for (const within of ['text', 'said', 'field'] as const)
            for (const word of each[within].flatMap((part) => wordsOfText(foldText(part))))
              expect(found(files, word)).toContain(`${number} ${within}`);
      }),
    );
  });

  test('a beginning leads to every file that holds such a word', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (all, count) => {
        const files = writeShards(indexTexts(all, Number.POSITIVE_INFINITY), count);
        const firsts = files.map(({ first }) => first);
        for (const [number, { shard }] of files.entries())
          for (const { word } of readShard(shard))
            for (const start of [word, word.slice(0, 2), word.slice(0, 1)]) expect(shardsWith(firsts, start)).toContain(number);
      }),
    );
  });

  test('that would be too big leaves out the ends of the longest texts, and no field', () => {
    const words = (from: number, count: number) => Array.from({ length: count }, (_, at) => `w${from + at}`).join(' ');
    const all: Texts[] = [
      { text: [words(0, 1000)], said: [], field: ['field'] },
      { text: [words(2000, 5)], said: [], field: [] },
    ];
    const index = indexTexts(all, 500);
    expect(index.size).toBeLessThan(200);
    expect(['field', 'w0', 'w18', 'w2004'].filter((word) => !index.has(word))).toEqual([]);
    expect(index.has('w999')).toBe(false);
  });
});

test.each([
  ['renewal', 'renwal', true],
  ['renewal', 'renewwal', true],
  ['renewal', 'rebewal', true],
  ['renewal', 'reenwal', true],
  ['renewal', 'renw', true],
  ['renewal', 'rnwal', false],
  ['renewal', 'harbour', false],
])('%s is near to %s: %s', (word, asked, near) => expect(isNear(word, asked)).toBe(near));

test('a query is its words, as many as make sense', () => {
  expect(askedWords(' sales/Ácme  (2026) ')).toEqual(['sales', 'acme', '2026']);
  expect(askedWords('x '.repeat(100))).toHaveLength(12);
});
