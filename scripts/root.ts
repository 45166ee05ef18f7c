import { resolve } from 'node:path';
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
  if (root === undefined)
    throw new UsageError(
      `no workspace.yml in ${from} or above it; a tracker begins with one, which may hold no more than "title: My tracker"`,
    );
  if (option !== undefined && root !== from) throw new UsageError(`--root: no workspace.yml in ${from}; the tracker above it is ${root}`);
  return root;
}
