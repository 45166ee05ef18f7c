import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalSign, readTyped } from './typed-number.ts';

const languages = ['en', 'es', 'fr', 'it', 'ru'];

describe('a number that somebody typed', () => {
  test.each(languages)('in %s two digits behind a comma or a point are decimals', (language) => {
    expect(
      ['12,50', '12.50', '0,5', '-3,25', '€12,50', '12,5 €', '1234,567', '0.125', '80 %'].map((text) => readTyped(text, language)),
    ).toEqual([12.5, 12.5, 0.5, -3.25, 12.5, 12.5, 1234.567, 0.125, 80].map((number) => ({ number })));
  });

  test.each([
    ['1,200', 'en', { either: [1200, 1.2] }],
    ['1.200', 'en', { number: 1.2 }],
    ['1.200', 'es', { either: [1200, 1.2] }],
    ['1,200', 'fr', { number: 1.2 }],
    ['1,234.50', 'ru', { number: 1234.5 }],
    ['1.234,50', 'en', { number: 1234.5 }],
    ['1,234,567', 'en', { number: 1_234_567 }],
    ['1,234,567', 'it', { number: 1_234_567 }],
    ['1 234,5', 'fr', { number: 1234.5 }],
    ['1\u202f234', 'fr', { number: 1234 }],
    ["1'234.5", 'en', { number: 1234.5 }],
    ['1e3', 'en', { number: 1000 }],
    ['12,', 'en', { number: 12 }],
  ] as const)('%s in %s', (text, language, read) => {
    expect(readTyped(text, language)).toEqual(read);
  });

  test.each(['', ',', '-', 'twelve', '1,23,456', '12,5,0', '1.2.3', '12345678901234567890', '12,50,', '1,234.567,8'])(
    '%s is none',
    (text) => {
      for (const language of languages) expect(readTyped(text, language)).toBeUndefined();
    },
  );

  test('is read again as the form shows it', () => {
    const numbers = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }));
    fc.assert(
      fc.property(numbers, fc.constantFrom(...languages), (number, language) => {
        const shown = String(number).replace('.', decimalSign(language));
        const read = readTyped(shown, language);
        expect(/e/.test(shown) ? number : read).toEqual(/e/.test(shown) ? number : { number: number === 0 ? 0 : number });
      }),
    );
  });
});
