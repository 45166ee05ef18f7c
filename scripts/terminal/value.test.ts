import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawValue } from './value.ts';

test('a number is drawn as the tables of English say, whichever way it is drawn', () => {
  const number = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true }), fc.constantFrom(0, -0, 999, 1000, -1000, 1e15));
  const format = fc.constantFrom<Intl.NumberFormatOptions | undefined>(
    undefined,
    {},
    { minimumFractionDigits: 0, maximumFractionDigits: 3 },
    { minimumFractionDigits: 2, maximumFractionDigits: 2 },
    { style: 'currency', currency: 'EUR' },
  );
  fc.assert(
    fc.property(number, format, (value, given) => {
      const drawn = drawValue({ as: 'number', number: value, ...(given ? { format: given } : {}) });
      expect(drawn).toBe(new Intl.NumberFormat('en', given).format(value));
    }),
  );
});
