import type { ZodType } from 'zod';
import type { Zod } from './field-type.ts';
import { eachName, type OptionName } from './option-name.ts';

/** The option `records` of actions that write a text: which records stand in the table below it. */
export interface TableAsk {
  boards?: string | string[] | undefined;
  where?: string | undefined;
  group?: string | undefined;
  sort?: string | undefined;
  columns?: string[] | undefined;
}

/** The schema of `records`; what its names and its condition mean is the engine's to say. */
export function tableSchema(z: Zod): ZodType<TableAsk> {
  return z.strictObject({
    boards: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .optional()
      .describe('The board whose records are looked at, or several; all when absent.'),
    where: z.string().min(1).optional().describe('Only records for which this expression holds; archived ones are left out.'),
    group: z.string().min(1).optional().describe('A key or field: a heading for each of its values, with a table below.'),
    sort: z.string().min(1).optional().describe('A key or field to sort by, "-due" for downwards; the order of the boards when absent.'),
    columns: z.array(z.string().min(1)).min(1).max(12).optional().describe('Keys and fields; title, list and due when absent.'),
  });
}

/** The sentence that stands in every action that takes it. */
export const tableSentence = 'A table of records with links below the text, at most 200 of them.';

/** What the option names; its keys are looked at where its condition is. */
export function tableNames(ask: TableAsk | undefined): OptionName[] {
  return eachName(ask?.boards, 'records.boards').map((each) => ({ kind: 'board', ...each }));
}

/** A text with the table below it. */
export function withTable(text: string, table: { markdown: string } | undefined): string {
  return table === undefined ? text : `${text.trimEnd()}\n\n${table.markdown}`;
}
