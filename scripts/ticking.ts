import { makeChanges } from './changes.ts';
import { nameItem, type PlacedItem, placedItems } from './engine/history/items.ts';
import type { Change } from './model/change.ts';
import type { Terminal } from './model/command.ts';
import { UsageError } from './model/diagnostic.ts';
import { nearest } from './model/names.ts';
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
  if (wanted === '0') throw new UsageError(`items are numbered from 1 to ${items.length}; woad tick ${record} shows them`);
  const same = items.filter(({ text }) => text === wanted.trim());
  const has = items.filter(({ text }) => text.toLowerCase().includes(wanted.trim().toLowerCase()));
  const [only, ...others] = same.length > 0 ? same : has;
  if (!only || wanted.trim() === '')
    throw new UsageError(
      `${record} has no item "${wanted}"${suggest(items, wanted) || `; it has ${items.length}: woad tick ${record} shows them`}`,
    );
  if (others.length === 0) return only;
  throw new UsageError(`"${wanted}" stands in several items of ${record}; say a number: ${tellItems([only, ...others], items)}`);
}

/** The nearest text of an item, else the nearest words in one, and where they stand. */
function suggest(items: PlacedItem[], wanted: string): string {
  const count = wordsOf(wanted).length;
  const parts = (text: string) => {
    const words = wordsOf(text);
    return words.map((_, at) => words.slice(at, at + count).join(' ')).filter((part, at) => part.length > 2 && at + count <= words.length);
  };
  const whole = nearest(
    wanted,
    items.map(({ text }) => text),
  );
  const isWord = /\p{L}{2}/u.test(wanted);
  const near = whole ?? (isWord ? nearest(wanted, new Set(items.flatMap(({ text }) => parts(text)))) : undefined);
  if (near === undefined) return '';
  const meant = items.filter(({ text }) => (whole === undefined ? parts(text).includes(near) : text === whole));
  return `; did you mean "${near}"? It is ${tellItems(meant, items)}${meant.length > 1 ? ': say a number' : ''}`;
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}'’-]+/gu) ?? [];
}

const mostTold = 5;

function tellItems(some: PlacedItem[], items: PlacedItem[]): string {
  const told = some.slice(0, mostTold).map((item) => `${items.indexOf(item) + 1} (${nameItem(item)})`);
  return `${told.join(', ')}${some.length > mostTold ? ` and ${some.length - mostTold} more` : ''}`;
}
