import { compareComputed, computedBy } from '../model/computed.ts';
import type { Display } from '../model/display.ts';
import type { FieldType } from '../model/field-type.ts';
import { isDayOrTime } from '../model/local-time.ts';
import { reckonedFormat } from '../model/numbers.ts';
import type { Value } from '../model/value.ts';

interface Options {
  formula: string;
  show?: { type: string; [option: string]: unknown };
}

function displayOf(value: Value): Display {
  if (typeof value === 'number') return { as: 'number', number: value, format: reckonedFormat };
  if (typeof value === 'boolean') return { as: 'toggle', on: value };
  if (Array.isArray(value))
    return { as: 'text', text: value.map((item) => (typeof item === 'object' ? JSON.stringify(item) : String(item))).join(', ') };
  if (typeof value === 'object') return { as: 'text', text: JSON.stringify(value) };
  return isDayOrTime(value) ? { as: 'date', date: value } : { as: 'text', text: value };
}

export default {
  ...computedBy('formula'),
  summary: 'What an expression over the record gives: a number, text, a day, true or false.',
  options: (z) =>
    z.strictObject({
      formula: z.string().describe('The expression, such as deal_value * lead_score / 100.'),
      show: z
        .looseObject({ type: z.string().describe('The type whose look the result has.') })
        .optional()
        .describe('How the result looks: a type of field and its options, such as { type: currency, currency: EUR }.'),
    }),
  needs: ({ formula }) => [{ whose: 'own', option: 'formula', expression: formula }],
  like: ({ show: { type, ...options } = { type: '' } }) => (type === '' ? undefined : { option: 'show', type, options }),
  compute: ({ formula }, about) => about.evaluate(formula, about.record),
  compare: compareComputed,
  display: displayOf,
  expression: 'dyn',
  examples: [{ options: { formula: 'n * 2' }, yaml: '12', gives: { problem: 'is computed (formula); nothing is written for it' } }],
  computed: [
    {
      boards: {
        sales:
          'value: { type: currency, currency: EUR }\nscore: { type: percent }\nit: { type: formula, formula: value * score / 100, show: { type: currency, currency: EUR } }',
      },
      about: { 'sales/todo/acme': 'value: 12000\nscore: 80' },
      gives: { value: 9600 },
      shows: {
        as: 'number',
        number: 9600,
        format: { style: 'currency', currency: 'EUR', trailingZeroDisplay: 'stripIfInteger' },
      },
    },
    {
      boards: { sales: `it: { type: formula, formula: 'if(late, "hurry", "in time")' }` },
      about: { 'sales/todo/acme': 'due: 2026-11-20' },
      gives: { value: 'hurry' },
      shows: { as: 'text', text: 'hurry' },
    },
    {
      boards: { sales: 'it: { type: formula, formula: "addDays(due, 14)" }' },
      about: { 'sales/todo/acme': 'due: 2026-11-20' },
      gives: { value: '2026-12-04' },
      shows: { as: 'date', date: '2026-12-04' },
    },
    {
      boards: { sales: `it: { type: formula, formula: 'done && "urgent" in tags' }` },
      about: { 'sales/done/acme': 'tags: [urgent]' },
      gives: { value: true },
      shows: { as: 'toggle', on: true },
    },
    {
      boards: {
        sales:
          'net: { type: number }\ngross: { type: formula, formula: "round(net * 1.21, 2)" }\nit: { type: formula, formula: gross - net }',
      },
      about: { 'sales/todo/acme': 'net: 50' },
      gives: { value: 10.5 },
    },
    {
      boards: { sales: 'n: { type: number }\nit: { type: formula, formula: n * 2 }' },
      about: { 'sales/todo/acme': 'tags: [urgent]' },
      gives: {},
    },
    {
      boards: { sales: 'n: { type: number }\nit: { type: formula, formula: 1 / n }' },
      about: { 'sales/todo/acme': 'n: 0' },
      gives: { problem: 'it divides by 0' },
    },
    {
      boards: { sales: 'n: { type: number }\nit: { type: formula, formula: n * 2 }' },
      about: { 'sales/todo/acme': 'n: many' },
      gives: { problem: 'n: "many" is not a number' },
    },
  ],
} satisfies FieldType<Options>;
