import type { FieldType } from '../model/field-type.ts';
import { compareText, readOne } from '../model/reading.ts';

export default {
  summary: 'Several lines of text in Markdown.',
  options: (z) => z.strictObject({}),
  read: (written) => readOne(written, 'text in Markdown', ({ source }) => ({ value: source })),
  compare: compareText,
  display: (value) => ({ as: 'markdown', markdown: String(value) }),
  input: () => ({ as: 'text', lines: 'many' }),
  expression: 'string',
  examples: [
    { yaml: 'One **bold** line', gives: { value: 'One **bold** line' } },
    { yaml: '|\n  First.\n\n  - second', gives: { value: 'First.\n\n- second\n' } },
    { yaml: '"tab\\tand # no comment"', gives: { value: 'tab\tand # no comment' } },
    { yaml: '007', gives: { value: '007' } },
    { yaml: '[a, b]', gives: { problem: 'a list stands where text in Markdown was expected' } },
    { yaml: '{ a: b }', gives: { problem: 'a map stands where text in Markdown was expected' } },
  ],
} satisfies FieldType;
