import type { ChecklistItem } from '../../model/checklist.ts';
import type { TrackerEvent } from '../../model/event.ts';
import type { TrackerRecord } from '../../model/record.ts';
import { checklistsIn } from '../query/checklists.ts';
import type { EventOrigin } from './events.ts';

/** An item of a record's checklists; `occurrence` counts those of the same text under the same heading, from 1. */
export interface PlacedItem extends Pick<ChecklistItem, 'text' | 'done' | 'line'> {
  checklist: string;
  occurrence: number;
}

/** A checklist, all of those under the same heading taken together. */
interface Heap {
  title: string;
  items: PlacedItem[];
}

/** The items of a record's checklists by heading, in the order of the text. */
export function placedItems(record: TrackerRecord): PlacedItem[] {
  const seen = new Map<string, number>();
  return checklistsIn(record).flatMap(({ title, items }) =>
    items.map(({ text, done, line }) => {
      const key = JSON.stringify([title, text]);
      const occurrence = (seen.get(key) ?? 0) + 1;
      seen.set(key, occurrence);
      return { checklist: title, text, done, line, occurrence };
    }),
  );
}

/** An item in words that tell it from the others of its record: `Before launch: Call the buyer (2)`. */
export function nameItem({ checklist, text, occurrence }: Pick<PlacedItem, 'checklist' | 'text' | 'occurrence'>): string {
  return `${checklist === '' ? '' : `${checklist}: `}${text}${occurrence > 1 ? ` (${occurrence})` : ''}`;
}

/**
 * Items that were checked and unchecked, in the order of the text, then checklists that are complete and were not. An item is the same
 * one when heading, text and occurrence are; one that is new, gone or written otherwise is neither checked nor unchecked.
 */
export function checksBetween(previous: TrackerRecord, record: TrackerRecord, origin: EventOrigin): TrackerEvent[] {
  if (previous.body === record.body) return [];
  const [before, after] = [placedItems(previous), placedItems(record)];
  const was = new Map(before.map((item) => [nameItem(item), item.done]));
  const items = after.flatMap((item): TrackerEvent[] => {
    const wasDone = was.get(nameItem(item));
    if (wasDone === undefined || wasDone === item.done) return [];
    const { checklist, text } = item;
    return [{ kind: item.done ? 'checked' : 'unchecked', record, previous, item: { checklist, text }, detail: nameItem(item), ...origin }];
  });
  const open = new Set(heapsOf(before).flatMap((heap) => (isComplete(heap) ? [] : [heap.title])));
  const completed = heapsOf(after).flatMap((heap): TrackerEvent[] => {
    if (!isComplete(heap) || !open.has(heap.title)) return [];
    const item = { checklist: heap.title, text: '' };
    return [{ kind: 'checklist-completed', record, previous, item, detail: heap.title, ...origin }];
  });
  return [...items, ...completed];
}

function heapsOf(items: PlacedItem[]): Heap[] {
  return [...Map.groupBy(items, ({ checklist }) => checklist)].map(([title, items]) => ({ title, items }));
}

function isComplete({ items }: Heap): boolean {
  return items.every(({ done }) => done);
}
