import type { CommitNote } from './model/commit.ts';
import { type KnownRuns, rememberRuns } from './run/past-runs.ts';
import { currentBranch, defaultBranch, githubName, openRepository, type Repository, remoteUrl } from './store/git.ts';
import { latestCommits } from './store/git-history.ts';
import { type GitFolders, gitFolders, gitState } from './store/git-state.ts';

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
  let folders: GitFolders | undefined;
  let last: { state: string; facts: RepositoryFacts } | undefined;
  return () => {
    folders ??= gitFolders(root);
    const state = folders && gitState(root, folders);
    if (last && last.state === state) return last.facts;
    const facts = askFacts(root, runsHere);
    // another repository may stand there the next time
    if (state === undefined) folders = undefined;
    // what came while git was asked is asked again the next time
    last = state === undefined ? undefined : { state, facts };
    return facts;
  };
}

/** The same, asked once. */
export function askRepository(root: string, mostRuns: number): RepositoryFacts {
  return askFacts(root, rememberRuns(root, mostRuns));
}

function askFacts(root: string, runsHere: (repository?: Repository) => KnownRuns): RepositoryFacts {
  const repository = openRepository(root);
  const runs = runsHere(repository);
  if (!repository) return { runs };
  const newest = repository.head === undefined ? undefined : latestCommits(repository, 1, repository.head)[0];
  const github = githubName(remoteUrl(repository) ?? '');
  const [byDefault, current] = [defaultBranch(repository), currentBranch(repository)];
  return {
    repository,
    runs,
    ...(newest ? { newest } : {}),
    ...(github === undefined ? {} : { github }),
    ...(byDefault === undefined ? {} : { defaultBranch: byDefault }),
    ...(current === undefined ? {} : { currentBranch: current }),
  };
}
