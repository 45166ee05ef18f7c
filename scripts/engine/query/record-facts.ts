import type { TrackerRecord } from '../../model/record.ts';
import type { RecordIndex, Tracker } from '../../model/tracker.ts';
import { isBlocked, isDone, isLate, listOf } from './facts.ts';
import type { RecordFacts } from './names.ts';

/** What is known of a record beside its file, each found out when it is asked for; `past` tells what git knows, as local times. */
export function factsOfRecord(
  record: TrackerRecord,
  { tracker, index, now }: { tracker: Tracker; index: RecordIndex; now: string },
  past: (key: 'created' | 'updated' | 'author') => string | undefined = () => undefined,
): RecordFacts {
  return {
    get done() {
      return isDone(record, listOf(record, tracker));
    },
    get late() {
      return isLate(record, listOf(record, tracker), now);
    },
    get blocked() {
      return isBlocked(record, tracker, index);
    },
    get created() {
      return past('created');
    },
    get updated() {
      return past('updated');
    },
    get author() {
      return past('author');
    },
  };
}
