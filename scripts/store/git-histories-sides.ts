import type { CommitNote } from '../model/commit.ts';
import type { PathAuthors } from '../model/history.ts';
import { emptyTree, type Repository } from './git.ts';
import { changesBetween, treesOf } from './git-histories-trees.ts';
import { commitsBetween } from './git-history.ts';
import { runGit } from './git-run.ts';

/**
 * Who stands behind each merge of the branch's own line, which is handed over, oldest first: of every path that the merged commits touched, the first and the last of them. By the
 * merge's 40 hex digits; a commit that several merges bring belongs to the oldest.
 */
export function authorsOfMerges(
  repository: Repository,
  folder: string,
  since: string | undefined,
  head: string,
  line: CommitNote[],
): Map<string, PathAuthors> {
  const { top } = repository;
  const range = ['--end-of-options', head, ...(since === undefined ? [] : [`^${since}`]), '--'];
  const found = new Map<string, PathAuthors>();
  const merges = line.filter(({ isMerge }) => isMerge).map(({ commit }) => commit);
  if (merges.length === 0) return found;
  const parents = new Map(wordsOf(runGit(top, ['rev-list', '--parents', ...range])).map(([commit = '', ...rest]) => [commit, rest]));
  const own = new Set(line.map(({ commit }) => commit));
  const mergeOf = new Map<string, string>();
  for (const merge of merges) {
    const open = (parents.get(merge) ?? []).slice(1);
    for (let commit = open.pop(); commit !== undefined; commit = open.pop()) {
      const before = parents.get(commit);
      if (!before || own.has(commit) || mergeOf.has(commit)) continue;
      mergeOf.set(commit, merge);
      open.push(...before);
    }
  }
  // what a merge on the side changed is what others did, who are here themselves
  const notes = commitsBetween(repository, since, head, 'all').filter(
    ({ commit }) => mergeOf.has(commit) && (parents.get(commit)?.length ?? 0) < 2,
  );
  const nothing = emptyTree(head);
  const after = treesOf(
    top,
    folder,
    notes.map(({ commit }) => commit),
    nothing,
  );
  const before = treesOf(
    top,
    folder,
    notes.map(({ parent }) => parent ?? ''),
    nothing,
  );
  const changes = changesBetween(
    top,
    notes.map((_, index) => ({ before: before[index] ?? nothing, after: after[index] ?? nothing })),
  );
  for (const [index, note] of notes.entries()) {
    const merge = mergeOf.get(note.commit) ?? '';
    const authors = found.get(merge) ?? new Map<string, { first: CommitNote; last: CommitNote }>();
    found.set(merge, authors);
    for (const { path } of changes[index] ?? []) authors.set(path, { first: authors.get(path)?.first ?? note, last: note });
  }
  return found;
}

/** Lines of commits, each with what stands behind it. */
function wordsOf(output: Buffer): string[][] {
  return output
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '));
}
