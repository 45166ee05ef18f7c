import type { List } from '../../model/board.ts';
import { recordName, type TrackerRecord, valueAt } from '../../model/record.ts';
import type { RecordIndex, Tracker } from '../../model/tracker.ts';

/** Finds records by `board/slug`; an earlier slug (`aliases`) finds its record where no record bears that name now. The index is made when the first is asked for. */
export function indexRecords(tracker: Tracker): RecordIndex {
  let byName: Map<string, TrackerRecord> | undefined;
  const names = () => {
    byName ??= recordsByName(tracker);
    return byName;
  };
  return { get: (name) => names().get(name), has: (name) => names().has(name) };
}

function recordsByName(tracker: Tracker): Map<string, TrackerRecord> {
  const byName = new Map<string, TrackerRecord>();
  for (const record of tracker.records) if (!byName.has(recordName(record))) byName.set(recordName(record), record);
  for (const record of tracker.records) {
    for (const alias of textsOf(record, 'aliases')) {
      const name = fullName(alias, record.board);
      if (!byName.has(name)) byName.set(name, record);
    }
  }
  return byName;
}

/** The texts of a list-valued key, none when it is not set. */
export function textsOf(record: TrackerRecord, key: string): string[] {
  const value = valueAt(record, key);
  return Array.isArray(value) ? value.map(String) : [];
}

/** The full name a reference means: `slug` is of the record's own board. */
export function fullName(reference: string, board: string): string {
  return reference.includes('/') ? reference : `${board}/${reference}`;
}

/** The record's own `done` when it has one, else its list's. */
export function isDone(record: TrackerRecord, list: List | undefined): boolean {
  const own = valueAt(record, 'done');
  return own === undefined ? (list?.done ?? false) : own !== false;
}

/** Due before `now` and not done; a day is late when it is over, a time when it has passed. `now` is `2026-11-21T13:45` in the workspace's zone. */
export function isLate(record: TrackerRecord, list: List | undefined, now: string): boolean {
  const due = valueAt(record, 'due');
  if (typeof due !== 'string' || isDone(record, list) || isArchived(record)) return false;
  return due.length === 10 ? due < now.slice(0, 10) : due < now;
}

/** It has a day in `archived`. */
export function isArchived(record: TrackerRecord): boolean {
  return valueAt(record, 'archived') !== undefined;
}

/** The records in `blocked_by` that exist and are not done; a blocked record has at least one. */
export function openBlockers(record: TrackerRecord, tracker: Tracker, index: RecordIndex): TrackerRecord[] {
  return textsOf(record, 'blocked_by').flatMap((reference) => {
    const blocker = index.get(fullName(reference, record.board));
    return blocker && !isDone(blocker, listOf(blocker, tracker)) ? [blocker] : [];
  });
}

/** At least one record in its `blocked_by` is not done. */
export function isBlocked(record: TrackerRecord, tracker: Tracker, index: RecordIndex): boolean {
  return openBlockers(record, tracker, index).length > 0;
}

/** The list a record stands in, when its board declares it. */
export function listOf(record: TrackerRecord, tracker: Tracker): List | undefined {
  return tracker.boards.get(record.board)?.lists.find(({ name }) => name === record.list);
}
