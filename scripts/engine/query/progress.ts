import { recordName, type TrackerRecord, valueAt } from '../../model/record.ts';
import type { RecordIndex, Tracker } from '../../model/tracker.ts';
import { fullName, isDone, listOf } from './facts.ts';

/** How many of something there are, and how many of them are done. */
export interface Progress {
  done: number;
  total: number;
}

/** How far the children of each parent are, by the parent's `board/slug`; archived children count, and who has none is absent. One pass for the whole tracker. */
export function progressOfParents(tracker: Tracker, index: RecordIndex): Map<string, Progress> {
  const progress = new Map<string, Progress>();
  for (const child of tracker.records) {
    const parent = parentOf(child, index);
    if (!parent) continue;
    const sum = progress.get(recordName(parent)) ?? { done: 0, total: 0 };
    sum.total++;
    if (isDone(child, listOf(child, tracker))) sum.done++;
    progress.set(recordName(parent), sum);
  }
  return progress;
}

/** The records that name a record as their parent, in the tracker's order. */
export function childrenOf(record: TrackerRecord, tracker: Tracker, index: RecordIndex): TrackerRecord[] {
  return tracker.records.filter((child) => parentOf(child, index) === record);
}

/** The record that `parent` names, an earlier slug of it included; a record is never counted as its own. */
function parentOf(record: TrackerRecord, index: RecordIndex): TrackerRecord | undefined {
  const name = valueAt(record, 'parent');
  const parent = typeof name === 'string' ? index.get(fullName(name, record.board)) : undefined;
  return parent === record ? undefined : parent;
}
