import type { Problem } from '../../model/field-type.ts';
import type { Files } from '../../model/file.ts';
import { type Found, placesOf } from './desk.ts';

/** One file of a record. */
export interface RecordFile {
  path: string;
  bytes: Uint8Array;
}

/** Everything that belongs to a record: `''` is its own file, the others go by `_comments/<name>` and `_files/<name>`. */
export type RecordFiles = Map<string, RecordFile>;

/** The files of a record of that `board/slug`, or none when there is no such record. */
export function filesOf(files: Files, name: string): { found: Found; all: RecordFiles } | undefined {
  const [board = '', slug = ''] = name.split('/');
  const [found] = placesOf(files, board, slug);
  const bytes = found && files.read(found.path);
  if (!bytes) return undefined;
  const all: RecordFiles = new Map([['', { path: found.path, bytes }]]);
  for (const kind of attachedKinds) collect(files, folderOf(found, kind), kind, all);
  return { found, all };
}

const attachedKinds = ['_comments', '_files'];

/** Where a file of a record stands when the record has that name. */
export function pathOf(record: Pick<Found, 'board' | 'slug' | 'path'>, role: string): string {
  if (role === '') return record.path;
  const [kind = '', ...rest] = role.split('/');
  return `${folderOf(record, kind)}/${rest.join('/')}`;
}

/** Why a record is not as it stood in a commit; undefined when every byte of it is. */
export function differenceSince(files: Files, name: string, then: RecordFiles, commit: string): Problem | undefined {
  const now = filesOf(files, name)?.all ?? new Map<string, RecordFile>();
  const roles = [...new Set([...then.keys(), ...now.keys()])].filter((role) => {
    const [before, after] = [then.get(role), now.get(role)];
    return before?.path !== after?.path || !isSameBytes(before?.bytes, after?.bytes);
  });
  if (roles.length === 0) return undefined;
  const [role = ''] = roles;
  const path = (now.get(role) ?? then.get(role))?.path;
  return { problem: `${name} was changed since ${commit.slice(0, 10)}: ${path}${roles.length > 1 ? ` and ${roles.length - 1} more` : ''}` };
}

/** Whether two files hold the same; also when neither is there. */
export function isSameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((byte, index) => byte === b[index]));
}

function folderOf({ board, slug }: Pick<Found, 'board' | 'slug'>, kind: string): string {
  return `records/${board}/${kind}/${slug}`;
}

function collect(files: Files, folder: string, role: string, all: RecordFiles): void {
  for (const { name, kind } of files.list(folder)) {
    if (kind === 'folder') collect(files, `${folder}/${name}`, `${role}/${name}`, all);
    const path = `${folder}/${name}`;
    const bytes = kind === 'file' ? files.read(path) : undefined;
    if (bytes) all.set(`${role}/${name}`, { path, bytes });
  }
}
