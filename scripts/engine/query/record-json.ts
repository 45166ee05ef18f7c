import type { TrackerRecord } from '../../model/record.ts';
import type { RecordIndex, Tracker } from '../../model/tracker.ts';
import type { Value } from '../../model/value.ts';
import { checklistsOf } from './checklists.ts';
import { isArchived, isBlocked, isDone, isLate, listOf, textsOf } from './facts.ts';

/** What `--json` prints of a record; `null` is a key that is not set. */
export type RecordJson = { [key: string]: unknown };

/** A record as data for other programs; `now` as in `isLate`. */
export function recordJson(record: TrackerRecord, tracker: Tracker, index: RecordIndex, now: string): RecordJson {
  const list = listOf(record, tracker);
  const value = (key: string): Value | null => record.values.get(key) ?? null;
  const fields: { [name: string]: Value } = {};
  for (const name of tracker.boards.get(record.board)?.fields.keys() ?? []) {
    const held = record.values.get(name);
    if (held !== undefined) fields[name] = held;
  }
  return {
    board: record.board,
    slug: record.slug,
    id: value('id'),
    list: record.list,
    title: record.title,
    path: record.path,
    done: isDone(record, list),
    archived: isArchived(record),
    late: isLate(record, list, now),
    blocked: isBlocked(record, tracker, index),
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
    fields,
    checklists: checklistsOf(record.body).map(({ title, items }) => ({ title, items: items.map(({ text, done }) => ({ text, done })) })),
    comments: record.comments.length,
    files: record.files.length,
  };
}
