import type { FieldType, Reading } from '../model/field-type.ts';
import { quoteText, readOne } from '../model/reading.ts';

const yes = new Set(['yes', 'y', 'on', '1', 'x', '[x]', 'done', 'sí', 'si', 'oui', 'да']);
const no = new Set(['no', 'n', 'off', '0', '[ ]', 'non', 'нет']);

function readSwitch(source: string): Reading {
  const word = source.toLowerCase();
  if (word === 'true' || word === 'false') return { value: word === 'true' };
  const meant = yes.has(word) ? '; write true' : no.has(word) ? '; write false' : '';
  return { problem: `${quoteText(source)} is not true or false${meant}` };
}

export default {
  summary: 'Yes or no, written true or false.',
  options: (z) => z.strictObject({}),
  read: (written) => readOne(written, 'true or false', ({ source }) => readSwitch(source)),
  compare: (a, b) => Number(a) - Number(b),
  display: (value) => ({ as: 'toggle', on: value === true }),
  input: () => ({ as: 'toggle' }),
  expression: 'bool',
  examples: [
    { yaml: 'true', gives: { value: true } },
    { yaml: 'false', gives: { value: false } },
    { yaml: 'True', gives: { value: true } },
    { yaml: 'yes', gives: { problem: '"yes" is not true or false; write true' } },
    { yaml: 'off', gives: { problem: '"off" is not true or false; write false' } },
    { yaml: '1', gives: { problem: '"1" is not true or false; write true' } },
    { yaml: 'maybe', gives: { problem: '"maybe" is not true or false' } },
    { yaml: '{ on: true }', gives: { problem: 'a map stands where true or false was expected' } },
  ],
} satisfies FieldType;
