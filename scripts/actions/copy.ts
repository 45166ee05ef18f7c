import type { Action } from '../model/action.ts';
import type { Board } from '../model/board.ts';
import { recordName, type TrackerRecord } from '../model/record.ts';
import { copiedParts } from '../model/repeat.ts';
import type { Value } from '../model/value.ts';

type Part = (typeof copiedParts)[number];

interface Options {
  board?: string | undefined;
  list?: string | undefined;
  title?: string | undefined;
  fields?: { [key: string]: Value } | undefined;
  copy?: Part[] | undefined;
  link?: boolean | undefined;
}

const alwaysCopied = ['start', 'due', 'color'];

export default {
  summary: 'Makes another record like this one; what the other board does not know of it is left out.',
  options: (z) => {
    const scalar = z.union([z.string(), z.number(), z.boolean()]);
    return z.strictObject({
      board: z.string().min(1).optional().describe('The board of the copy; that of the record when absent.'),
      list: z.string().min(1).optional().describe('The list of the copy; the first one of the board when absent.'),
      title: z.string().trim().min(1).optional().describe('The title of the copy; that of the record when absent.'),
      fields: z
        .record(z.string(), z.union([scalar, z.array(scalar)]))
        .optional()
        .describe('Keys and fields that are to be otherwise.'),
      copy: z.array(z.enum(copiedParts)).optional().describe('What is taken over beside the days and the color; everything when absent.'),
      link: z.boolean().optional().describe('True puts a link to this record below the text of the copy.'),
    });
  },
  writes: { title: 'header', fields: 'value' },
  plan({ record }, { board = record.board, list = '', title = record.title, fields, copy = [...copiedParts], link }, world) {
    const values = { ...valuesFor(record, copy, world.boards.get(record.board), world.boards.get(board)), ...fields };
    const own = world.textFor(record, { description: copy.includes('description'), checklists: copy.includes('checklists') });
    const body = [own.trimEnd(), link ? `[[${recordName(record)}]]` : ''].filter((part) => part !== '').join('\n\n');
    return [{ kind: 'create', board, list, title, values, ...(body === '' ? {} : { body: `${body}\n` }) }];
  },
  causes: ({ board, list }) => [
    { kind: 'created', board: board?.includes('{{') ? undefined : board, list: list?.includes('{{') ? undefined : list },
  ],
  names: ({ board, list, fields }) => [
    ...(board === undefined ? [] : [{ kind: 'board' as const, option: 'board', name: board }]),
    ...(list === undefined ? [] : [{ kind: 'list' as const, option: 'list', name: list, board }]),
    ...Object.entries(fields ?? {}).map(([name, value]) => ({ kind: 'key' as const, option: `fields.${name}`, name, value, board })),
  ],
  example: 'copy: { board: support, list: new, title: "Set up {{ title }}", copy: [assignees, description, checklists], link: true }',
} satisfies Action<Options>;

/** The values a copy takes over: days and color, and of the parts that are asked for what the other board knows by the same name and type. */
function valuesFor(record: TrackerRecord, parts: Part[], from: Board | undefined, to: Board | undefined): { [key: string]: Value } {
  const values: { [key: string]: Value } = {};
  for (const [key, value] of record.values) {
    if (alwaysCopied.includes(key)) values[key] = value;
    else if (key === 'assignees' && parts.includes('assignees')) values[key] = value;
    else if (key === 'tags' && parts.includes('tags')) {
      const known = [value].flat().filter((tag) => to?.open.has('tags') || to?.tags.has(String(tag)));
      if (known.length > 0) values[key] = known;
    } else if (parts.includes('fields') && isSameField(key, from, to)) values[key] = value;
  }
  return values;
}

/** Files stay with their record, and a number is never borne twice. */
function isSameField(key: string, from: Board | undefined, to: Board | undefined): boolean {
  const [own, other] = [from?.fields.get(key), to?.fields.get(key)];
  return own !== undefined && own.type === other?.type && own.type !== 'file' && own.type !== 'unique_id';
}
