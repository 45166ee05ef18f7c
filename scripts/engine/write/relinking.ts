import { resolvePath } from '../../model/links.ts';
import { readRecordPath } from '../../model/record-path.ts';
import { type Desk, placesOf } from './desk.ts';
import type { Renaming, Renamings } from './renamings.ts';

/** What one file's links are rewritten with: where the file stood and stands, and what names and paths became. */
export interface Relinking {
  renamings: Renamings;
  /** The renaming of the record that the file is, or is a comment of. */
  own: Renaming | undefined;
  /** Before the renaming; the same as `path` for all files but those of renamed records. */
  formerPath: string;
  path: string;
  /** Collects the renamings that changed something in the file. */
  used: Set<Renaming>;
}

/** How a path from the root is written in a file; parts are escaped where the former way was, or where Markdown would end the link. */
function relativePath(to: string, file: string, former: string): string {
  const [there, here] = [to.split('/'), file.split('/').slice(0, -1)];
  let same = 0;
  while (same < here.length && here[same] === there[same]) same++;
  const parts = [...here.slice(same).map(() => '..'), ...there.slice(same)];
  const path = `${former.startsWith('./') && parts[0] !== '..' ? './' : ''}${parts.join('/')}`;
  const mustEscape = former.includes('%') || /[\s()<>%?#]/.test(path);
  return (mustEscape ? path.split('/').map(encodeURIComponent).join('/') : path) + (/[?#].*$/.exec(former)?.[0] ?? '');
}

/** A path as it is to be written now, or undefined when it may stay: what it names was not moved and is still reached by it. */
export function relinkPath(desk: Desk, { renamings, own, formerPath, path, used }: Relinking, target: string): string | undefined {
  const resolved = resolvePath(target, formerPath);
  if (resolved === undefined) return undefined;
  const moved = renamings.moved(resolved);
  const now = moved?.now ?? resolved;
  const reached = resolvePath(target, path);
  if (reached === now || (moved && moved.renaming !== own && isSameRecord(reached, now))) return undefined;
  const there = now === resolved ? presentPath(desk, resolved) : now;
  if (there === undefined) return undefined;
  if (moved) used.add(moved.renaming);
  return relativePath(there, path, target);
}

/** Whether two paths lead to one record; a link finds it whatever list it says. */
function isSameRecord(one: string | undefined, other: string): boolean {
  const [here, there] = [readRecordPath(one ?? ''), readRecordPath(other)];
  return here !== undefined && here.board === there?.board && here.slug === there.slug;
}

/** Where a file stands now: a record is found whatever list the path says, since links stay as they are when it moves. */
function presentPath(desk: Desk, path: string): string | undefined {
  if (desk.files.size(path) !== undefined) return path;
  const there = readRecordPath(path);
  return there && placesOf(desk.files, there.board, there.slug)[0]?.path;
}
