import type { FieldType, Reading } from '../model/field-type.ts';
import { didYouMean } from '../model/names.ts';
import { anyDecimals, numberInput, numberSchema, readNumber } from '../model/numbers.ts';
import { compareText, quoteText, quoteWritten, readOne } from '../model/reading.ts';
import type { Value } from '../model/value.ts';
import type { Written, WrittenMap } from '../model/written.ts';

interface Options {
  currency?: string;
  min?: number;
  max?: number;
}

let known: Set<string> | undefined;

/** Why a text is no code of a currency; undefined when it is one. */
function codeProblem(code: string): string | undefined {
  known ??= new Set(Intl.supportedValuesOf('currency'));
  if (known.has(code)) return undefined;
  const upper = code.toUpperCase();
  const meant = known.has(upper) ? `; write ${upper}` : didYouMean(code, known);
  return `${quoteText(code)} is not the code of a currency such as EUR${meant}`;
}

function readAmount(written: Written, options: Options): Reading {
  return readOne(written, 'an amount', (scalar) => readNumber(scalar, options));
}

function readSum(written: WrittenMap, options: Options): Reading {
  const parts = ['amount', 'currency'];
  for (const [key, item] of written.entries)
    if (!parts.includes(key))
      return { problem: `${quoteText(key)} is not a part of a sum; expected amount and currency${didYouMean(key, parts)}`, at: item.at };
  const [first, second] = parts.map((part) => written.entries.get(part));
  if (!first) return { problem: 'amount is missing; expected { amount: 12000, currency: EUR }' };
  if (!second) return { problem: 'currency is missing; expected { amount: 12000, currency: EUR }' };
  const amount = readAmount(first, options);
  if ('problem' in amount) return { problem: `amount: ${amount.problem}`, at: first.at };
  const currency = readOne(second, 'a code such as EUR', ({ source }) => {
    const problem = codeProblem(source);
    return problem === undefined ? { value: source } : { problem };
  });
  if ('problem' in currency) return { problem: `currency: ${currency.problem}`, at: second.at };
  return { value: { amount: amount.value, currency: currency.value } };
}

function sumOf(value: Value, options: Options): { amount: number; currency: string } {
  if (typeof value !== 'object' || Array.isArray(value)) return { amount: Number(value), currency: options.currency ?? '' };
  return { amount: Number(value['amount']), currency: String(value['currency']) };
}

export default {
  summary: 'A sum of money.',
  options: (z) =>
    z
      .strictObject({
        currency: z
          .string()
          .superRefine((code, context) => {
            const problem = codeProblem(code);
            if (problem) context.addIssue({ code: 'custom', message: problem });
          })
          .optional()
          .describe('The currency of an amount without one, by its code in ISO 4217; absent: each amount names its own.'),
        min: z.number().optional().describe('The least the amount may be.'),
        max: z.number().optional().describe('The most the amount may be.'),
      })
      .refine(({ min, max }) => min === undefined || max === undefined || min <= max, { path: ['max'], error: 'is less than min' }),
  read: (written, options) => {
    if (written.as === 'map') return readSum(written, options);
    if (written.as === 'list') return { problem: `${quoteWritten(written)} stands where an amount was expected` };
    const code = /^\s*(?:([A-Z]{3})\s*([\d.]+)|([\d.]+)\s*([A-Z]{3}))\s*$/.exec(written.source);
    const [amount, currency] = [code?.[2] ?? code?.[3], code?.[1] ?? code?.[4] ?? ''];
    if (amount !== undefined && Number.isFinite(Number(amount)) && codeProblem(currency) === undefined) {
      const plain = currency === options.currency ? amount : `{ amount: ${amount}, currency: ${currency} }`;
      return { problem: `${quoteText(written.source)} is not an amount; write ${plain}` };
    }
    const reading = readAmount(written, options);
    if ('problem' in reading || options.currency !== undefined) return reading;
    return { problem: `${reading.value} has no currency; write { amount: ${reading.value}, currency: EUR } with the right code` };
  },
  compare: (a, b, options) => {
    const [left, right] = [sumOf(a, options), sumOf(b, options)];
    return compareText(left.currency, right.currency) || left.amount - right.amount;
  },
  display: (value, options) => {
    const { amount, currency } = sumOf(value, options);
    const format = { maximumFractionDigits: anyDecimals, trailingZeroDisplay: 'stripIfInteger' } as const;
    return { as: 'number', number: amount, format: currency === '' ? format : { style: 'currency', currency, ...format } };
  },
  input: numberInput,
  schema: ({ currency, ...limits }) => {
    const amount = { description: 'How much.', ...numberSchema(limits) };
    const code = { type: 'string', pattern: '^[A-Z]{3}$', description: 'The currency, by its code in ISO 4217 such as EUR.' };
    const sum = { type: 'object', properties: { amount, currency: code }, required: ['amount', 'currency'], additionalProperties: false };
    return currency === undefined ? sum : { anyOf: [numberSchema(limits), sum] };
  },
  expression: 'double',
  inExpression: (value, options) => sumOf(value, options).amount,
  measure: (value, options) => {
    const { amount, currency } = sumOf(value, options);
    return { amount, unit: currency };
  },
  fromMeasure: ({ amount, unit }, { currency = '' }) => (unit === currency || unit === '' ? amount : { amount, currency: unit }),
  examples: [
    { options: { currency: 'EUR' }, yaml: '12000', gives: { value: 12000 } },
    { options: { currency: 'EUR' }, yaml: '-12.50', gives: { value: -12.5 } },
    { yaml: '{ amount: 12000, currency: USD }', gives: { value: { amount: 12000, currency: 'USD' } } },
    { options: { currency: 'EUR' }, yaml: '{ amount: 5, currency: JPY }', gives: { value: { amount: 5, currency: 'JPY' } } },
    { yaml: '12000', gives: { problem: '12000 has no currency; write { amount: 12000, currency: EUR } with the right code' } },
    { options: { currency: 'EUR' }, yaml: '12 000 €', gives: { problem: '"12 000 €" is not a number; write 12000' } },
    { options: { currency: 'EUR' }, yaml: '12000 EUR', gives: { problem: '"12000 EUR" is not an amount; write 12000' } },
    {
      options: { currency: 'EUR' },
      yaml: 'USD 12000',
      gives: { problem: '"USD 12000" is not an amount; write { amount: 12000, currency: USD }' },
    },
    {
      yaml: '{ amount: 5, currency: eur }',
      gives: { problem: 'currency: "eur" is not the code of a currency such as EUR; write EUR' },
    },
    {
      yaml: '{ amount: 5, currency: EURO }',
      gives: { problem: 'currency: "EURO" is not the code of a currency such as EUR; did you mean "EUR"?' },
    },
    { yaml: '{ amount: 5 }', gives: { problem: 'currency is missing; expected { amount: 12000, currency: EUR }' } },
    {
      yaml: '{ amount: 5, curency: EUR }',
      gives: { problem: '"curency" is not a part of a sum; expected amount and currency; did you mean "currency"?' },
    },
    { options: { currency: 'EUR', min: 0 }, yaml: '-1', gives: { problem: '-1 is less than 0, the least it may be' } },
  ],
} satisfies FieldType<Options>;
