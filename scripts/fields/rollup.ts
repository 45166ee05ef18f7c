import { compareComputed, computedBy, valuesAcross } from '../model/computed.ts';
import type { Computed, Computing, Whose } from '../model/computing.ts';
import type { Measure } from '../model/expression-type.ts';
import type { FieldType } from '../model/field-type.ts';
import { addNumbers, reckonedFormat } from '../model/numbers.ts';
import { compareText } from '../model/reading.ts';
import { recordName, type TrackerRecord } from '../model/record.ts';
import type { Value } from '../model/value.ts';

const longestText = 100_000;
const functions = ['sum', 'average', 'count', 'counta', 'min', 'max', 'join'] as const;

interface Options {
  reference?: string;
  referenced_by?: string;
  field?: string;
  function: (typeof functions)[number];
  where?: string;
}

function whoseOf({ reference, referenced_by = '' }: Options): Whose {
  if (reference !== undefined) return { reference };
  const [board = '', field = ''] = referenced_by.split('.');
  return { board, field };
}

/** Those of the records that fulfil the condition. */
function pick(records: TrackerRecord[], where: string | undefined, about: Computing): { records: TrackerRecord[] } | { problem: string } {
  if (where === undefined) return { records };
  const picked: TrackerRecord[] = [];
  for (const record of records) {
    const result = about.holds(where, record);
    if ('problem' in result) return { problem: `${recordName(record)}: where: ${result.problem}` };
    if (result.holds) picked.push(record);
  }
  return { records: picked };
}

function roll(name: Options['function'], found: { record: TrackerRecord; value: Value }[], field: string, about: Computing): Computed {
  if (name === 'counta') return { value: found.length };
  const values = found.map(({ value }) => value);
  if (name === 'join') return joinTexts(values.flat());
  const isEnd = name === 'min' || name === 'max';
  if (isEnd && values.length > 0 && values.every((value) => typeof value === 'string')) return { value: farthest(values, name) };
  const measures: Measure[] = [];
  for (const { record, value } of found) {
    for (const each of [value].flat()) {
      const measure = about.measure(record, field, each);
      if (!measure) return { problem: `${recordName(record)}: ${field} is no number` };
      measures.push(measure);
    }
  }
  const units = [...new Set(measures.map(({ unit }) => unit))];
  if (units.length > 1)
    return {
      problem: `${units.map((unit) => unit || 'no currency').join(' and ')} are different currencies, which are never added or compared`,
    };
  const amounts = measures.map(({ amount }) => amount);
  if (amounts.length === 0 && name !== 'sum') return {};
  return { value: about.fromMeasure({ amount: reckon(name, amounts), unit: units[0] ?? '' }) };
}

function joinTexts(values: Value[]): Computed {
  const text = values.map((item) => (typeof item === 'object' ? JSON.stringify(item) : String(item))).join(', ');
  return text.length > longestText
    ? { problem: `it has ${text.length} characters; a joined text has at most ${longestText}` }
    : { value: text };
}

function farthest(values: string[], name: 'min' | 'max'): string {
  return values.reduce((best, value) => ((name === 'min') === compareText(value, best) < 0 ? value : best));
}

function reckon(name: Options['function'], amounts: number[]): number {
  if (name === 'min' || name === 'max') return amounts.reduce((best, each) => Math[name](best, each));
  const sum = addNumbers(amounts);
  return name === 'average' ? sum / amounts.length : sum;
}

const deals =
  'client: { type: reference, board: sales }\nvalue: { type: currency, currency: EUR }\nwon: { type: checkbox }\nsigned: { type: date }';
const rollUp = (rest: string) => `it: { type: rollup, referenced_by: deals.client, ${rest} }`;

