import { makeChanges } from './changes.ts';
import { nameItem, type PlacedItem, placedItems } from './engine/history/items.ts';
import type { Change } from './model/change.ts';
import type { Terminal } from './model/command.ts';
import { UsageError } from './model/diagnostic.ts';
import { didYouMean } from './model/names.ts';
import { recordName } from './model/record.ts';
import { drawColumns, safeLine } from './terminal/text.ts';
import { findRecord, openAlone, openTracker } from './workspace.ts';

/** Ticks items of a record's checklists, or takes their ticks away; without any it shows what there is, with numbers. */
export async function tickItems(terminal: Terminal, root: string, [name = '', ...wanted]: string[], done: boolean): Promise<number> {
  const open = (await openAlone(root, terminal.now, name)) ?? (await openTracker(root, terminal.now));
  const record = findRecord(open, name);
  const items = placedItems(record);
  if (items.length === 0) throw new UsageError(`${recordName(record)} has no checklist`);
  if (wanted.length === 0) {
    const rows = items.map((item, index) => [`${index + 1}`, item.done ? 'x' : '-', safeLine(nameItem(item))]);
    terminal.write(`${drawColumns(rows)}\n`);
    return 0;
  }
  const changes = wanted.map((each): Change => {
    const { checklist, text, occurrence } = findItem(items, each, recordName(record));
    return { kind: 'check-item', record: recordName(record), heading: checklist, text, occurrence, done };
  });
  return makeChanges(terminal, root, { woad: 1, changes });
}

/** The item of that number, else the one of that text, else the only one whose text holds it. */
function findItem(items: PlacedItem[], wanted: string, record: string): PlacedItem {
  const numbered = /^\d+$/.test(wanted) ? items[Number(wanted) - 1] : undefined;
  if (numbered) return numbered;
  const same = items.filter(({ text }) => text === wanted.trim());
  const has = items.filter(({ text }) => text.toLowerCase().includes(wanted.trim().toLowerCase()));
  const [only, ...others] = same.length > 0 ? same : has;
  const texts = items.map(({ text }) => text);
  if (!only || wanted.trim() === '')
    throw new UsageError(
      `${record} has no item "${wanted}"${didYouMean(wanted, texts) || `; it has ${items.length}: woad tick ${record} shows them`}`,
    );
  if (others.length === 0) return only;
  const numbers = [only, ...others].map((item) => `${items.indexOf(item) + 1} (${nameItem(item)})`);
  throw new UsageError(`"${wanted}" stands in several items of ${record}; say a number: ${numbers.join(', ')}`);
}
