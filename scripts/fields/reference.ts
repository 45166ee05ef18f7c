import type { FieldType, Reading } from '../model/field-type.ts';
import { nameProblem } from '../model/names.ts';
import { compareText, quoteText, readMany, readOne } from '../model/reading.ts';
import type { Value } from '../model/value.ts';
import type { Written } from '../model/written.ts';

interface Options {
  board?: string;
  many: boolean;
  where?: string;
}

function readName(source: string, options: Options): Reading {
  const bare = source.replace(/^\[\[|\]\]$/g, '').replace(/\.md$/, '');
  const parts = bare.split('/');
  const slug = parts.at(-1) ?? '';
  const board = parts.length > 1 ? parts.at(-2) : undefined;
  const problem = nameProblem(slug) ?? (board === undefined ? undefined : nameProblem(board));
  if (parts.length > 2 || problem)
    return { problem: `${quoteText(source)} is not the name of a record, such as acme-renewal or sales/acme-renewal` };
  if (bare !== source) return { problem: `${quoteText(source)} is not the name of a record; write ${bare}` };
  if (options.board !== undefined && board !== undefined && board !== options.board) {
    return { problem: `${quoteText(source)} is a record of ${board}; expected one of ${options.board}` };
  }
  return { value: source };
}

/** `[[slug]]` unquoted is a list in a list for YAML: the form of links in text, which has no place here. */
function linkIn(written: Written): string | undefined {
  const inner = written.as === 'list' && written.items.length === 1 ? written.items[0] : undefined;
  const name = inner?.as === 'list' && inner.items.length === 1 ? inner.items[0] : undefined;
  return name?.as === 'scalar' ? name.source : undefined;
}

function namesOf(value: Value, options: Options, board: string | undefined): string[] {
  const home = options.board ?? board;
  return (Array.isArray(value) ? value : [value])
    .map(String)
    .map((name) => (name.includes('/') || home === undefined ? name : `${home}/${name}`));
}

export default {
  summary: 'Another record, or several.',
  options: (z) =>
    z.strictObject({
      board: z.string().optional().describe("The board whose records may be named; absent: the record's own, or any board by board/slug."),
      many: z.boolean().default(false).describe('Whether there may be several.'),
      where: z.string().optional().describe('An expression that the named record must fulfil.'),
    }),
  read: (written, options) => {
    const link = linkIn(written);
    if (link !== undefined) return { problem: `[[${link}]] is a link of the text; write ${link}` };
    const read = options.many ? readMany : readOne;
    return read(written, options.many ? 'a record' : 'one record', ({ source }) => readName(source, options));
  },
  compare: compareText,
  display: (value, options, board) => ({ as: 'records', records: namesOf(value, options, board) }),
  input: ({ board, many }) => (board === undefined ? { as: 'records', many } : { as: 'records', board, many }),
  expression: ({ many }) => (many ? 'list<string>' : 'string'),
  mentions: (value, options, board) => namesOf(value, options, board).map((name) => ({ kind: 'record', name })),
  examples: [
    { yaml: 'acme-renewal', gives: { value: 'acme-renewal' } },
    { yaml: 'sales/acme-renewal', gives: { value: 'sales/acme-renewal' } },
    { yaml: '42', gives: { value: '42' } },
    { options: { many: true }, yaml: '[acme-renewal, заявка-7]', gives: { value: ['acme-renewal', 'заявка-7'] } },
    { options: { many: true }, yaml: 'acme-renewal', gives: { value: ['acme-renewal'] } },
    { yaml: '[[acme-renewal]]', gives: { problem: '[[acme-renewal]] is a link of the text; write acme-renewal' } },
    { yaml: 'sales/acme-renewal.md', gives: { problem: '"sales/acme-renewal.md" is not the name of a record; write sales/acme-renewal' } },
    { yaml: '../secret', gives: { problem: '"../secret" is not the name of a record, such as acme-renewal or sales/acme-renewal' } },
    {
      options: { board: 'sales' },
      yaml: 'support/outage-42',
      gives: { problem: '"support/outage-42" is a record of support; expected one of sales' },
    },
    { options: { many: true }, yaml: '[a, a]', gives: { problem: '"a" stands twice' } },
  ],
} satisfies FieldType<Options>;
