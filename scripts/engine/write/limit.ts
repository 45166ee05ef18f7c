import type { List } from '../../model/board.ts';
import { isArchived } from '../query/facts.ts';
import { type Desk, openRecord, readText, recordsIn } from './desk.ts';

/** Says that a list holds more records than its limit, archived ones left out; they may stand there all the same. */
export function noteLimit(desk: Desk, board: string, { name, limit }: List): void {
  if (limit === undefined) return;
  const found = recordsIn(desk.files, board, name);
  let left = found.length - limit;
  if (left <= 0) return;
  for (const each of found) {
    const read = readText(desk.files, each.path);
    if ('problem' in read || !read.text.includes('archived')) continue;
    const opened = openRecord(desk, each);
    if ('record' in opened && isArchived(opened.record)) left--;
    if (left <= 0) return;
  }
  desk.notes.push(`${name} holds ${limit + left} records, and its limit is ${limit}`);
}
