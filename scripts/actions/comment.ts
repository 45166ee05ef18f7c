import type { Action } from '../model/action.ts';
import { recordName } from '../model/record.ts';
import { type TableAsk, tableNames, tableSchema, tableSentence, withTable } from '../model/table-ask.ts';

type Options = string | { text: string; records?: TableAsk | undefined };

export default {
  summary: 'Writes a comment under the record.',
  options: (z) => {
    const text = z.string().trim().min(1).describe('The text, in Markdown.');
    return z.union([text, z.strictObject({ text, records: tableSchema(z).optional().describe(tableSentence) })]);
  },
  writes: 'markdown',
  shown: true,
  plan: ({ record }, options, { table }) => [{ kind: 'comment', record: recordName(record), text: withTable(textOf(options), table) }],
  causes: (options) => [{ kind: 'commented' }, ...(/@[a-z0-9]/.test(textOf(options)) ? [{ kind: 'mentioned' as const }] : [])],
  names: (options) => (typeof options === 'string' ? [] : tableNames(options.records)),
  example: 'comment: Won by {{ actor }}. Ask for a date to start.',
} satisfies Action<Options>;

function textOf(options: Options): string {
  return typeof options === 'string' ? options : options.text;
}
