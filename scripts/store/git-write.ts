import type { SimpleGit } from 'simple-git';
import type { Identity } from '../model/commit.ts';
import { UsageError } from '../model/diagnostic.ts';
import { type Repository, resolveCommit } from './git.ts';
import { runGit, splitNul } from './git-run.ts';
import { whileStoppable } from './stopping.ts';

/** Commits the tracker's paths as they stand on the disk and nothing else, whatever else is staged; gives the new commit. Without an identity it is by whomever git is set up for; without a file it is made only when it `mayBeEmpty`. */
export async function commitPaths(
  repository: Repository,
  paths: string[],
  message: string,
  identity?: Identity,
  mayBeEmpty = false,
): Promise<string> {
  const known = listedPaths(repository, paths, ['--cached', '--others']);
  if (known.length === 0 && !mayBeEmpty) throw new UsageError('there is nothing to commit');
  const listed = known.join('\0');
  const fromInput = ['--pathspec-from-file=-', '--pathspec-file-nul'];
  const named = (who: Identity) =>
    ['user', 'author', 'committer'].flatMap((role) => [`${role}.name=${who.name}`, `${role}.email=${who.email}`]);
  const config = identity ? [...named(identity), 'commit.gpgSign=false'] : [];
  return withGit(repository, { config, input: listed, isNamed: identity !== undefined }, async (git) => {
    const words = ['--literal-pathspecs', 'commit', '--quiet', '--only', '--cleanup=verbatim', `--message=${message}`];
    if (known.length === 0) {
      await say('git made no commit', () => git.raw([...words, '--allow-empty']));
      return resolveCommit(repository, 'HEAD');
    }
    await say('git could not stage the changes', () => git.raw(['--literal-pathspecs', 'add', '--all', ...fromInput]));
    await say('git made no commit', () => git.raw([...words, ...fromInput]));
    return resolveCommit(repository, 'HEAD');
  });
}

/** Puts branch, index and working tree on another commit; files that differ from HEAD and would be lost make git refuse. */
export async function stepTo(repository: Repository, commit: string): Promise<void> {
  await withGit(repository, {}, (git) => say('git could not step to the new head', () => git.raw(['reset', '--quiet', '--keep', commit])));
}

/** Of the tracker's paths those that stand on the disk and that git is told to ignore. */
export function ignoredPaths(repository: Repository, paths: string[]): string[] {
  const found = listedPaths(repository, paths, ['--others', '--ignored', '--exclude-standard']);
  return found.map((path) => path.slice(repository.prefix.length));
}

interface Setup {
  config?: string[];
  /** It commits as whom the settings name, whatever the environment says. */
  isNamed?: boolean;
  input?: string;
}

/** A git that is running when a signal ends this program ends with it. */
async function withGit<Result>(repository: Repository, setup: Setup, act: (git: SimpleGit) => Promise<Result>): Promise<Result> {
  const stop = new AbortController();
  const git = await openGit(repository, setup, stop.signal);
  return whileStoppable(
    () => stop.abort(),
    () => act(git),
    true,
  );
}

async function openGit(repository: Repository, { config = [], input, isNamed = false }: Setup, abort: AbortSignal): Promise<SimpleGit> {
  const { simpleGit } = await import('simple-git');
  const extra: { [name: string]: string } = { GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
  // simple-git refuses to start where these are set, and npm sets EDITOR and PREFIX; none of them is needed without a terminal
  const unwanted = /^(git_.*|editor|visual|pager|prefix|ssh_askpass)$/i;
  const wanted = isNamed ? /^git_(author|committer)_date$/i : /^git_(author|committer)_(name|email|date)$/i;
  const isPassed = ([name, value]: [string, string | undefined]) => value !== undefined && (wanted.test(name) || !unwanted.test(name));
  const ambient = Object.fromEntries(Object.entries(process.env).filter(isPassed));
  return simpleGit({
    baseDir: repository.top,
    config,
    abort,
    allowEnvironment: Object.keys({ ...ambient, ...extra }),
    // by itself it takes a git that fails without a word on standard error for one that did its work
    errors: (error, { exitCode, stdOut, stdErr }) => error ?? (exitCode === 0 ? undefined : Buffer.concat([...stdErr, ...stdOut])),
    ...(input === undefined ? {} : { input: () => input }),
  }).env({ ...ambient, ...extra });
}

/** Those of the paths that `git ls-files` lists, from the repository's top: another one would make git refuse them all. */
function listedPaths({ top, prefix }: Repository, paths: string[], which: string[]): string[] {
  const listed: string[] = [];
  for (let from = 0; from < paths.length; from += 500) {
    const part = paths.slice(from, from + 500).map((path) => prefix + path);
    listed.push(...splitNul(runGit(top, ['ls-files', ...which, '-z', '--', ...part])));
  }
  return [...new Set(listed)];
}

async function say(what: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    throw new UsageError(`${what}: ${(error instanceof Error ? error.message : String(error)).trim()}`);
  }
}
