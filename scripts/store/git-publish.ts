import { setTimeout } from 'node:timers/promises';
import { branchProblem } from '../model/branch-name.ts';
import { UsageError } from '../model/diagnostic.ts';
import { findCommit, findCommits, type Repository, remoteUrl } from './git.ts';
import { askGit, type GitAnswer } from './git-run.ts';
import { waitForGit } from './git-wait.ts';

/** The remote, and how it is told who pushes: the token goes to git by its environment, for that one command. */
export interface Access {
  token?: string | undefined;
  /** Origin the token is for, `https://github.com`. */
  server?: string | undefined;
}

// what git says when somebody else wrote to the same branch at the same moment
const tooLate =
  /non-fast-forward|fetch first|cannot lock ref|unable to lock|stale info|failed to update ref|incorrect old value|File exists/i;

// what GitHub and other servers say of a branch that nobody may push to
const isProtected = /GH006|GH013|protected branch|pull request|hook declined/i;

/** Pushes one commit to a branch of origin, fast-forward only; a text when somebody was faster, a UsageError when it cannot be. */
export async function pushCommit(
  repository: Repository,
  commit: string,
  branch: string,
  access: Access = {},
): Promise<{ rejected?: string }> {
  return pushTogether(repository, new Map([[branch, commit]]), access);
}

/** Pushes commits to branches of origin, all or none, fast-forward only; `over` names the commit that a branch must stand on to be written anew. */
export async function pushTogether(
  repository: Repository,
  commits: ReadonlyMap<string, string>,
  access: Access = {},
  over: ReadonlyMap<string, string> = new Map(),
): Promise<{ rejected?: string }> {
  const refs = [...commits].map(([branch, commit]) => `${commit}:${branchRef(repository, branch)}`);
  const leases = [...over].map(([branch, commit]) => `--force-with-lease=${branchRef(repository, branch)}:${commit}`);
  const args = ['push', '--porcelain', ...(commits.size > 1 ? ['--atomic'] : []), ...leases, 'origin', ...refs];
  const answer = await waitForGit(repository.top, args, { environment: environmentFor(access) });
  if (answer.code === 0) return {};
  const complaint = wordsOf(answer, access);
  if (tooLate.test(complaint)) return { rejected: complaint };
  const where = [...commits.keys()].join(' and ');
  const remedy = isProtected.test(complaint)
    ? `\n${where} asks for pull requests: write "automations: { write: pull-request }" into workspace.yml, so that rules propose what they change; or let the pusher pass its protection`
    : '';
  throw new UsageError(`the push to ${where} was refused: ${complaint}${remedy}`);
}

/** Fetches several branches of origin in one go and gives the commits of those that it has. */
export async function fetchBranches(repository: Repository, branches: string[], access: Access = {}): Promise<Map<string, string>> {
  // a star at the end, since git refuses to fetch a branch that is not there when it is named in full
  const refs = branches.map((branch) => branchRef(repository, branch));
  const wanted = refs.map((ref) => `+${ref}*:${ref.replace('refs/heads/', 'refs/remotes/origin/')}*`);
  const quiet = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-auto-maintenance', '--no-write-fetch-head', '--prune'];
  const answer = await tryAgain(5, async (tries) => {
    const asked = await waitForGit(repository.top, ['fetch', ...quiet, 'origin', ...wanted], { environment: environmentFor(access) });
    return tries < 5 && asked.code !== 0 && tooLate.test(asked.complaint) ? undefined : asked;
  });
  if (answer?.code !== 0 && remoteUrl(repository) === undefined) throw new UsageError('this clone has no remote "origin"');
  if (answer?.code !== 0) throw new UsageError(`origin could not be fetched: ${answer ? wordsOf(answer, access) : ''}`);
  const commits = findCommits(
    repository,
    branches.map((branch) => `refs/remotes/origin/${branch}`),
  );
  return new Map(branches.flatMap((branch, index) => (commits[index] === undefined ? [] : [[branch, commits[index]]])));
}

/** Fetches one commit of 40 hex digits that no branch holds any more; false where origin does not give it. */
export async function fetchCommit(repository: Repository, commit: string, access: Access = {}): Promise<boolean> {
  const quiet = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-auto-maintenance', '--no-write-fetch-head'];
  const { code } = await waitForGit(repository.top, ['fetch', ...quiet, 'origin', commit], { environment: environmentFor(access) });
  return code === 0;
}

