import type { Chip } from '../model/display.ts';
import type { FieldType } from '../model/field-type.ts';
import { chipsOf, compareOptions, optionsSchema, readOption } from '../model/options.ts';
import { readMany } from '../model/reading.ts';
import type { Value } from '../model/value.ts';

interface Options {
  options: Chip[];
}

const platforms = {
  options: [
    { name: 'web', title: 'Web' },
    { name: 'ios', title: 'iOS', color: 'slate' },
    { name: 'android', title: 'Android' },
  ],
} satisfies Options;

function listOf(value: Value): Value[] {
  return Array.isArray(value) ? value : [value];
}

/** By the first option that differs; the shorter of two that begin alike comes first. */
function compareLists(a: Value[], b: Value[], options: Chip[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const order = compareOptions(a[index], b[index], options);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

export default {
  summary: 'Any number of several options.',
  options: (z) =>
    z.strictObject({ options: optionsSchema(z).describe('What may be chosen, in order: a name, or a map with name, title and color.') }),
  read: (written, { options }) => readMany(written, 'an option', ({ source }) => readOption(source, options)),
  compare: (a, b, { options }) => compareLists(listOf(a), listOf(b), options),
  display: (value, { options }) => ({ as: 'chips', chips: chipsOf(listOf(value), options) }),
  input: ({ options }) => ({ as: 'choice', options, many: true }),
  expression: 'list<string>',
  examples: [
    { options: platforms, yaml: '[web, android]', gives: { value: ['web', 'android'] } },
    { options: platforms, yaml: '\n  - ios\n  - web', gives: { value: ['ios', 'web'] } },
    { options: platforms, yaml: 'ios', gives: { value: ['ios'] } },
    { options: platforms, yaml: '[]', gives: { value: [] } },
    { options: platforms, yaml: '[web, web]', gives: { problem: '"web" stands twice' } },
    { options: platforms, yaml: '[web, androd]', gives: { problem: '"androd" is not one of web, ios, android; did you mean "android"?' } },
    { options: platforms, yaml: '[web, [ios]]', gives: { problem: 'a list stands where an option was expected' } },
    { options: platforms, yaml: '[web, ]', gives: { value: ['web'] } },
    { options: platforms, yaml: '\n  - web\n  -', gives: { problem: 'an item of the list is empty; expected an option' } },
  ],
} satisfies FieldType<Options>;
