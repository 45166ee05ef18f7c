import type { Change } from '../../model/change.ts';
import type { Problem } from '../../model/field-type.ts';
import type { Files } from '../../model/file.ts';
import { namesLike } from '../../model/names.ts';
import { quoteText } from '../../model/reading.ts';
import { type Desk, type Found, findRecord, placesOf, type Refusal } from './desk.ts';
import { findList } from './move.ts';
import { filesOf, isSameBytes, pathOf, type RecordFile, type RecordFiles } from './record-files.ts';

/**
 * Brings a record back, byte by byte, to how it stood in the commit `from`, with its comments and files. With `was` it may stand here: as
 * it stood in that commit, under the name `as`; what came since beside its own files (a comment) stays.
 */
export function restoreRecord(desk: Desk, change: Extract<Change, { kind: 'restore' }>): Refusal {
  const then = standingAt(desk, change.record, change.from);
  if ('problem' in then) return then;
  const now = change.was === undefined ? undefined : standingAt(desk, change.as ?? change.record, change.was);
  if (now && 'problem' in now) return now;
  const { part } = change;
  const refusal = part === undefined ? refusePlace(desk, then.found, now?.found) : undefined;
  if (refusal) return refusal;
  const all = [...new Set([...then.all.keys(), ...(now?.all.keys() ?? [])])];
  const roles = part === undefined ? all : all.filter((role) => role === part && role !== '');
  if (roles.length === 0) return { problem: `${quoteText(part ?? '')} is no comment or file of ${change.record} in these commits` };
  const pairs = roles.map((role) => ({ to: then.all.get(role), from: now?.all.get(role) }));
  const changed = pairs.filter(({ to, from }) => !(to && from && to.path === from.path && isSameBytes(to.bytes, from.bytes)));
  // where the two commits hold the same, nothing would be done: then what is here must be that too
  const moved = (changed.length > 0 ? changed : pairs).flatMap(({ from }) =>
    from && !isSameBytes(desk.files.read(from.path), from.bytes) ? [from.path] : [],
  );
  if (moved.length > 0) return { problem: `${change.as ?? change.record} was changed since ${short(change.was)}: ${moved.join(', ')}` };
  for (const { to, from } of changed) putBack(desk, to, from);
  if (now && part === undefined) carryWhatCame(desk, then.found, now.found, now.all);
  if (desk.files.edits.length > 0) desk.touched.add(then.found.name);
  return undefined;
}

/** The files at a commit, or why they cannot be had. */
export function filesAt(desk: Desk, commit: string): { files: Files } | Problem {
  if (!desk.context.filesAt) return { problem: 'what stood in a commit is known only inside of a git repository' };
  const files = desk.context.filesAt(commit);
  return files ? { files } : { problem: `there is no commit ${short(commit)} here` };
}

function standingAt(desk: Desk, name: string, commit: string): { found: Found; all: RecordFiles } | Problem {
  const at = filesAt(desk, commit);
  if ('problem' in at) return at;
  return filesOf(at.files, name) ?? { problem: `there is no record ${name} in the commit ${short(commit)}` };
}

/** Why the record cannot stand there again: somebody else has its name, or the list is gone or locked. */
function refusePlace(desk: Desk, to: Found, from: Found | undefined): Refusal {
  const list = findList(desk, to.board, to.list);
  if ('problem' in list) return list;
  const left = from && desk.board(from.board)?.lists.find(({ name }) => name === from.list);
  const isElsewhere = from?.list !== to.list || from.board !== to.board;
  const locked = isElsewhere ? [left, list].find((each) => each?.locked) : undefined;
  if (locked) return { problem: `the list ${locked.name} is locked; no record enters or leaves it` };
  const present = from ? undefined : findRecord(desk, to.name);
  if (present && 'path' in present && present.name !== to.name) return { problem: `${to.name} is ${present.name} now` };
  const [taken] = namesLike(to.slug).flatMap((slug) => placesOf(desk.files, to.board, slug).filter(({ path }) => path !== from?.path));
  if (taken) return { problem: `${taken.name} exists already, in the list ${taken.list}` };
  if (from && desk.files.size(from.path) === undefined) {
    const found = findRecord(desk, from.name);
    return 'problem' in found ? found : { problem: `${from.name} stands at ${found.path} now, not at ${from.path}` };
  }
  return undefined;
}

/** One file back: what is not to be there goes, what stood elsewhere moves, bytes that differ are brought. */
function putBack(desk: Desk, to: RecordFile | undefined, from: RecordFile | undefined): void {
  if (!to) {
    if (from) desk.files.edit({ kind: 'remove', path: from.path });
    return;
  }
  if (!from) {
    const present = desk.files.read(to.path);
    if (present && !isSameBytes(present, to.bytes)) desk.notes.push(`${to.path} holds something else now; it was left`);
    if (!present) desk.files.edit({ kind: 'copy', path: to.path, bytes: to.bytes });
    return;
  }
  if (from.path !== to.path) desk.files.edit({ kind: 'move', path: from.path, to: to.path });
  if (!isSameBytes(from.bytes, to.bytes)) desk.files.edit({ kind: 'copy', path: to.path, bytes: to.bytes });
}

/** Comments and files that came since go along when the record gets another name. */
function carryWhatCame(desk: Desk, to: Found, from: Found, known: RecordFiles): void {
  if (to.name === from.name) return;
  const beside = filesOf(desk.files, to.name)?.all;
  for (const kind of ['_comments', '_files']) {
    for (const { name, kind: entry } of desk.files.list(`records/${from.board}/${kind}/${from.slug}`)) {
      const role = `${kind}/${name}`;
      if (entry === 'file' && !known.has(role) && !beside?.has(role))
        desk.files.edit({ kind: 'move', path: pathOf(from, role), to: pathOf(to, role) });
    }
  }
}

function short(commit = ''): string {
  return commit.slice(0, 10);
}
