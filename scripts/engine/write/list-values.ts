import type { Change } from '../../model/change.ts';
import { writtenItems } from '../../model/written.ts';
import { type Desk, findRecord, openRecord, type Refusal } from './desk.ts';
import { refuseNames } from './known.ts';
import { isListKey } from './list-keys.ts';
import { readAsked, writeKey } from './set.ts';
import { readSource } from './source.ts';

/** Adds values to a list-valued key, or takes them out; what is there already, or not there, changes nothing. Emptied brackets stay, emptied lines go. */
export function changeListValues(desk: Desk, change: Extract<Change, { kind: 'add' | 'take' }>): Refusal {
  const found = findRecord(desk, change.record);
  if ('problem' in found) return found;
  const { key } = change;
  const read = readAsked(desk, found.board, key, change.kind === 'add' ? change.values : []);
  if (!isListKey(key, desk.board(found.board), desk.context.fields)) {
    if ('problem' in read && /is not a field|: is computed/.test(read.problem)) return read;
    return { problem: `${key} holds one value, not a list; use set` };
  }
  if ('problem' in read && change.kind === 'add') return read;
  const opened = openRecord(desk, found);
  if ('problem' in opened) return opened;
  const source = readSource(opened.file.text);
  if ('problem' in source) return { problem: `${found.name}: ${source.problem}` };
  const written = source.written.get(key);
  const items = written ? writtenItems(written) : [];
  if (items.some((item) => item.as !== 'scalar')) return { problem: `${key} of ${found.name} is not a list of plain values; use set` };
  const present = items.map((item) => (item.as === 'scalar' ? item.source : ''));
  const added = new Set(change.values.filter((each) => !present.includes(each)));
  const next = change.kind === 'add' ? [...present, ...added] : present.filter((each) => !change.values.includes(each));
  if (next.length === present.length) {
    desk.notes.push(
      `${key} of ${found.name} ${change.kind === 'add' ? 'has' : 'has no'} ${change.values.join(', ')}${change.kind === 'add' ? ' already' : ''}`,
    );
    return undefined;
  }
  const unknown = change.kind === 'add' ? refuseNames(desk, found, key, change.values, present) : undefined;
  if (unknown) return unknown;
  const isLines = source.pairs.get(key)?.form !== 'flow';
  return writeKey(desk, found, key, next.length === 0 && isLines ? undefined : next);
}
