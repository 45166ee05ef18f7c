import type { RecordPast } from '../../model/history.ts';
import { recordName, type TrackerRecord, valueAt } from '../../model/record.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { Value } from '../../model/value.ts';
import { isArchived, isDone, listOf } from './facts.ts';
import { daysBetween } from './repeat.ts';

/** A done record in a list with `archive_after`: that many days, and since which day it has stood there done, or why nobody knows. */
export type Waiting = { record: TrackerRecord; after: number } & ({ since: string } | { unknown: string });

/** What git knows of each record, by `board/slug`, and the local day of a UTC instant. */
export interface ArchiveWorld {
  pasts: ReadonlyMap<string, RecordPast>;
  localDay(instant: string): string;
}

/** Every record that waits to be archived, whether or not its time has come; of one board, where one is named. */
export function* waitingRecords(tracker: Tracker, world: ArchiveWorld, board?: string): Generator<Waiting> {
  for (const record of tracker.records) {
    const list = listOf(record, tracker);
    const after = list?.archiveAfter;
    if (after === undefined || isArchived(record) || !isDone(record, list)) continue;
    if (board !== undefined && record.board !== board) continue;
    const past = world.pasts.get(recordName(record));
    yield { record, after, ...(past ? sinceWhen(record, past, world) : { unknown: 'it is in no commit yet' }) };
  }
}

/** Whether a record has waited for as many days as its list says; never where nobody knows since when. */
export function isDueToArchive(waiting: Waiting, today: string): boolean {
  return 'since' in waiting && daysBetween(waiting.since, today) >= waiting.after;
}

/** Since it has stood in its list and been done, both: the later of the two days. */
function sinceWhen(record: TrackerRecord, past: RecordPast, { localDay }: ArchiveWorld): { since: string } | { unknown: string } {
  const own = valueAt(record, 'done');
  const entered = lastChange(past, 'list', (to) => to === record.list);
  const completed = own === undefined || typeof own === 'string' ? entered : lastChange(past, 'done', (to) => to === true);
  if ('unknown' in entered) return entered;
  if ('unknown' in completed) return completed;
  const days = [localDay(entered.at), localDay(completed.at), ...(typeof own === 'string' ? [own.slice(0, 10)] : [])];
  return { since: days.sort().at(-1) ?? '' };
}

/** When a key got the value it has now: at its last change, else when the record was made. */
function lastChange(past: RecordPast, key: string, isNow: (to: Value | null) => boolean): { at: string } | { unknown: string } {
  for (const { at, changes } of past.entries.toReversed()) {
    const change = changes.find((each) => each.key === key);
    if (change) return isNow(change.to) ? { at } : { unknown: 'its last change is not committed yet' };
  }
  const made = past.whole ? (past.created ?? past.entries[0]?.at) : undefined;
  return made === undefined ? { unknown: 'this clone is shallow, and what came before is not here' } : { at: made };
}
