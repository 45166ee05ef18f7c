import type { TrackerEvent } from '../../model/event.ts';
import type { TrackerRecord } from '../../model/record.ts';
import type { Tracker } from '../../model/tracker.ts';
import { isDone, listOf } from '../query/facts.ts';
import type { EventOrigin } from './events.ts';

/** Whether a record is done, by today's boards; undefined where its file, or its own `done`, cannot be read. */
export function doneness(record: TrackerRecord, tracker: Tracker): boolean | undefined {
  return record.problems.has('') || record.problems.has('done') ? undefined : isDone(record, listOf(record, tracker));
}

/** Whether a record became done, or open again, by its own key, its list, or its board. */
export function doneBetween(previous: TrackerRecord, record: TrackerRecord, tracker: Tracker, origin: EventOrigin): TrackerEvent[] {
  const [was, is] = [doneness(previous, tracker), doneness(record, tracker)];
  if (was === undefined || is === undefined || was === is) return [];
  return [{ kind: is ? 'completed' : 'reopened', record, previous, ...origin }];
}
