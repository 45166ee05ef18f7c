import type { TrackerRecord } from '../../model/record.ts';
import type { Tracker } from '../../model/tracker.ts';
import { isArchived, textsOf } from './facts.ts';

/** Which records are asked for; what is absent does not narrow. */
export interface Selection {
  board?: string;
  list?: string;
  tag?: string;
  assignee?: string;
  /** Archived records are left out unless asked for. */
  archived?: boolean;
  holds?(record: TrackerRecord): boolean;
}

/** The records that fit, in the tracker's order. A person is found through their teams too. */
export function selectRecords(tracker: Tracker, { board, list, tag, assignee, archived = false, holds }: Selection): TrackerRecord[] {
  const keys =
    assignee === undefined
      ? []
      : [assignee, ...[...tracker.workspace.teams].filter(([, members]) => members.includes(assignee)).map(([team]) => team)];
  return tracker.records.filter(
    (record) =>
      (board === undefined || record.board === board) &&
      (list === undefined || record.list === list) &&
      (tag === undefined || textsOf(record, 'tags').includes(tag)) &&
      (assignee === undefined || textsOf(record, 'assignees').some((key) => keys.includes(key))) &&
      (archived || !isArchived(record)) &&
      (holds === undefined || holds(record)),
  );
}
