import type { FieldType } from '../model/field-type.ts';
import { quoteWritten } from '../model/reading.ts';
import { type Color, colors, type Text } from '../model/value.ts';

interface Options {
  label?: Text;
  confirm?: Text;
  color?: Color;
}

export default {
  summary: 'A button for rules; it holds no value.',
  options: (z) => {
    const text = z.union([z.string().trim().min(1).max(200), z.record(z.string(), z.string())]);
    return z.strictObject({
      label: text.optional().describe('What stands on it: text, or a map of language to text; the title of the field when absent.'),
      confirm: text.optional().describe('A question that must be answered with yes first: text, or a map of language to text.'),
      color: z.enum(colors).optional().describe('Its color.'),
    });
  },
  read: (written) => ({ problem: `${quoteWritten(written)} stands at a button, which holds no value; take the line out` }),
  compare: () => 0,
  display: () => ({ as: 'nothing' }),
  input: () => ({ as: 'none' }),
  expression: 'dyn',
  examples: [
    { yaml: 'true', gives: { problem: '"true" stands at a button, which holds no value; take the line out' } },
    { yaml: 'pressed', gives: { problem: '"pressed" stands at a button, which holds no value; take the line out' } },
    { yaml: '""', gives: { problem: '"" stands at a button, which holds no value; take the line out' } },
    { yaml: '0', gives: { problem: '"0" stands at a button, which holds no value; take the line out' } },
    { yaml: '[a]', gives: { problem: 'a list stands at a button, which holds no value; take the line out' } },
    {
      options: { label: 'Close', confirm: 'Close it for good?', color: 'red' },
      yaml: '{ label: Close }',
      gives: { problem: 'a map stands at a button, which holds no value; take the line out' },
    },
  ],
} satisfies FieldType<Options>;