export default {
  ...computedBy('rollup'),
  summary: 'One value made of those of many records: a sum, an average, a number of records.',
  options: (z) =>
    z
      .strictObject({
        reference: z.string().optional().describe('The field of this board that names the records; also parent or blocked_by.'),
        referenced_by: z
          .string()
          .regex(/^[^.]+\.[^.]+$/, { error: 'expected a board and its reference, such as deals.client' })
          .optional()
          .describe('Instead of it, the reference of another board that names this record: deals.client.'),
        field: z.string().optional().describe('The field, or built-in key, of those records; only count does without.'),
        function: z.enum(functions).describe('What is made of them; count counts records, counta those with a value.'),
        where: z.string().optional().describe('An expression that those records must fulfil.'),
      })
      .refine(({ reference, referenced_by }) => (reference === undefined) !== (referenced_by === undefined), {
        error: 'expected either "reference" or "referenced_by"',
      })
      .refine(({ field, function: name }) => field !== undefined || name === 'count', {
        path: ['field'],
        error: 'is missing; only count does without',
      }),
  needs: (options) => {
    const whose = whoseOf(options);
    const isNumber = options.function === 'sum' || options.function === 'average';
    return [
      { whose, option: options.reference === undefined ? 'referenced_by' : 'reference' },
      ...(options.field === undefined
        ? []
        : [{ whose, option: 'field', key: options.field, ...(isNumber ? { kind: 'double' as const } : {}) }]),
      ...(options.where === undefined ? [] : [{ whose, option: 'where', expression: options.where, isCondition: true as const }]),
    ];
  },
  like: (options) =>
    options.field !== undefined && ['sum', 'average', 'min', 'max'].includes(options.function)
      ? { whose: whoseOf(options), key: options.field, ...(options.function === 'average' ? { reckoned: true as const } : {}) }
      : undefined,
  compute: (options, about) => {
    const found = about.recordsOf(about.record, whoseOf(options));
    if ('problem' in found) return found;
    const picked = pick(found.records, options.where, about);
    if ('problem' in picked) return picked;
    if (options.function === 'count' || options.field === undefined) return { value: picked.records.length };
    const values = valuesAcross(about, picked.records, options.field);
    return 'problem' in values ? values : roll(options.function, values.found, options.field, about);
  },
  compare: compareComputed,
  display: (value) =>
    typeof value === 'number' ? { as: 'number', number: value, format: reckonedFormat } : { as: 'text', text: String(value) },
  expression: ({ function: name }) => (name === 'join' ? 'string' : name === 'min' || name === 'max' ? 'dyn' : 'double'),
  examples: [
    {
      options: { referenced_by: 'deals.client', function: 'count' },
      yaml: '3',
      gives: { problem: 'is computed (rollup); nothing is written for it' },
    },
  ],
  computed: [
    {
      boards: { sales: rollUp('field: value, function: sum, where: won'), deals },
      about: {
        'sales/todo/acme': 'tags: []',
        'deals/todo/a': 'client: acme\nvalue: 0.1\nwon: true',
        'deals/todo/b': 'client: acme\nvalue: 0.2\nwon: true',
        'deals/todo/c': 'client: acme\nvalue: 5',
      },
      gives: { value: 0.3 },
      shows: {
        as: 'number',
        number: 0.3,
        format: { style: 'currency', currency: 'EUR', maximumFractionDigits: 20, trailingZeroDisplay: 'stripIfInteger' },
      },
    },
    {
      boards: { sales: rollUp('field: value, function: sum'), deals },
      about: {
        'sales/todo/acme': 'tags: []',
        'deals/todo/a': 'client: acme\nvalue: 1',
        'deals/todo/b': 'client: acme\nvalue: { amount: 2, currency: USD }',
      },
      gives: { problem: 'EUR and USD are different currencies, which are never added or compared' },
    },
    {
      boards: { sales: rollUp('field: value, function: max'), deals },
      about: { 'sales/todo/acme': 'tags: []', 'deals/todo/b': 'client: acme\nvalue: { amount: 2, currency: USD }' },
      gives: { value: { amount: 2, currency: 'USD' } },
    },
    {
      boards: { sales: rollUp('field: signed, function: min'), deals },
      about: {
        'sales/todo/acme': 'tags: []',
        'deals/todo/a': 'client: acme\nsigned: 2026-02-01',
        'deals/todo/b': 'client: acme\nsigned: 2026-01-31',
      },
      gives: { value: '2026-01-31' },
      shows: { as: 'date', date: '2026-01-31' },
    },
    {
      boards: { sales: rollUp('function: count'), deals },
      about: { 'sales/todo/acme': 'tags: []', 'deals/todo/a': 'client: acme', 'deals/todo/b': 'client: acme' },
      gives: { value: 2 },
    },
    {
      boards: { sales: rollUp('field: value, function: counta'), deals },
      about: { 'sales/todo/acme': 'tags: []', 'deals/todo/a': 'client: acme', 'deals/todo/b': 'client: acme\nvalue: 1' },
      gives: { value: 1 },
    },
    {
      boards: { sales: 'n: { type: number }\nit: { type: rollup, reference: blocked_by, field: n, function: average }' },
      about: { 'sales/todo/acme': 'blocked_by: [a, b]', 'sales/todo/a': 'n: 1', 'sales/todo/b': 'n: 2' },
      gives: { value: 1.5 },
    },
    {
      boards: { sales: 'n: { type: number }\nit: { type: rollup, reference: blocked_by, field: n, function: average }' },
      about: { 'sales/todo/acme': 'blocked_by: [a, b, c]', 'sales/todo/a': 'n: 1', 'sales/todo/b': 'n: 2', 'sales/todo/c': 'n: 2' },
      gives: { value: 5 / 3 },
      shows: { as: 'number', number: 5 / 3, format: { minimumFractionDigits: 0, ...reckonedFormat } },
    },
    {
      boards: { sales: 'it: { type: rollup, reference: blocked_by, field: title, function: join }' },
      about: { 'sales/todo/acme': 'blocked_by: [a, b]', 'sales/todo/a': 'tags: []', 'sales/todo/b': 'tags: []' },
      gives: { value: 'a, b' },
    },
    { boards: { sales: rollUp('field: value, function: sum'), deals }, about: { 'sales/todo/acme': 'tags: []' }, gives: { value: 0 } },
    { boards: { sales: rollUp('field: value, function: average'), deals }, about: { 'sales/todo/acme': 'tags: []' }, gives: {} },
  ],
} satisfies FieldType<Options>;
