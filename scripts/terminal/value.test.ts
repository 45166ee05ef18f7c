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

test.each([
  ['ana@example.org', 'mailto:ana@example.org', 'ana@example.org'],
  ['o’brien+x@example.org', 'mailto:o%E2%80%99brien%2Bx@example.org', 'o’brien+x@example.org'],
  ['Ana', 'mailto:ana@example.org', 'Ana <ana@example.org>'],
  ['+34 612 34 56 78', 'tel:+34612345678', '+34 612 34 56 78'],
  ['example.org/a', 'https://example.org/a/', 'https://example.org/a/'],
  ['Our shop', 'https://example.org', 'Our shop (https://example.org)'],
])('the link %s to %s is drawn as %s', (text, url, drawn) => {
  expect(drawValue({ as: 'link', text, url })).toBe(drawn);
});
