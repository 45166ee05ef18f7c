import type { TrackerEvent } from '../../model/event.ts';
import { earlierNames, recordName, type TrackerRecord } from '../../model/record.ts';
import type { RecordIndex, Tracker } from '../../model/tracker.ts';
import { fullName, indexRecords, openBlockers, textsOf } from '../query/facts.ts';
import { doneness } from './doneness.ts';
import type { EventOrigin } from './events.ts';
import type { Pair } from './pairs.ts';

/**
 * The records whose last open blocker was done or removed, in the order of their paths; `records` gives all there are after, and is asked
 * only when something was done or removed at all.
 */
export function unblockedBetween(pairs: Pair[], tracker: Tracker, records: () => TrackerRecord[], origin: EventOrigin): TrackerEvent[] {
  const freed = pairs.filter(
    ({ before, after }) => before && doneness(before, tracker) === false && (!after || doneness(after, tracker) === true),
  );
  if (freed.length === 0) return [];
  const all: Tracker = { ...tracker, records: records() };
  const index = indexRecords(all);
  const names = new Map(freed.flatMap((pair) => namesOf(pair, index).map((name) => [name, nameOf(pair)])));
  const earlier = new Map(pairs.flatMap(({ before, after }) => (after ? [[after.path, before]] : [])));
  const found = all.records.flatMap((record): TrackerEvent[] => {
    const previous = earlier.has(record.path) ? earlier.get(record.path) : record;
    if (!previous || record.problems.has('') || record.problems.has('blocked_by')) return [];
    const blockers = textsOf(previous, 'blocked_by').flatMap((each) => names.get(fullName(each, previous.board)) ?? []);
    if (blockers.length === 0 || openBlockers(record, all, index).length > 0) return [];
    return [{ kind: 'unblocked', record, previous, detail: [...new Set(blockers)].sort().join(', '), ...origin }];
  });
  return found.sort((a, b) => (a.record.path < b.record.path ? -1 : 1));
}

/** The names by which others may name the record; an earlier one that another record bears now is not among them. */
function namesOf({ before, after }: Pair, index: RecordIndex): string[] {
  if (!before) return [];
  const own = recordName(before);
  return [own, ...earlierNames(before).filter((name) => !index.has(name) || index.get(name) === after)];
}

function nameOf({ before, after }: Pair): string {
  const record = after ?? before;
  return record ? recordName(record) : '';
}
