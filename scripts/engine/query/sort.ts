import { compareWords } from '../../model/alphabet.ts';
import type { Board } from '../../model/board.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import { builtInKeys } from '../../model/keys.ts';
import type { TrackerRecord } from '../../model/record.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { Value } from '../../model/value.ts';
import { compareLook, lookOf } from './look.ts';

/** Every name a record of these boards can be sorted by. */
export function knownKeys(boards: Board[]): string[] {
  return [...new Set([...builtInKeys, 'slug', 'list', 'board', 'updated', ...boards.flatMap(({ fields }) => [...fields.keys()])])];
}

/** What is known of a record beside its file: `created` and such, where its own keys do not say it. */
export type PastOf = (record: TrackerRecord) => { created?: string; updated?: string; author?: string };

/** Sorted by a key or field ("-key" downwards); records without a value come last either way, equals keep their order. */
export function sortRecords(records: TrackerRecord[], by: string, tracker: Tracker, fields: FieldTypes, past?: PastOf): TrackerRecord[] {
  const key = by.replace(/^-/, '');
  const direction = by.startsWith('-') ? -1 : 1;
  return [...records].sort((a, b) => {
    const [left, right] = [a, b].map((record) => sortValue(record, key, tracker) ?? pastValue(record, key, past));
    if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? 1 : -1;
    return direction * compareValues(left, right, key, tracker.boards.get(a.board), fields);
  });
}

function sortValue(record: TrackerRecord, key: string, tracker: Tracker): Value | undefined {
  if (key === 'title') return record.title;
  if (key === 'slug') return record.slug;
  if (key === 'board') return record.board;
  if (key === 'list') return tracker.boards.get(record.board)?.lists.findIndex(({ name }) => name === record.list);
  return record.values.get(key);
}

function compareValues(a: Value, b: Value, key: string, board: Board | undefined, fields: FieldTypes): number {
  const look = key === 'title' ? undefined : lookOf(key, board, fields);
  if (look) return compareLook(a, b, look);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareWords(String(a), String(b));
}

function pastValue(record: TrackerRecord, key: string, past: PastOf | undefined): string | undefined {
  return key === 'created' || key === 'updated' || key === 'author' ? past?.(record)[key] : undefined;
}
