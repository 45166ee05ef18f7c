import { basename, dirname, join, resolve } from 'node:path';
import { decodeText } from './engine/read/decode.ts';
import { formatProblem } from './engine/read/format.ts';
import type { Terminal } from './model/command.ts';
import { UsageError } from './model/diagnostic.ts';
import type { Files } from './model/file.ts';
import { findRoot, openDisk } from './store/disk.ts';

/** The tracker's folder: `--root`, else the nearest upwards with a `workspace.yml`; a UsageError when there is none, and when it is written in a newer format. */
export function rootOf(terminal: Terminal, option: string | undefined): string {
  const root = anyRootOf(terminal, option);
  refuseNewer(openDisk(root));
  return root;
}

/** Throws a UsageError where files are a tracker of a newer format: what is private is spelled there in a way that nobody here knows. */
export function refuseNewer(files: Files): void {
  const bytes = files.read('workspace.yml');
  const decoded = bytes && decodeText(bytes);
  const problem = decoded && 'text' in decoded ? formatProblem(decoded.text) : undefined;
  if (problem !== undefined) throw new UsageError(problem);
}

/** As `rootOf`, but in whatever format: for those that tell what is wrong. */
export function anyRootOf(terminal: Terminal, option: string | undefined): string {
  const from = resolve(terminal.folder, option ?? '.');
  const root = findRoot(from);
  if (root === undefined) throw new UsageError(`no workspace.yml in ${from} or above it; ${remedyIn(from, option ?? '')}`);
  if (option !== undefined && root !== from) throw new UsageError(`--root: no workspace.yml in ${from}; the tracker above it is ${root}`);
  return root;
}

const mostFolders = 200;

/** What a person can do in a folder that is no tracker, by what stands there; `called` is what they called it, nothing where they stand in it. */
function remedyIn(folder: string, called: string): string {
  const files = openDisk(folder);
  const isThere = (path: string) => orElse(() => files.size(path) !== undefined, false);
  const folders = (path: string) =>
    orElse(() => files.list(path), [])
      .filter(({ name, kind }) => kind === 'folder' && !name.startsWith('.') && name !== 'node_modules')
      .slice(0, mostFolders)
      .map(({ name }) => (path === '' ? name : `${path}/${name}`));
  const isGone = !orElse(
    () =>
      openDisk(dirname(folder))
        .list('')
        .some(({ name }) => name === basename(folder)),
    true,
  );
  if (isGone && dirname(folder) !== folder) return 'there is no such folder';
  const near = folders('');
  const below = [...near, ...near.flatMap(folders).slice(0, mostFolders)].filter((path) => isThere(`${path}/workspace.yml`));
  const [first, ...others] = below.map((path) => join(called, path));
  if (first !== undefined) {
    const more = others.length > 0 ? ` (and in ${others.slice(0, 4).join(', ')}${others.length > 4 ? ', ...' : ''})` : '';
    return `there is a tracker in ${first}${more}: cd ${first}, or --root ${first}`;
  }
  if (isThere('workspace.yaml')) return 'workspace.yaml stands there: its name ends with .yml';
  if (isThere('HEAD') && ['objects', 'refs'].every((name) => near.includes(name)))
    return 'it is a bare repository of git, which shows no files: git clone it, and run woad in the clone';
  return 'a tracker begins with one, which may hold no more than "title: My tracker"';
}

/** What cannot be read is not there, for who only looks for a hint. */
function orElse<Found>(look: () => Found, otherwise: Found): Found {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
