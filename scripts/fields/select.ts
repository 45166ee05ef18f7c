import type { Chip } from '../model/display.ts';
import type { FieldType } from '../model/field-type.ts';
import { chipsOf, compareOptions, optionsSchema, readOption } from '../model/options.ts';
import { readOne } from '../model/reading.ts';

interface Options {
  options: Chip[];
}

const stages = {
  options: [
    { name: 'first-call', title: 'First call' },
    { name: 'proposal', title: 'Proposal sent', color: 'violet' },
  ],
} satisfies Options;

export default {
  summary: 'One of several options.',
  options: (z) =>
    z.strictObject({ options: optionsSchema(z).describe('What may be chosen, in order: a name, or a map with name, title and color.') }),
  read: (written, { options }) => readOne(written, 'one option', ({ source }) => readOption(source, options)),
  compare: (a, b, { options }) => compareOptions(a, b, options),
  display: (value, { options }) => ({ as: 'chips', chips: chipsOf([value], options) }),
  input: ({ options }) => ({ as: 'choice', options, many: false }),
  expression: 'string',
  examples: [
    { options: stages, yaml: 'proposal', gives: { value: 'proposal' } },
    { options: stages, yaml: 'first-call', gives: { value: 'first-call' } },
    { options: { options: [{ name: '1', title: '1' }] }, yaml: '1', gives: { value: '1' } },
    { options: stages, yaml: 'Proposal sent', gives: { problem: '"Proposal sent" is not an option; write "proposal"' } },
    { options: stages, yaml: 'propsal', gives: { problem: '"propsal" is not one of first-call, proposal; did you mean "proposal"?' } },
    { options: stages, yaml: 'won', gives: { problem: '"won" is not one of first-call, proposal' } },
    { options: stages, yaml: '[first-call, proposal]', gives: { problem: 'a list stands where one option was expected' } },
  ],
} satisfies FieldType<Options>;
