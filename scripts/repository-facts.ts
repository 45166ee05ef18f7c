import type { CommitNote } from './model/commit.ts';
import { type KnownRuns, rememberRuns } from './run/past-runs.ts';
import { currentBranch, defaultBranch, githubName, openRepository, type Repository, remoteUrl } from './store/git.ts';
import { latestCommits } from './store/git-history.ts';
import { gitFolders, gitState } from './store/git-state.ts';

/** What a clone tells of the repository as a whole. */
export interface RepositoryFacts {
  repository?: Repository;
  /** Of the branch that is checked out; none before the first. */
  newest?: CommitNote;
  /** `owner/name` of origin, if it is on GitHub. */
  github?: string;
  defaultBranch?: string;
  currentBranch?: string;
  runs: KnownRuns;
}

/** Tells what a clone knows of its repository and of the last runs of rules; git is asked again only when its own files say that something may have changed. */
export function rememberRepository(root: string, mostRuns: number): () => RepositoryFacts {
  const runsHere = rememberRuns(root, mostRuns);
  let folders = gitFolders(root);
  let last: { state: string; facts: RepositoryFacts } | undefined;
  return () => {
    const state = folders && gitState(root, folders);
    if (last && last.state === state) return last.facts;
    const facts = { ...askFacts(root), runs: runsHere() };
    if (state === undefined) folders = gitFolders(root);
    // what came while git was asked is asked again the next time
    last = state === undefined ? undefined : { state, facts };
    return facts;
  };
}

function askFacts(root: string): Omit<RepositoryFacts, 'runs'> {
  const repository = openRepository(root);
  if (!repository) return {};
  const newest = repository.head === undefined ? undefined : latestCommits(repository, 1, repository.head)[0];
  const github = githubName(remoteUrl(repository) ?? '');
  const [byDefault, current] = [defaultBranch(repository), currentBranch(repository)];
  return {
    repository,
    ...(newest ? { newest } : {}),
    ...(github === undefined ? {} : { github }),
    ...(byDefault === undefined ? {} : { defaultBranch: byDefault }),
    ...(current === undefined ? {} : { currentBranch: current }),
  };
}
