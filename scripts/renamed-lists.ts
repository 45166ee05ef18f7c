import { readBoard } from './engine/read/board.ts';
import type { Board } from './model/board.ts';
import { readRecordPath } from './model/record-path.ts';
import { dirtyPaths, headCommit, type Repository } from './store/git.ts';
import { openCommit } from './store/git-files.ts';
import { latestCommits } from './store/git-history.ts';
import { readPast } from './store/git-past.ts';
import { recordSteps } from './store/git-steps.ts';
import type { OpenTracker } from './workspace.ts';

const mostCommits = 1000;
const mostVersions = 100;

/** The list that a folder of records was before it was renamed, or has become since, as far as git leaves no doubt; `moved` tells that the folder was renamed, and not the list. */
export function renamedList(
  open: OpenTracker,
  repository: Repository,
  board: Board,
  folder: string,
): { list: string; moved: boolean } | undefined {
  const after = listAfter(open, repository, board, folder);
  if (after !== undefined) return { list: after, moved: false };
  const before = listBefore(open, repository, board, folder);
  return before === undefined ? undefined : { list: before, moved: true };
}

/** The one list from which all records of a folder went into it that went there at all. */
function listBefore({ tracker, files }: OpenTracker, repository: Repository, { name }: Board, folder: string): string | undefined {
  const within = `records/${name}/`;
  const left = new Map(tracker.records.filter((each) => each.board === name && each.list === folder).map(({ slug, path }) => [slug, path]));
  const dirty = [...dirtyPaths(repository)].filter((path) => path.startsWith(within));
  const head = dirty.length > 0 ? headCommit(repository) : undefined;
  const then = head === undefined ? undefined : openCommit(repository, head, dirty);
  const gone = dirty.filter((path) => files.size(path) === undefined);
  const come = dirty.filter((path) => then?.blob(path) === undefined);
  const commits = recordSteps(repository, mostCommits).map((step) => ({
    gone: step.gone.map(({ path }) => path),
    come: step.come.map(({ path }) => path),
  }));
  const lists = new Set<string>();
  for (const step of [{ gone, come }, ...commits]) {
    const came = new Set(step.come);
    for (const path of step.gone) {
      const { slug = '', list = '' } = path.startsWith(within) ? (readRecordPath(path) ?? {}) : {};
      if (!came.has(left.get(slug) ?? '')) continue;
      lists.add(list);
      left.delete(slug);
    }
  }
  const [only, ...others] = lists;
  return others.length === 0 ? only : undefined;
}

/** The one list that a board has instead of one that it had when it was last called so. */
function listAfter({ fields, zod }: OpenTracker, repository: Repository, board: Board, folder: string): string | undefined {
  const commits = latestCommits(repository, mostVersions).map(({ commit }) => ({ commit, path: board.path }));
  const namesIn = (text: string) => readBoard({ path: board.path, text }, { fields, zod }).board.lists.map(({ name }) => name);
  const now = board.lists.map(({ name }) => name);
  const decoder = new TextDecoder();
  for (const text of new Set(readPast(repository, commits).map((bytes) => decoder.decode(bytes)))) {
    const before = namesIn(text);
    if (!before.includes(folder)) continue;
    const [taken, given] = [before.filter((name) => !now.includes(name)), now.filter((name) => !before.includes(name))];
    return taken.length === 1 && given.length === 1 ? given[0] : undefined;
  }
  return undefined;
}
