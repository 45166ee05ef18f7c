import type { Board } from '../../model/board.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import type { TrackerRecord } from '../../model/record.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { Value } from '../../model/value.ts';
import { isArchived, textsOf } from './facts.ts';
import { compareLook, lookOf } from './look.ts';

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
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}

function pastValue(record: TrackerRecord, key: string, past: PastOf | undefined): string | undefined {
  return key === 'created' || key === 'updated' || key === 'author' ? past?.(record)[key] : undefined;
}
