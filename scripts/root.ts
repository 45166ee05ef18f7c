import { resolve } from 'node:path';
import type { Terminal } from './model/command.ts';
import { UsageError } from './model/diagnostic.ts';
import { findRoot } from './store/disk.ts';

/** The tracker's folder: `--root`, else the nearest upwards with a `workspace.yml`; a UsageError when there is none. */
export function rootOf(terminal: Terminal, option: string | undefined): string {
  const from = resolve(terminal.folder, option ?? '.');
  const root = findRoot(from);
  if (root === undefined)
    throw new UsageError(
      `no workspace.yml in ${from} or above it; a tracker begins with one, which may hold no more than "title: My tracker"`,
    );
  if (option !== undefined && root !== from) throw new UsageError(`no workspace.yml in ${from}`);
  return root;
}
