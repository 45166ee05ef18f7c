import { UsageError } from '../model/diagnostic.ts';
import type { BlobChange } from '../model/history.ts';
import { isRegular } from './git.ts';
import { runGit, splitNul } from './git-run.ts';

/** A folder before and after, as trees of git. */
export interface Step {
  before: string;
  after: string;
}

/** The folder as each commit holds it; the empty tree where there is none. */
export function treesOf(top: string, folder: string, commits: string[], nothing: string): string[] {
  const names = commits.map((commit) => `${commit}:${folder}\n`).join('');
  const ask = (input: string) => runGit(top, ['cat-file', '--batch-check=%(objecttype) %(objectname)'], input).toString('utf8').split('\n');
  const lines = ask(names);
  // where a commit has no such folder, and where the commit's own tree is lost, git says the same
  const without = commits.filter((commit, index) => commit !== '' && !lines[index]?.startsWith('tree '));
  const lost =
    without.length === 0 ? -1 : ask(without.map((commit) => `${commit}^{tree}\n`).join('')).findIndex((line) => line.endsWith(' missing'));
  if (lost !== -1) throw new UsageError(`git cat-file: the files of the commit ${without[lost]} are missing; git fsck tells more`);
  return commits.map((_, index) => /^tree ([0-9a-f]+)$/.exec(lines[index] ?? '')?.[1] ?? nothing);
}

/** Pairs of trees as git takes them; a pair of equal trees is left out, since git says nothing of it. */
function compareTrees(top: string, steps: Step[], args: string[]): Map<string, string[]> {
  const different = steps.filter(({ before, after }) => before !== after);
  const input = different.map(({ before, after }) => `${before} ${after}\n`).join('');
  const parts = input === '' ? [] : splitNul(runGit(top, ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-abbrev', ...args], input));
  const found = new Map<string, string[]>();
  let current: string[] = [];
  for (const part of parts) {
    // the pair itself stands in front of the first of its lines
    const header = /^([0-9a-f]{40,64} [0-9a-f]{40,64})\n/.exec(part);
    if (header?.[1]) {
      current = [];
      found.set(header[1], current);
    }
    current.push(header ? part.slice(header[0].length) : part);
  }
  return found;
}

/** What differs in each pair of trees, none where they are equal. */
export function changesBetween(top: string, steps: Step[]): BlobChange[][] {
  const found = compareTrees(top, steps, ['--no-renames']);
  return steps.map(({ before, after }) => {
    const parts = found.get(`${before} ${after}`) ?? [];
    const changes: BlobChange[] = [];
    for (let index = 0; index + 1 < parts.length; index += 2) {
      const [modeBefore = '', modeAfter = '', blobBefore = '', blobAfter = ''] = (parts[index] ?? '').slice(1).split(' ');
      const change: BlobChange = { path: parts[index + 1] ?? '' };
      if (isRegular(modeBefore)) change.before = blobBefore;
      if (isRegular(modeAfter)) change.after = blobAfter;
      changes.push(change);
    }
    return changes;
  });
}

/** What was renamed to what, where half of the text is the same; nothing where git cannot tell, since a blob is not here. */
export function likenessBetween(top: string, steps: Step[]): Map<string, string>[] {
  const found = askLikeness(top, steps);
  return steps.map(({ before, after }) => {
    const parts = found.get(`${before} ${after}`) ?? [];
    const alike = new Map<string, string>();
    for (let index = 0; index + 1 < parts.length; index += 2) {
      const renamed = /\b[RC]\d*$/.test(parts[index] ?? '');
      if (renamed) alike.set(parts[index + 2] ?? '', parts[index + 1] ?? '');
      if (renamed) index++;
    }
    return alike;
  });
}

function askLikeness(top: string, steps: Step[]): Map<string, string[]> {
  try {
    return compareTrees(top, steps, ['-M50%', '-l1000']);
  } catch {
    return new Map();
  }
}
