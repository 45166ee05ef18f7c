import type { FieldType, Reading } from '../model/field-type.ts';
import { keyPattern } from '../model/names.ts';
import { compareText, quoteText, readMany, readOne } from '../model/reading.ts';
import type { Value } from '../model/value.ts';

interface Options {
  many: boolean;
  team?: string;
}

function readKey(source: string): Reading {
  if (keyPattern.test(source)) return { value: source };
  const key = source.replace(/^@/, '').trim();
  if (keyPattern.test(key)) return { problem: `${quoteText(source)} is not the key of a person; write ${key}, without @` };
  const lower = key.toLowerCase();
  const meant = keyPattern.test(lower) ? `; write ${lower}` : '';
  return { problem: `${quoteText(source)} is not the key of a person, such as ana${meant}` };
}

function keysOf(value: Value): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

export default {
  summary: 'A person or team of the workspace, or several.',
  options: (z) =>
    z.strictObject({
      many: z.boolean().default(false).describe('Whether there may be several.'),
      team: z.string().regex(keyPattern, { error: 'is not the key of a team' }).optional().describe('The team that they must belong to.'),
    }),
  read: (written, { many }) => {
    const read = many ? readMany : readOne;
    return read(written, many ? 'a person' : 'one person', ({ source }) => readKey(source));
  },
  compare: (a, b) => compareText(keysOf(a).join(' '), keysOf(b).join(' ')) || compareText(a, b),
  display: (value) => ({ as: 'people', people: keysOf(value) }),
  input: ({ many }) => ({ as: 'people', many }),
  expression: ({ many }) => (many ? 'list<string>' : 'string'),
  mentions: (value, { team }) => keysOf(value).map((key) => ({ kind: 'person', key, ...(team === undefined ? {} : { team }) })),
  examples: [
    { yaml: 'ana', gives: { value: 'ana' } },
    { yaml: '[ana]', gives: { value: 'ana' } },
    { options: { many: true }, yaml: '[ana, luis]', gives: { value: ['ana', 'luis'] } },
    { options: { many: true }, yaml: 'ana', gives: { value: ['ana'] } },
    { yaml: '"@ana"', gives: { problem: '"@ana" is not the key of a person; write ana, without @' } },
    { yaml: 'Ana', gives: { problem: '"Ana" is not the key of a person, such as ana; write ana' } },
    { yaml: 'Ana García', gives: { problem: '"Ana García" is not the key of a person, such as ana' } },
    { yaml: '[ana, luis]', gives: { problem: 'a list stands where one person was expected' } },
    { options: { many: true }, yaml: '[ana, ana]', gives: { problem: '"ana" stands twice' } },
  ],
} satisfies FieldType<Options>;
