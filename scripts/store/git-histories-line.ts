import type { CommitNote } from '../model/commit.ts';
import type { BlobChange, CommitChanges } from '../model/history.ts';
import { emptyTree, type Repository } from './git.ts';
import { authorsOfMerges } from './git-histories-sides.ts';
import { changesBetween, likenessBetween, type Step, treesOf } from './git-histories-trees.ts';
import { runGit } from './git-run.ts';

/** What is asked of the branch's own line. */
export interface LineQuestion {
  /** Folder of the repository, without "/" at its end; `''` is all of it. */
  folder: string;
  /** Commits after this one only; it must be on the line. */
  since?: string | undefined;
  head: string;
  /** The commits of the line, oldest first. */
  notes: CommitNote[];
  /** Whether git's likeness is wanted for a commit. */
  wantsLikeness(changes: BlobChange[]): boolean;
}

/** The oldest commit of the line of first parents that is here. */
export function oldestOfLine(repository: Repository, head: string): string {
  const lines = runGit(repository.top, ['rev-list', '--first-parent', '--end-of-options', head, '--']).toString('utf8').trim().split('\n');
  return lines.at(-1) ?? head;
}

/** The commits of the branch's own line that changed files below a folder, oldest first. */
export function changesOfLine(repository: Repository, { folder, since, head, notes, wantsLikeness }: LineQuestion): CommitChanges[] {
  const { top, shallow } = repository;
  const nothing = emptyTree(head);
  const trees = treesOf(top, folder, [...(since === undefined ? [] : [since]), ...notes.map(({ commit }) => commit)], nothing);
  if (since === undefined) trees.unshift(nothing);
  const steps = notes.map((_, index): Step => ({ before: trees[index] ?? nothing, after: trees[index + 1] ?? nothing }));
  const all = changesBetween(top, steps);
  const commits = notes.flatMap((by, index): (CommitChanges & { step: Step })[] => {
    const [changes, step] = [all[index], steps[index]];
    if (!changes || !step || changes.length === 0) return [];
    return [{ by, changes, alike: new Map(), cut: shallow && since === undefined && index === 0, step }];
  });
  const authors = authorsOfMerges(repository, folder, since, head, notes);
  for (const commit of commits) {
    const known = authors.get(commit.by.commit);
    if (known) commit.authors = known;
  }
  const unclear = commits.filter(({ changes, cut }) => !cut && wantsLikeness(changes));
  const likeness = likenessBetween(
    top,
    unclear.map(({ step }) => step),
  );
  for (const [index, commit] of unclear.entries()) commit.alike = likeness[index] ?? commit.alike;
  return commits.map(({ step: _, ...commit }) => commit);
}
