import type { FieldType } from '../model/field-type.ts';
import { type NumberLimits, numberInput, readNumber, shownDecimals } from '../model/numbers.ts';
import { compareText, readOne } from '../model/reading.ts';

export default {
  summary: 'A share of a hundred: 75 means 75 %.',
  options: (z) =>
    z
      .strictObject({
        min: z.number().optional().describe('The least it may be: 0 means 0 %.'),
        max: z.number().optional().describe('The most it may be: 100 means 100 %.'),
        decimals: z.int().min(0).max(15).optional().describe('The most digits behind the point.'),
      })
      .refine(({ min, max }) => min === undefined || max === undefined || min <= max, { path: ['max'], error: 'is less than min' }),
  read: (written, options) => readOne(written, 'a percentage such as 75', (scalar) => readNumber(scalar, options)),
  compare: (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : compareText(a, b)),
  display: (value, { decimals }) => ({
    as: 'number',
    number: Number(value),
    format: { style: 'unit', unit: 'percent', ...shownDecimals(value, decimals) },
  }),
  input: numberInput,
  expression: 'double',
  examples: [
    { yaml: '75', gives: { value: 75 } },
    { yaml: '0.5', gives: { value: 0.5 } },
    { yaml: '-120', gives: { value: -120 } },
    { yaml: '75 %', gives: { problem: '"75 %" is not a number; write 75' } },
    { yaml: '12,5%', gives: { problem: '"12,5%" is not a number; write 12.5' } },
    { yaml: 'half', gives: { problem: '"half" is not a number' } },
    { yaml: '[1, 2]', gives: { problem: 'a list stands where a percentage such as 75 was expected' } },
    { options: { max: 100 }, yaml: '101', gives: { problem: '101 is more than 100, the most it may be' } },
    { options: { decimals: 0 }, yaml: '99.5', gives: { problem: '99.5 has 1 decimals; expected at most 0' } },
  ],
} satisfies FieldType<NumberLimits>;
