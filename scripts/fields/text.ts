import { createRequire } from 'node:module';
import type { RE2JS } from 're2js';
import { compareWords } from '../model/alphabet.ts';
import type { FieldType, Reading } from '../model/field-type.ts';
import { compareText, isProblem, quoteText, quoteWritten, readOne } from '../model/reading.ts';
import type { Value } from '../model/value.ts';
import { type Written, writtenItems } from '../model/written.ts';

interface Options {
  many: boolean;
  max?: number;
  pattern?: string;
}

const require = createRequire(import.meta.url);
const compiled = new Map<string, RE2JS>();

/** A pattern in linear time; the library is loaded when the first field asks for one. */
function compilePattern(pattern: string): RE2JS {
  const known = compiled.get(pattern);
  if (known) return known;
  const { RE2JS: library }: typeof import('re2js') = require('re2js');
  const made = library.compile(pattern);
  compiled.set(pattern, made);
  return made;
}

function isPattern(pattern: string): boolean {
  try {
    compilePattern(pattern);
    return true;
  } catch {
    return false;
  }
}

/** Whether editors, whose regular expressions are JavaScript's, read the pattern in the same way and in a short time; all else is left to the check. */
function isReadAlike(pattern: string): boolean {
  if (/[^\x20-\x7e]|\\[^dw.+*?()[\]{}|/^$-]|\(\?(?!:)|\[:|\)[*+{]/.test(pattern)) return false;
  try {
    return new RegExp(pattern, 'u') !== undefined;
  } catch {
    return false;
  }
}

function readLine(source: string, { max, pattern }: Options): Reading {
  if (/[\r\n\u0085\u2028\u2029]/.test(source)) return { problem: `${quoteText(source)} has a line break; expected one line` };
  const length = [...source].length;
  if (max !== undefined && length > max) return { problem: `${length} characters are more than the ${max} it may have` };
  if (pattern !== undefined && !compilePattern(pattern).matches(source)) {
    return { problem: `${quoteText(source)} does not match the pattern ${pattern}` };
  }
  return { value: source };
}

/** A list of texts, in which one may stand twice; a single text stands for a list of one. */
function readLines(written: Written, options: Options): Reading {
  const values: Value[] = [];
  for (const item of writtenItems(written)) {
    if (item.as !== 'scalar') return { problem: `${quoteWritten(item)} stands where one line of text was expected`, at: item.at };
    const reading = readLine(item.source, options);
    if (isProblem(reading)) return { at: item.at, ...reading };
    values.push(reading.value);
  }
  return { value: values };
}

function linesOf(value: Value): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

export default {
  summary: 'One line of text, or several.',
  options: (z) =>
    z.strictObject({
      many: z.boolean().default(false).describe('Whether there may be several, as a list.'),
      max: z.int().min(1).optional().describe('The most characters it may have.'),
      pattern: z
        .string()
        .max(1000)
        .refine(isPattern, { error: 'is not a pattern of RE2 syntax (it knows no look-ahead and no back-reference)' })
        .optional()
        .describe('A regular expression (RE2 syntax) that the whole text must match.'),
    }),
  read: (written, options) => {
    if (options.many) return readLines(written, options);
    return readOne(written, 'one line of text', ({ source }) => readLine(source, options));
  },
  compare: (a, b) => compareWords(linesOf(a).join(' '), linesOf(b).join(' ')) || compareText(a, b),
  display: (value, { many }) =>
    many ? { as: 'chips', chips: linesOf(value).map((line) => ({ name: line, title: line })) } : { as: 'text', text: String(value) },
  input: ({ many, max, pattern }) => ({
    as: 'text',
    lines: 'one',
    many,
    ...(max === undefined ? {} : { most: max }),
    ...(pattern !== undefined && isReadAlike(pattern) ? { pattern } : {}),
  }),
  schema: ({ max, pattern }) => ({
    type: ['string', 'number', 'boolean'],
    ...(max === undefined ? {} : { maxLength: max }),
    ...(pattern !== undefined && isReadAlike(pattern) ? { pattern: `^(?:${pattern})$` } : {}),
  }),
  expression: ({ many }) => (many ? 'list<string>' : 'string'),
  examples: [
    { yaml: 'Acme renewal', gives: { value: 'Acme renewal' } },
    { yaml: '2026', gives: { value: '2026' } },
    { yaml: '1.10', gives: { value: '1.10' } },
    { yaml: '"say \\"yes\\""', gives: { value: 'say "yes"' } },
    { yaml: '"two\\nlines"', gives: { problem: '"two\\nlines" has a line break; expected one line' } },
    { yaml: '[a, b]', gives: { problem: 'a list stands where one line of text was expected' } },
    { options: { many: true }, yaml: '[a, b, a]', gives: { value: ['a', 'b', 'a'] } },
    { options: { many: true }, yaml: 'a', gives: { value: ['a'] } },
    { options: { many: true }, yaml: '[a, { b: c }]', gives: { problem: 'a map stands where one line of text was expected' } },
    { options: { max: 3 }, yaml: 'four', gives: { problem: '4 characters are more than the 3 it may have' } },
    { options: { pattern: '[A-Z]+-\\d+' }, yaml: 'AB-12', gives: { value: 'AB-12' } },
    { options: { pattern: '[A-Z]+-\\d+' }, yaml: 'see AB-12', gives: { problem: '"see AB-12" does not match the pattern [A-Z]+-\\d+' } },
  ],
} satisfies FieldType<Options>;
