import { type TrackerRecord, valueAt } from '../../model/record.ts';
import type { RecordIndex, Tracker } from '../../model/tracker.ts';
import type { Value } from '../../model/value.ts';
import { checklistsIn } from './checklists.ts';
import { isArchived, isBlocked, isDone, isLate, listOf, textsOf } from './facts.ts';

/** What `--json` prints of a record; `null` is a key that is not set. */
export type RecordJson = { [key: string]: unknown };

/** A record as data for other programs; `now` as in `isLate`. */
export function recordJson(record: TrackerRecord, tracker: Tracker, index: RecordIndex, now: string): RecordJson {
  const fields = tracker.boards.get(record.board)?.fields.keys() ?? [];
  return { ...namesAndFacts(record, tracker, index, now), ...ownJson(record, fields), ...counts(record) };
}

/** The same as a line of JSON; what a record says of itself is not worked out anew where it is remembered. */
export function recordLine(record: TrackerRecord, tracker: Tracker, index: RecordIndex, now: string): string {
  if (record.ownJson === undefined) return JSON.stringify(recordJson(record, tracker, index, now));
  const { board, slug, list, title, path, done, archived, late, blocked } = namesAndFacts(record, tracker, index, now);
  const [where, what] = [
    `{"board":${text(board)},"slug":${text(slug)},"list":${text(list)}`,
    `"title":${text(title)},"path":${text(path)}`,
  ];
  const facts = `"done":${done},"archived":${archived},"late":${late},"blocked":${blocked}`;
  return `${where},${what},${facts},${record.ownJson},"comments":${record.comments.length},"files":${record.files.length}}`;
}

const text = JSON.stringify;

/** What a record's own file says, with a place for each field of its board. */
export function ownJson(record: TrackerRecord, fieldNames: Iterable<string>): RecordJson {
  const value = (key: string): Value | null => record.values.get(key) ?? null;
  const fields: { [name: string]: Value } = {};
  for (const name of fieldNames) {
    const held = record.values.get(name);
    if (held !== undefined) fields[name] = held;
  }
  return {
    id: value('id'),
    assignees: textsOf(record, 'assignees'),
    tags: textsOf(record, 'tags'),
    start: value('start'),
    due: value('due'),
    color: value('color'),
    cover: value('cover'),
    order: value('order'),
    parent: value('parent'),
    blocked_by: textsOf(record, 'blocked_by'),
    repeat: value('repeat'),
    remind: textsOf(record, 'remind'),
    fields,
    checklists: checklistsIn(record).map(({ title, items }) => ({ title, items: items.map(({ text, done }) => ({ text, done })) })),
  };
}

/** What its place, its list and other records say. */
function namesAndFacts(record: TrackerRecord, tracker: Tracker, index: RecordIndex, now: string) {
  const list = listOf(record, tracker);
  return {
    board: record.board,
    slug: record.slug,
    list: record.list,
    title: record.title,
    path: record.path,
    done: isDone(record, list),
    archived: isArchived(record),
    late: isLate(record, list, now),
    blocked: valueAt(record, 'blocked_by') !== undefined && isBlocked(record, tracker, index),
  };
}

function counts(record: TrackerRecord): RecordJson {
  return { comments: record.comments.length, files: record.files.length };
}