/** Fetches a branch of origin and gives its commit; undefined when origin has no such branch. */
export async function fetchBranch(repository: Repository, branch: string, access: Access = {}): Promise<string | undefined> {
  const ref = branchRef(repository, branch);
  const there = ref.replace('refs/heads/', 'refs/remotes/origin/');
  const quiet = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-auto-maintenance', '--no-write-fetch-head'];
  const answer = await tryAgain(5, async (tries) => {
    const asked = await waitForGit(repository.top, ['fetch', ...quiet, 'origin', `+${ref}:${there}`], {
      environment: environmentFor(access),
    });
    return tries < 5 && asked.code !== 0 && tooLate.test(asked.complaint) ? undefined : asked;
  });
  if (answer?.code === 0) return findCommit(repository, there);
  const complaint = answer ? wordsOf(answer, access) : '';
  if (/couldn't find remote ref/.test(complaint)) return undefined;
  throw new UsageError(`${branch} could not be fetched: ${complaint}`);
}

/** The branch that origin takes for its own, as the clone noted it, else as origin says now; undefined when it says none. */
export async function remoteDefault(repository: Repository, access: Access = {}): Promise<string | undefined> {
  const noted = askGit(repository.top, ['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
  const known = /^refs\/remotes\/origin\/(.+)$/.exec(noted.output.toString('utf8').trim())?.[1];
  if (known !== undefined) return known;
  const answer = await waitForGit(repository.top, ['ls-remote', '--symref', 'origin', 'HEAD'], { environment: environmentFor(access) });
  if (answer.code !== 0) throw new UsageError(`origin could not be asked for its branch: ${wordsOf(answer, access)}`);
  return /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(answer.output.toString('utf8'))?.[1];
}

/** Puts a branch of this clone forward to a commit, with the working tree where it is checked out; false when it holds commits or changes that stand in the way, and then nothing is done. */
export function forwardBranch(repository: Repository, branch: string, commit: string): boolean {
  const { top } = repository;
  const ref = branchRef(repository, branch);
  const { local, isChecked } = standing(repository, ref);
  if (local === undefined || local === commit) return true;
  if (isChecked) return askGit(top, ['merge', '--ff-only', '--quiet', '--no-autostash', commit]).code === 0;
  // another working tree would hold the files of before, as if somebody had taken back what was pushed
  const trees = askGit(top, ['worktree', 'list', '--porcelain']).output.toString('utf8').split('\n');
  return (
    !trees.includes(`branch ${ref}`) &&
    askGit(top, ['merge-base', '--is-ancestor', local, commit]).code === 0 &&
    askGit(top, ['update-ref', ref, commit, local]).code === 0
  );
}

/** Where a branch of this clone stands, and whether it is checked out here. */
function standing({ top }: Repository, ref: string): { local: string | undefined; isChecked: boolean } {
  const { output } = askGit(top, ['for-each-ref', '--format=%(refname) %(objectname) %(HEAD)', ref]);
  const line = output
    .toString('utf8')
    .split('\n')
    .find((each) => each.startsWith(`${ref} `));
  const [local, mark] = line?.slice(ref.length + 1).split(' ') ?? [];
  return { local, isChecked: mark === '*' };
}

/** Does something until it gives a result; between two tries it waits for a random time, up to so many times as long as the last try took, twice as many after each, so that several writers do not meet again and again. Undefined when no try did. */
export async function tryAgain<Result>(
  mostTries: number,
  act: (tries: number) => Promise<Result | undefined>,
): Promise<Result | undefined> {
  for (let tries = 1; tries <= mostTries; tries++) {
    const start = performance.now();
    const result = await act(tries);
    if (result !== undefined) return result;
    const took = Math.max(shortestTry, performance.now() - start);
    await setTimeout(Math.min(longestPause, Math.random() * took * 2 ** Math.min(tries, 4)));
  }
  return undefined;
}

const shortestTry = 50;
const longestPause = 15_000;

function environmentFor({ token, server = 'https://github.com' }: Access): { [name: string]: string } {
  if (!token) return {};
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${server.replace(/\/$/, '')}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
  };
}

function branchRef(repository: Repository, branch: string): string {
  const ref = `refs/heads/${branch}`;
  // what git would make no branch of by that name may be one all the same
  if (branchProblem(branch) !== undefined && askGit(repository.top, ['check-ref-format', ref]).code !== 0)
    throw new UsageError(`${JSON.stringify(branch)} is not a name for a branch`);
  return ref;
}

/** What git said, without the token. */
function wordsOf({ complaint, output }: GitAnswer, { token }: Access): string {
  const words = [complaint, output.toString('utf8').trim()].filter((part) => part !== '').join('\n');
  return token ? words.replaceAll(token, '***') : words;
}
