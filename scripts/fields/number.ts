import type { FieldType, Reading } from '../model/field-type.ts';
import { compareText, quoteText, readOne } from '../model/reading.ts';
import type { WrittenScalar } from '../model/written.ts';

interface Options {
  min?: number;
  max?: number;
  decimals?: number;
  prefix?: string;
  suffix?: string;
}

const plain = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;

function readNumber({ source, value, quoted }: WrittenScalar, options: Options): Reading {
  const number = typeof value === 'number' && !quoted ? value : plain.test(source) ? Number(source) : undefined;
  if (number === undefined) return { problem: `${quoteText(source)} is not a number${suggest(source)}` };
  if (!Number.isFinite(number)) return { problem: `${quoteText(source)} is not a finite number` };
  if (Number.isInteger(number) && !Number.isSafeInteger(number))
    return { problem: `${quoteText(source)} is too large to be kept to the last digit` };
  if (options.min !== undefined && number < options.min) return { problem: `${number} is less than ${options.min}, the least it may be` };
  if (options.max !== undefined && number > options.max) return { problem: `${number} is more than ${options.max}, the most it may be` };
  const decimals = decimalsOf(number);
  if (options.decimals !== undefined && decimals > options.decimals) {
    return { problem: `${number} has ${decimals} decimals; expected at most ${options.decimals}` };
  }
  return { value: number === 0 ? 0 : number };
}

function decimalsOf(number: number): number {
  const [digits = '', exponent = '0'] = String(number).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}

/** What the writer of `12 000`, `12,5`, `1.234,50` or `80 %` most likely meant; both readings where `1,200` has two. */
function suggest(source: string): string {
  if (source.length > 40) return '';
  const text = source
    .replace(/[\s_'’]/gu, '')
    .replace(/^([-+]?)\p{Sc}/u, '$1')
    .replace(/(\p{Sc}|%)$/u, '');
  if (!/^[-+]?\d[\d.,]*$/.test(text)) return '';
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  const grouped = text.replace(/[.,]/g, '');
  const decimal = last < 0 ? grouped : `${text.slice(0, last).replace(/[.,]/g, '')}.${text.slice(last + 1)}`;
  const separators = text.replace(/[^.,]/g, '');
  const isGrouping = /^[-+]?\d{1,3}([.,]\d{3})+$/.test(text) && new Set(separators).size === 1;
  const choices = isGrouping ? (separators.length > 1 || separators === '.' ? [grouped] : [grouped, decimal]) : [decimal];
  return `; write ${choices.filter((each) => plain.test(each)).join(' or ')}`;
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
    // 1,450.50 but 1,450
    format: { minimumFractionDigits: Number.isInteger(value) ? 0 : (decimals ?? 0), maximumFractionDigits: decimals ?? 20 },
    ...(prefix === undefined ? {} : { prefix }),
    ...(suffix === undefined ? {} : { suffix }),
  }),
  input: ({ min, max, decimals }) => ({
    as: 'number',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(decimals === undefined ? {} : { step: Number((0.1 ** decimals).toFixed(decimals)) }),
  }),
  expression: 'double',
  examples: [
    { yaml: '12000', gives: { value: 12000 } },
    { yaml: '-0.5', gives: { value: -0.5 } },
    { yaml: '1e3', gives: { value: 1000 } },
    { yaml: '"80"', gives: { value: 80 } },
    { yaml: '12 000', gives: { problem: '"12 000" is not a number; write 12000' } },
    { yaml: '12,5', gives: { problem: '"12,5" is not a number; write 12.5' } },
    { yaml: '1,200', gives: { problem: '"1,200" is not a number; write 1200 or 1.200' } },
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
