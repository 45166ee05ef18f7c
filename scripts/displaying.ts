import { displayValue } from './engine/query/display.ts';
import type { Display } from './model/display.ts';
import type { TrackerRecord } from './model/record.ts';
import type { OpenTracker } from './workspace.ts';

/** How a key of a record looks. */
export function displayOf({ tracker, fields }: OpenTracker, record: TrackerRecord, key: string): Display {
  return displayValue(record, key, tracker.boards.get(record.board), fields);
}
