import type { FieldType, Reading } from '../model/field-type.ts';
import { compareText, quoteText, readOne } from '../model/reading.ts';

interface Options {
  max: number;
}

function readRating(source: string, max: number): Reading {
  if (/^\+?0*\d{1,4}(\.0*)?$/.test(source)) {
    const rating = Number(source);
    if (rating >= 1 && rating <= max) return { value: rating };
    return { problem: `${rating} is not from 1 to ${max}${rating === 0 ? '; leave it empty where there is no rating' : ''}` };
  }
  const stars = /^(★+)☆*$/u.exec(source)?.[1]?.length ?? 0;
  const share = /^(\d{1,2})\s*\/\s*(\d{1,2})$/.exec(source);
  const meant = share && Number(share[2]) === max ? Number(share[1]) : stars;
  const hint = meant >= 1 && meant <= max ? `; write ${meant}` : '';
  return { problem: `${quoteText(source)} is not a whole number from 1 to ${max}${hint}` };
}

export default {
  summary: 'A rating in stars.',
  options: (z) => z.strictObject({ max: z.int().min(1).max(15).default(5).describe('How many stars there are, at most 15.') }),
  read: (written, { max }) => readOne(written, `a whole number from 1 to ${max}`, ({ source }) => readRating(source, max)),
  compare: (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : compareText(a, b)),
  display: (value, { max }) => ({ as: 'meter', value: Number(value), max, stars: true }),
  input: ({ max }) => ({ as: 'number', min: 1, max, step: 1 }),
  expression: 'double',
  examples: [
    { yaml: '3', gives: { value: 3 } },
    { yaml: '"5"', gives: { value: 5 } },
    { options: { max: 10 }, yaml: '10', gives: { value: 10 } },
    { yaml: '6', gives: { problem: '6 is not from 1 to 5' } },
    { yaml: '0', gives: { problem: '0 is not from 1 to 5; leave it empty where there is no rating' } },
    { yaml: '3.5', gives: { problem: '"3.5" is not a whole number from 1 to 5' } },
    { yaml: '★★★☆☆', gives: { problem: '"★★★☆☆" is not a whole number from 1 to 5; write 3' } },
    { yaml: '4/5', gives: { problem: '"4/5" is not a whole number from 1 to 5; write 4' } },
    { yaml: 'good', gives: { problem: '"good" is not a whole number from 1 to 5' } },
  ],
} satisfies FieldType<Options>;
