import type { TrackerEvent } from '../../model/event.ts';
import type { TrackerRecord } from '../../model/record.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { Value } from '../../model/value.ts';
import { type Pair, pairRecords } from './pairs.ts';

/** What all events of one commit, or of one rule, have in common. */
export type EventOrigin = Pick<TrackerEvent, 'commit' | 'at' | 'actor' | 'depth' | 'bulk' | 'undo'>;

/**
 * What happened between two states, in the order of the records' paths: created or deleted, or else renamed, moved, and one `changed`
 * for each key in alphabetical order (`body` is the text). Both sides may hold only the records whose files differ.
 */
export function eventsBetween(before: Pick<Tracker, 'records'>, after: Pick<Tracker, 'records'>, origin: EventOrigin): TrackerEvent[] {
  return pairRecords(before.records, after.records).flatMap((pair) => eventsOfPair(pair, origin));
}

/** The same for one record. */
export function eventsOfPair({ before, after }: Pair, origin: EventOrigin): TrackerEvent[] {
  if (!after) return before ? [{ kind: 'deleted', record: before, previous: before, ...origin }] : [];
  if (!before) return [{ kind: 'created', record: after, ...origin }];
  return eventsOfRecord(before, after, origin);
}

function eventsOfRecord(previous: TrackerRecord, record: TrackerRecord, origin: EventOrigin): TrackerEvent[] {
  const events: TrackerEvent[] = [];
  if (record.slug !== previous.slug) events.push({ kind: 'renamed', record, previous, ...origin });
  if (record.board !== previous.board || record.list !== previous.list) events.push({ kind: 'moved', record, previous, ...origin });
  // of a file that cannot be read, now or before, nobody knows what changed
  if (record.problems.has('') || previous.problems.has('')) return events;
  for (const key of [...new Set([...previous.values.keys(), ...record.values.keys()])].sort()) {
    const [from, to] = [previous.values.get(key), record.values.get(key)];
    if (record.problems.has(key) || isSameValue(from, to)) continue;
    events.push({
      kind: 'changed',
      record,
      previous,
      key,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...origin,
    });
  }
  if (record.body !== previous.body)
    events.push({ kind: 'changed', record, previous, key: 'body', from: previous.body, to: record.body, ...origin });
  return events;
}

/** Whether a record's own file says something else than before, whatever it looks like; its place counts only by `moved` and `renamed`. */
export function isEdited(previous: TrackerRecord, record: TrackerRecord): boolean {
  return saidBy(previous) !== saidBy(record);
}

function saidBy({ values, unknown, problems, body }: TrackerRecord): string {
  const sorted = (map: ReadonlyMap<string, unknown>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  // a key that only the other board knows stands among the unknown ones there
  return stable([sorted(new Map([...unknown, ...values])), sorted(problems), body] as Value);
}

/** Whether two values are the same, whatever the order of a map's keys. */
export function isSameValue(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && stable(a) === stable(b));
}

/** The same text for equal values, whatever the order of a map's keys. */
function stable(value: Value): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
