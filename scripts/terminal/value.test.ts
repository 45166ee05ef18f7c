import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reckonedFormat } from '../model/numbers.ts';
import { drawValue } from './value.ts';

test('a number is drawn as the tables of English say, whichever way it is drawn', () => {
  const number = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true }), fc.constantFrom(0, -0, 999, 1000, -1000, 1e15));
  const format = fc.constantFrom<Intl.NumberFormatOptions | undefined>(
    undefined,
    {},
    { minimumFractionDigits: 0, maximumFractionDigits: 3 },
    { minimumFractionDigits: 2, maximumFractionDigits: 2 },
    { style: 'currency', currency: 'EUR' },
    reckonedFormat,
  );
  fc.assert(
    fc.property(number, format, (value, given) => {
      const drawn = drawValue({ as: 'number', number: value, ...(given ? { format: given } : {}) });
      expect(drawn).toBe(new Intl.NumberFormat('en', given).format(value));
    }),
  );
});

test.each([
  [16 / 3, '5.33'],
  [2 / 3, '0.67'],
  [1 / 700, '0.0014'],
  [0.1 + 0.2, '0.3'],
  [1234.5678, '1,234.57'],
  [12, '12'],
])('%d, worked out, is drawn as %s', (number, drawn) => {
  expect(drawValue({ as: 'number', number, format: reckonedFormat })).toBe(drawn);
});
