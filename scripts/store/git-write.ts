import type { SimpleGit } from 'simple-git';
import type { Identity } from '../model/commit.ts';
import { UsageError } from '../model/diagnostic.ts';
import { findCommit, type Repository, resolveCommit } from './git.ts';
import { askGit, runGit, splitNul } from './git-run.ts';

/** The remote, and how it is told who pushes: the token goes to git by its environment, for that one command. */
export interface Access {
  token?: string | undefined;
  /** Origin the token is for, `https://github.com`. */
  server?: string | undefined;
}

/** Commits the tracker's paths as they stand on the disk and nothing else, whatever else is staged; gives the new commit. Without an identity it is by whomever git is set up for. */
export async function commitPaths(repository: Repository, paths: string[], message: string, identity?: Identity): Promise<string> {
  const known = knownPaths(repository, paths);
  if (known.length === 0) throw new UsageError('there is nothing to commit');
  const listed = known.join('\0');
  const fromInput = ['--pathspec-from-file=-', '--pathspec-file-nul'];
  const config = identity ? [`user.name=${identity.name}`, `user.email=${identity.email}`, 'commit.gpgSign=false'] : [];
  const git = await openGit(repository, { config, input: listed });
  await say('git could not stage the changes', () => git.raw(['--literal-pathspecs', 'add', '--all', ...fromInput]));
  const words = ['commit', '--quiet', '--only', '--cleanup=verbatim', `--message=${message}`];
  await say('git made no commit', () => git.raw(['--literal-pathspecs', ...words, ...fromInput]));
  return resolveCommit(repository, 'HEAD');
}

/** Pushes one commit to a branch of origin, fast-forward only; a text when somebody was faster, a UsageError when it cannot be. */
export async function pushCommit(
  repository: Repository,
  commit: string,
  branch: string,
  access: Access = {},
): Promise<{ rejected?: string }> {
  const git = await openGit(repository, { access });
  try {
    await git.raw(['push', '--porcelain', 'origin', `${commit}:${branchRef(repository, branch)}`]);
    return {};
  } catch (error) {
    const complaint = wordsOf(error, access);
    if (/non-fast-forward|fetch first|cannot lock ref|stale info|failed to update ref|incorrect old value/.test(complaint))
      return { rejected: complaint };
    throw new UsageError(`the push to ${branch} was refused: ${complaint}`);
  }
}

/** Fetches a branch of origin and gives its commit; undefined when origin has no such branch. */
export async function fetchBranch(repository: Repository, branch: string, access: Access = {}): Promise<string | undefined> {
  const git = await openGit(repository, { access });
  const ref = branchRef(repository, branch);
  const there = ref.replace('refs/heads/', 'refs/remotes/origin/');
  try {
    await git.raw(['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', 'origin', `+${ref}:${there}`]);
  } catch (error) {
    const complaint = wordsOf(error, access);
    if (/couldn't find remote ref/.test(complaint)) return undefined;
    throw new UsageError(`${branch} could not be fetched: ${complaint}`);
  }
  return findCommit(repository, there);
}

/** Puts branch, index and working tree on another commit; files that differ from HEAD and would be lost make git refuse. */
export async function stepTo(repository: Repository, commit: string): Promise<void> {
  const git = await openGit(repository, {});
  await say('git could not step to the new head', () => git.raw(['reset', '--quiet', '--keep', commit]));
}

interface Setup {
  config?: string[];
  input?: string;
  access?: Access;
}

async function openGit(repository: Repository, { config = [], input, access }: Setup): Promise<SimpleGit> {
  const { simpleGit } = await import('simple-git');
  const extra: { [name: string]: string } = { GIT_TERMINAL_PROMPT: '0' };
  if (access?.token) {
    const basic = Buffer.from(`x-access-token:${access.token}`).toString('base64');
    extra['GIT_CONFIG_COUNT'] = '1';
    extra['GIT_CONFIG_KEY_0'] = `http.${(access.server ?? 'https://github.com').replace(/\/$/, '')}/.extraheader`;
    extra['GIT_CONFIG_VALUE_0'] = `AUTHORIZATION: basic ${basic}`;
  }
  // simple-git refuses to start where these are set, and npm sets EDITOR and PREFIX; none of them is needed without a terminal
  const unwanted = /^(git_.*|editor|visual|pager|prefix|ssh_askpass)$/i;
  const ambient = Object.fromEntries(Object.entries(process.env).filter(([name, value]) => value !== undefined && !unwanted.test(name)));
  return simpleGit({
    baseDir: repository.top,
    config,
    allowEnvironment: Object.keys({ ...ambient, ...extra }),
    // by itself it takes a git that fails without a word on standard error for one that did its work
    errors: (error, { exitCode, stdOut, stdErr }) => error ?? (exitCode === 0 ? undefined : Buffer.concat([...stdErr, ...stdOut])),
    // the one setting that goes by the environment is the token's header, above
    unsafe: { allowUnsafeConfigEnvCount: true },
    ...(input === undefined ? {} : { input: () => input }),
  }).env({ ...ambient, ...extra, LC_ALL: 'C' });
}

function branchRef(repository: Repository, branch: string): string {
  const ref = `refs/heads/${branch}`;
  if (askGit(repository.top, ['check-ref-format', ref]).code !== 0)
    throw new UsageError(`${JSON.stringify(branch)} is not a name for a branch`);
  return ref;
}

/** The paths, from the repository's top, that git tracks or that stand on the disk: another one would make git refuse them all. */
function knownPaths({ top, prefix }: Repository, paths: string[]): string[] {
  const known: string[] = [];
  for (let from = 0; from < paths.length; from += 500) {
    const part = paths.slice(from, from + 500).map((path) => prefix + path);
    known.push(...splitNul(runGit(top, ['ls-files', '--cached', '--others', '-z', '--', ...part])));
  }
  return [...new Set(known)];
}

async function say(what: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    throw new UsageError(`${what}: ${wordsOf(error, {})}`);
  }
}

/** What git said, without the token. */
function wordsOf(error: unknown, { token }: Access): string {
  const words = (error instanceof Error ? error.message : String(error)).trim();
  return token ? words.replaceAll(token, '***') : words;
}
