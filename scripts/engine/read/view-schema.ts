import type { View } from '../../model/board.ts';
import type { Zod } from '../../model/field-type.ts';
import { viewOptions } from '../../model/view-options.ts';

/** A view of a board or of the workspace as people write it; what it may ask for beside these is looked at by a check. */
export function viewSchema(z: Zod) {
  const text = z.union([z.string(), z.record(z.string(), z.string())]);
  const names = z.union([z.string(), z.array(z.string())]);
  const say = (option: string) => viewOptions[option] ?? '';
  return z.looseObject({
    view: z.string().describe('A file name of site/views.'),
    title: text.optional().describe("The tab's title."),
    where: z.string().optional().describe('Which records: an expression.'),
    group: z.string().optional().describe(say('group')),
    swimlanes: z.string().optional().describe(say('swimlanes')),
    sort: names.optional().describe(say('sort')),
    columns: names.optional().describe(say('columns')),
    date: z.string().optional().describe(say('date')),
    span: z.enum(['month', 'week']).optional().describe(say('span')),
    zoom: z.enum(['week', 'month', 'quarter']).optional().describe(say('zoom')),
    charts: z
      .array(z.union([z.string(), z.looseObject({})]))
      .optional()
      .describe(say('charts')),
  });
}

/** A view as it was written: a name alone, or what `viewSchema` reads. */
export function viewFrom(
  item: string | { view: string; title?: View['title']; where?: string | undefined; [option: string]: unknown },
): View {
  if (typeof item === 'string') return { view: item, options: {} };
  const { view, title, where, ...rest } = item;
  const options = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { view, options, ...(title === undefined ? {} : { title }), ...(where === undefined ? {} : { where }) };
}
