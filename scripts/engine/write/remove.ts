import type { Change } from '../../model/change.ts';
import { type Desk, findRecord, type Refusal } from './desk.ts';

/** Removes a record, its comments and its files. */
export function removeRecord(desk: Desk, { record }: Extract<Change, { kind: 'remove' }>): Refusal {
  const found = findRecord(desk, record);
  if ('problem' in found) return found;
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
