import { resolvePath } from '../../model/links.ts';
import { readRecordPath } from '../../model/record-path.ts';
import { type Desk, placesOf } from './desk.ts';

/** A record that got another name; its files stand at their new places already. */
export interface Renaming {
  from: { board: string; slug: string };
  to: { board: string; slug: string };
  /** Path of the record itself, before and after. */
  oldPath: string;
  newPath: string;
}

/** What one file's links are rewritten with: where the file stood and stands, and what a name or path became. */
export interface Relinking extends Renaming {
  /** Before the renaming; the same as `path` for all files but the record's own. */
  formerPath: string;
  path: string;
  /** Where what stood at a path stands now; undefined when it was not moved. */
  movedPath(path: string): string | undefined;
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
export function relinkPath(desk: Desk, relinking: Relinking, target: string): string | undefined {
  const resolved = resolvePath(target, relinking.formerPath);
  if (resolved === undefined) return undefined;
  const now = relinking.movedPath(resolved) ?? resolved;
  if (resolvePath(target, relinking.path) === now) return undefined;
  const there = now === resolved ? presentPath(desk, resolved) : now;
  return there === undefined ? undefined : relativePath(there, relinking.path, target);
}

/** Where a file stands now: a record is found whatever list the path says, since links stay as they are when it moves. */
function presentPath(desk: Desk, path: string): string | undefined {
  if (desk.files.size(path) !== undefined) return path;
  const there = readRecordPath(path);
  return there && placesOf(desk.files, there.board, there.slug)[0]?.path;
}
