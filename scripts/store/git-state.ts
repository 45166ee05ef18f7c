import type { BigIntStats } from 'node:fs';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { askGit } from './git-run.ts';

/** Where git keeps what a folder's repository is: the working tree's own part, and what all its working trees share; absolute. */
export interface GitFolders {
  /** The `.git` that was found going upwards from the folder: another one there means another repository. */
  door: string;
  own: string;
  shared: string;
}

/** Asks git where it keeps the repository that a folder lies in; undefined without git or outside of any repository. */
export function gitFolders(root: string): GitFolders | undefined {
  const door = doorOf(root);
  const { code, output } = askGit(root, ['rev-parse', '--path-format=absolute', '--git-dir', '--git-common-dir']);
  const [own = '', shared = ''] = output.toString('utf8').split('\n');
  return code === 0 && door !== undefined && shared !== '' ? { door, own, shared } : undefined;
}

/**
 * Everything in those folders that answers what HEAD, a branch, a branch of origin or a setting of the repository is: while it is the
 * same, so is what git answers to that. Undefined where it cannot be told without asking git.
 */
export function gitState(root: string, { door, own, shared }: GitFolders): string | undefined {
  if (doorOf(root) !== door) return undefined;
  const head = textOf(join(own, 'HEAD'));
  const config = textOf(join(shared, 'config'));
  if (head === undefined || config === undefined || !/^(ref: refs\/heads\/|[0-9a-f]{40})/.test(head)) return undefined;
  // other settings may be brought in from files that nobody knows here, and another store of refs has no file for each
  if (/^\s*\[\s*include/im.test(config) || existsSync(join(shared, 'reftable'))) return undefined;
  const refs = ['refs/heads', 'refs/remotes/origin'].flatMap((folder) => refsIn(join(shared, folder)));
  const large = ['packed-refs', 'shallow'].map((name) => marksOf(join(shared, name)));
  return JSON.stringify([head, config, textOf(join(own, 'config.worktree')), refs, large]);
}

function doorOf(root: string): string | undefined {
  for (let folder = resolve(root); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return join(folder, '.git');
    if (dirname(folder) === folder) return undefined;
  }
}

function refsIn(folder: string): [path: string, text: string | undefined][] {
  const entries = absentOr(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? refsIn(path) : [[path, textOf(path)]];
  });
}

function textOf(path: string): string | undefined {
  return absentOr(() => readFileSync(path, 'utf8'));
}

/** What tells one version of a file from another without reading it. */
function marksOf(path: string): string {
  const stats = absentOr((): BigIntStats | undefined => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return stats ? `${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}` : '';
}

function absentOr<Read>(read: () => Read): Read | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
