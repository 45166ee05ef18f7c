import type { Action } from '../model/action.ts';
import { isAboutRecord } from '../model/event.ts';
import { recordName } from '../model/record.ts';
import type { Value } from '../model/value.ts';

interface Options {
  board?: string | undefined;
  list?: string | undefined;
  title: string;
  fields?: { [key: string]: Value } | undefined;
  body?: string | undefined;
  template?: string | undefined;
  link?: boolean | undefined;
}

export default {
  summary: 'Makes another record.',
  alone: true,
  options: (z) => {
    const scalar = z.union([z.string(), z.number(), z.boolean()]);
    const value = z.union([scalar, z.array(scalar), z.record(z.string(), z.union([scalar, z.array(scalar)]))]);
    return z.strictObject({
      board: z.string().min(1).optional().describe('The board it is made on; that of the record when absent.'),
      list: z.string().min(1).optional().describe('The list it is put into; the first one of the board when absent.'),
      title: z.string().trim().min(1).describe('Its title.'),
      fields: z.record(z.string(), value).optional().describe('Keys and fields, and their values.'),
      body: z.string().optional().describe('Its text, in Markdown; with a template below the text of that.'),
      template: z.string().min(1).optional().describe('A template of the board to begin from.'),
      link: z.boolean().optional().describe('True puts a link to the record that set the rule off below its text.'),
    });
  },
  writes: { title: 'header', body: 'markdown', fields: 'value' },
  plan(event, { board, list = '', title, fields, body, template, link }) {
    const isAbout = isAboutRecord(event);
    if (board === undefined && !isAbout) return { problem: 'there is no record whose board could be meant; name one: board: ...' };
    if (link && !isAbout) return { problem: 'there is no record to link to' };
    const text = [body?.trim() ?? '', link ? `[[${recordName(event.record)}]]` : ''].filter((part) => part !== '').join('\n\n');
    return [
      {
        kind: 'create',
        board: board ?? event.record.board,
        list,
        title,
        ...(fields ? { values: fields } : {}),
        ...(text === '' ? {} : { body: `${text}\n` }),
        ...(template === undefined ? {} : { template }),
      },
    ];
  },
  causes: ({ board, list }) => [{ kind: 'created', board: known(board), list: known(list) }],
  names: ({ board, list, fields }) => [
    ...(board === undefined ? [] : [{ kind: 'board' as const, option: 'board', name: board }]),
    ...(list === undefined ? [] : [{ kind: 'list' as const, option: 'list', name: list, board }]),
    ...Object.entries(fields ?? {}).map(([name, value]) => ({ kind: 'key' as const, option: `fields.${name}`, name, value, board })),
  ],
  example:
    'create:\n  board: support\n  list: new\n  title: "Set up {{ title }}"\n  fields: { priority: high, due: "{{ addDays(today(), 3) }}" }\n  link: true',
} satisfies Action<Options>;

function known(name: string | undefined): string | undefined {
  return name?.includes('{{') ? undefined : name;
}
