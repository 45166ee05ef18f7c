import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../model/diagnostic.ts';
import { askGit, noGit } from './git-run.ts';

/** Why git knows no commit of a folder though there is a `.git` above it, in git's own words; undefined where it knows some, and before the first one. */
export function gitTrouble(root: string): string | undefined {
  if (!isBelowGit(root)) return undefined;
  const { code, complaint } = askGit(root, ['log', '-1', '--format=']);
  if (code === 0) return undefined;
  if (!complaint.includes('does not have any commits yet')) return complaint;
  // an unborn branch is how a repository begins; beside others, HEAD was turned to one that is not there
  const others = askGit(root, ['for-each-ref', '--count=1', 'refs/heads', 'refs/remotes']);
  return others.code === 0 && others.output.length === 0 ? undefined : others.complaint || complaint;
}

/** Why a folder in which git opened no repository has none; `meaning` is what that means for people. */
export function tellNoRepository(folder: string, meaning: string, words = 'is not in a git repository'): UsageError {
  if (askGit(folder, ['--version']).code === undefined) return new UsageError(`${noGit}; ${meaning}`);
  if (askGit(folder, ['rev-parse', '--is-bare-repository']).output.toString('utf8').trim() === 'true')
    return new UsageError(`${folder} is in a bare repository, which holds no files beside its commits; clone it, and ask the clone`);
  const remedy = meaning.includes('git init') ? '' : ' (git init makes one)';
  return tellGitTrouble(folder) ?? new UsageError(`${folder} ${words}; ${meaning}${remedy}`);
}

/** What keeps git from telling the commits of a folder, in one sentence; undefined where nothing does. */
export function tellGitTrouble(folder: string): UsageError | undefined {
  const trouble = gitTrouble(folder);
  return trouble === undefined
    ? undefined
    : new UsageError(`git cannot tell the commits of ${folder}: ${trouble.replaceAll(/\s*\n\s*/g, '; ')}`);
}

function isBelowGit(folder: string): boolean {
  const at = resolve(folder);
  return existsSync(join(at, '.git')) || (dirname(at) !== at && isBelowGit(dirname(at)));
}
