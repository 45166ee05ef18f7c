import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeNumber } from './number.ts';

const languages = readdirSync(join(import.meta.dirname, '../languages')).map((file) => file.replace(/\.yml$/, ''));

describe('a number as a language writes it', () => {
  test.each([...languages, 'en-GB', 'de', 'ar-EG', 'fa'])('in %s it is what Intl says, small and large', (locale) => {
    const format = new Intl.NumberFormat(locale);
    const numbers = [
      ...Array(1100).keys(),
      9999,
      10_000,
      45_678,
      100_000,
      999_999,
      1_000_000,
      1_234_567,
      -1,
      0.5,
      12.345,
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ];
    for (const number of numbers) expect(writeNumber(number, locale)).toBe(format.format(number));
  });
});
