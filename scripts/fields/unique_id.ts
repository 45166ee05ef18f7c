import type { FieldType, Reading } from '../model/field-type.ts';
import { compareText, quoteText, readOne } from '../model/reading.ts';
import type { Value } from '../model/value.ts';

interface Options {
  prefix: string;
  digits: number;
  start: number;
}

const tasks: Options = { prefix: 'TASK', digits: 4, start: 1 };

function write(number: number, { prefix, digits }: Options): string {
  return `${prefix === '' ? '' : `${prefix}-`}${String(number).padStart(digits, '0')}`;
}

function readId(source: string, options: Options): Reading {
  const number = numberIn(source);
  if (number !== undefined && write(number, options) === source) return { value: source };
  const [, prefix = '', digits = ''] = /^([^\d\s#-]*)[-#\s]*(\d{1,15})$/.exec(source.trim()) ?? [];
  const isMeant = digits !== '' && (prefix === '' || prefix.toUpperCase() === options.prefix.toUpperCase());
  const meant = isMeant ? `; write ${write(Number(digits), options)}` : '';
  return { problem: `${quoteText(source)} is not a number such as ${write(options.start, options)}${meant}` };
}

function numberIn(value: Value): number | undefined {
  const digits = /(\d{1,15})$/.exec(String(value))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

export default {
  summary: 'A number of its own for each record of a board, written when the record is created.',
  options: (z) =>
    z.strictObject({
      prefix: z
        .string()
        .regex(/^(\p{L}[\p{L}\p{N}]{0,19})?$/u, { error: 'expected a word such as TASK; the "-" behind it comes by itself' })
        .default('')
        .describe('The word before the number: TASK gives TASK-0042.'),
      digits: z.int().min(1).max(10).default(4).describe('How many digits it has at least: 4 gives 0042.'),
      start: z.int().min(0).max(1_000_000_000).default(1).describe('The number of the first record.'),
    }),
  read: (written, options) =>
    readOne(written, `a number such as ${write(options.start, options)}`, ({ source }) => readId(source, options)),
  compare: (a, b) => (numberIn(a) ?? 0) - (numberIn(b) ?? 0) || compareText(a, b),
  display: (value) => ({ as: 'text', text: String(value), code: true }),
  input: () => ({ as: 'none' }),
  schema: (options) => ({
    type: options.prefix === '' ? ['string', 'number'] : 'string',
    pattern: `^${options.prefix === '' ? '' : `${options.prefix}-`}(\\d{${options.digits}}|[1-9]\\d{${options.digits},14})$`,
    patternErrorMessage: `expected a number such as ${write(options.start, options)}`,
  }),
  expression: 'string',
  next: (taken, options) =>
    write(
      taken.reduce((next: number, value) => Math.max(next, (numberIn(value) ?? -1) + 1), options.start),
      options,
    ),
  examples: [
    { options: tasks, yaml: 'TASK-0042', gives: { value: 'TASK-0042' } },
    { options: tasks, yaml: 'TASK-12345', gives: { value: 'TASK-12345' } },
    { yaml: '0042', gives: { value: '0042' } },
    { options: { digits: 1 }, yaml: '42', gives: { value: '42' } },
    { options: tasks, yaml: 'TASK-42', gives: { problem: '"TASK-42" is not a number such as TASK-0001; write TASK-0042' } },
    { options: tasks, yaml: 'task-0042', gives: { problem: '"task-0042" is not a number such as TASK-0001; write TASK-0042' } },
    { options: tasks, yaml: '42', gives: { problem: '"42" is not a number such as TASK-0001; write TASK-0042' } },
    { options: tasks, yaml: 'BUG-0042', gives: { problem: '"BUG-0042" is not a number such as TASK-0001' } },
    { options: tasks, yaml: 'TASK-new', gives: { problem: '"TASK-new" is not a number such as TASK-0001' } },
    { options: tasks, yaml: '[TASK-0001, TASK-0002]', gives: { problem: 'a list stands where a number such as TASK-0001 was expected' } },
  ],
} satisfies FieldType<Options>;
