import type { Change } from '../../model/change.ts';
import { type Desk, findRecord, type Refusal } from './desk.ts';
import { differenceSince, filesOf } from './record-files.ts';
import { filesAt } from './restore.ts';

/** Removes a record, its comments and its files; with `was` only when nothing of it was changed since that commit. */
export function removeRecord(desk: Desk, { record, was }: Extract<Change, { kind: 'remove' }>): Refusal {
  const found = findRecord(desk, record);
  if ('problem' in found) return found;
  const list = desk.board(found.board)?.lists.find(({ name }) => name === found.list);
  if (list?.locked) return { problem: `the list ${list.name} is locked; no record leaves it` };
  if (was !== undefined) {
    const at = filesAt(desk, was);
    if ('problem' in at) return at;
    const refusal = differenceSince(desk.files, found.name, filesOf(at.files, record)?.all ?? new Map(), was);
    if (refusal) return refusal;
  }
  desk.files.edit({ kind: 'remove', path: found.path });
  for (const kind of ['_comments', '_files']) removeFolder(desk, `records/${found.board}/${kind}/${found.slug}`);
  desk.touched.add(found.name);
  return undefined;
}

function removeFolder(desk: Desk, folder: string): void {
  for (const { name, kind } of desk.files.list(folder)) {
    if (kind === 'folder') removeFolder(desk, `${folder}/${name}`);
    if (kind === 'file') desk.files.edit({ kind: 'remove', path: `${folder}/${name}` });
    if (kind === 'link' || kind === 'other') desk.notes.push(`${folder}/${name} is not a regular file; it was left`);
  }
}
