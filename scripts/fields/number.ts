import type { FieldType } from '../model/field-type.ts';
import { type NumberLimits, numberInput, readNumber, shownDecimals } from '../model/numbers.ts';
import { compareText, readOne } from '../model/reading.ts';

interface Options extends NumberLimits {
  prefix?: string;
  suffix?: string;
}

export default {
  summary: 'A number.',
  options: (z) =>
    z
      .strictObject({
        min: z.number().optional().describe('The least it may be.'),
        max: z.number().optional().describe('The most it may be.'),
        decimals: z.int().min(0).max(15).optional().describe('The most digits behind the point.'),
        prefix: z.string().max(20).optional().describe('Shown before the number.'),
        suffix: z.string().max(20).optional().describe('Shown behind the number.'),
      })
      .refine(({ min, max }) => min === undefined || max === undefined || min <= max, { path: ['max'], error: 'is less than min' }),
  read: (written, options) => readOne(written, 'a number', (scalar) => readNumber(scalar, options)),
  compare: (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : compareText(a, b)),
  display: (value, { decimals, prefix, suffix }) => ({
    as: 'number',
    number: Number(value),
    format: shownDecimals(value, decimals),
    ...(prefix === undefined ? {} : { prefix }),
    ...(suffix === undefined ? {} : { suffix }),
  }),
  input: numberInput,
  expression: 'double',
  examples: [
    { yaml: '12000', gives: { value: 12000 } },
    { yaml: '-0.5', gives: { value: -0.5 } },
    { yaml: '1e3', gives: { value: 1000 } },
    { yaml: '"80"', gives: { value: 80 } },
    { yaml: '12 000', gives: { problem: '"12 000" is not a number; write 12000' } },
    { yaml: '12,5', gives: { problem: '"12,5" is not a number; write 12.5' } },
    { yaml: '1,200', gives: { problem: '"1,200" is not a number; write 1200 or 1.200' } },
    { yaml: '0,125', gives: { problem: '"0,125" is not a number; write 0.125' } },
    { yaml: '1.234,50', gives: { problem: '"1.234,50" is not a number; write 1234.50' } },
    { yaml: '80 %', gives: { problem: '"80 %" is not a number; write 80' } },
    { yaml: 'many', gives: { problem: '"many" is not a number' } },
    { yaml: 'true', gives: { problem: '"true" is not a number' } },
    { yaml: '.inf', gives: { problem: '".inf" is not a finite number' } },
    { yaml: '12345678901234567890', gives: { problem: '"12345678901234567890" is too large to be kept to the last digit' } },
    { options: { min: 0, max: 100 }, yaml: '101', gives: { problem: '101 is more than 100, the most it may be' } },
    { options: { min: 0 }, yaml: '-1', gives: { problem: '-1 is less than 0, the least it may be' } },
    { options: { decimals: 2 }, yaml: '9.999', gives: { problem: '9.999 has 3 decimals; expected at most 2' } },
  ],
} satisfies FieldType<Options>;
