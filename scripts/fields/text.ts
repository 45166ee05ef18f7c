import { createRequire } from 'node:module';
import type { RE2JS } from 're2js';
import type { FieldType } from '../model/field-type.ts';
import { compareText, quoteText, readOne } from '../model/reading.ts';

interface Options {
  max?: number;
  pattern?: string;
}

const require = createRequire(import.meta.url);
const compiled = new Map<string, RE2JS>();
const alphabet = new Intl.Collator('en', { numeric: true });

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

export default {
  summary: 'One line of text.',
  options: (z) =>
    z.strictObject({
      max: z.int().min(1).optional().describe('The most characters it may have.'),
      pattern: z
        .string()
        .max(1000)
        .refine(isPattern, { error: 'is not a pattern of RE2 syntax (it knows no look-ahead and no back-reference)' })
        .optional()
        .describe('A regular expression (RE2 syntax) that the whole text must match.'),
    }),
  read: (written, options) =>
    readOne(written, 'one line of text', ({ source }) => {
      if (/[\r\n\u0085\u2028\u2029]/.test(source)) return { problem: `${quoteText(source)} has a line break; expected one line` };
      const length = [...source].length;
      if (options.max !== undefined && length > options.max)
        return { problem: `${length} characters are more than the ${options.max} it may have` };
      if (options.pattern !== undefined && !compilePattern(options.pattern).matches(source)) {
        return { problem: `${quoteText(source)} does not match the pattern ${options.pattern}` };
      }
      return { value: source };
    }),
  compare: (a, b) => alphabet.compare(String(a), String(b)) || compareText(a, b),
  display: (value) => ({ as: 'text', text: String(value) }),
  input: () => ({ as: 'text', lines: 'one' }),
  expression: 'string',
  examples: [
    { yaml: 'Acme renewal', gives: { value: 'Acme renewal' } },
    { yaml: '2026', gives: { value: '2026' } },
    { yaml: '1.10', gives: { value: '1.10' } },
    { yaml: '"say \\"yes\\""', gives: { value: 'say "yes"' } },
    { yaml: '"two\\nlines"', gives: { problem: '"two\\nlines" has a line break; expected one line' } },
    { yaml: '[a, b]', gives: { problem: 'a list stands where one line of text was expected' } },
    { options: { max: 3 }, yaml: 'four', gives: { problem: '4 characters are more than the 3 it may have' } },
    { options: { pattern: '[A-Z]+-\\d+' }, yaml: 'AB-12', gives: { value: 'AB-12' } },
    { options: { pattern: '[A-Z]+-\\d+' }, yaml: 'see AB-12', gives: { problem: '"see AB-12" does not match the pattern [A-Z]+-\\d+' } },
  ],
} satisfies FieldType<Options>;
