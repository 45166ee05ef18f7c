import type { Action } from '../model/action.ts';
import type { Change } from '../model/change.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Problem } from '../model/field-type.ts';
import { didYouMean } from '../model/names.ts';
import { recordName, type TrackerRecord } from '../model/record.ts';

interface Options {
  add?: { title: string; items: string[] } | undefined;
  check?: string | undefined;
  uncheck?: string | undefined;
}

export default {
  summary: 'Adds a checklist to the record, or checks and unchecks items.',
  options: (z) => {
    const item = z.string().trim().min(1).describe('The text of an item, in Markdown.');
    return z
      .strictObject({
        add: z
          .strictObject({
            title: z.string().trim().min(1).describe('The heading above it; items that a checklist of that name lacks are added to it.'),
            items: z.array(item).min(1).describe('The items, in order.'),
          })
          .optional()
          .describe('A checklist that is to be there.'),
        check: z.string().min(1).optional().describe('The text of an item to check, or all.'),
        uncheck: z.string().min(1).optional().describe('The text of an item to uncheck, or all.'),
      })
      .refine((options) => Object.keys(options).length === 1, { error: 'expected one of add, check and uncheck' });
  },
  writes: { add: 'markdown' },
  plan({ record }, { add, check, uncheck }, { checklistsOf }) {
    const lists = checklistsOf(record);
    if (add) return changeBody(record, withChecklist(record.body, lists, add.title, add.items));
    return tick(record, lists, check ?? uncheck ?? '', check !== undefined);
  },
  causes: ({ add, check }) => [
    { kind: 'changed', key: 'body' },
    ...(add ? [] : [{ kind: check === undefined ? ('unchecked' as const) : ('checked' as const) }]),
    ...(check === undefined ? [] : [{ kind: 'checklist-completed' as const }]),
  ],
  example: 'checklist:\n  add: { title: Before the interview, items: [Read the letter, "Book a room @ana"] }',
} satisfies Action<Options>;

function changeBody(record: TrackerRecord, to: string): Change[] {
  return to === record.body ? [] : [{ kind: 'body', record: recordName(record), to }];
}

/** The body with the items that are lacking, below the last one of that checklist, or in a new one at the end. */
function withChecklist(body: string, lists: Checklist[], title: string, items: string[]): string {
  const own = lists.filter((list) => list.title === title).flatMap((list) => list.items);
  const lacking = items.map(onOneLine).filter((item) => !own.some(({ text }) => text === item));
  if (lacking.length === 0) return body;
  const written = lacking.map((item) => `- [ ] ${item}`);
  const last = own.at(-1)?.line;
  if (last === undefined) {
    const above = body.trimEnd();
    return `${above}${above === '' ? '' : '\n\n'}## ${onOneLine(title)}\n${written.join('\n')}\n`;
  }
  const lines = body.split('\n');
  return [...lines.slice(0, last + 1), ...written, ...(last === lines.length - 1 ? [''] : lines.slice(last + 1))].join('\n');
}

function tick(record: TrackerRecord, lists: Checklist[], wanted: string, done: boolean): Change[] | Problem {
  const items = lists.flatMap(({ title, items }) => items.map((item) => ({ title, item })));
  const meant = wanted === 'all' ? items : items.filter(({ item }) => item.text === wanted);
  if (meant.length === 0)
    return {
      problem:
        wanted === 'all'
          ? 'it has no checklist'
          : `it has no item ${JSON.stringify(wanted)}${didYouMean(
              wanted,
              items.map(({ item }) => item.text),
            )}`,
    };
  return meant.flatMap(({ title, item }): Change[] => {
    const alike = items.filter((each) => each.title === title && each.item.text === item.text);
    const occurrence = alike.findIndex((each) => each.item === item) + 1;
    if (item.done === done) return [];
    return [{ kind: 'check-item', record: recordName(record), heading: title, text: item.text, occurrence, done }];
  });
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
