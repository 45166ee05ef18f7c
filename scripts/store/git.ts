import { UsageError } from '../model/diagnostic.ts';
import { askOnce } from './git-known.ts';
import { askGit, runGit, splitNul } from './git-run.ts';

/** A tracker's place in a git repository. */
export interface Repository {
  /** Absolute path of the working tree. */
  top: string;
  /** From `top` to the tracker, `''` or ending with "/": every path of git carries it. */
  prefix: string;
  /** Part of the history is not here: nothing can be said about when a record was made. */
  shallow: boolean;
  /** The 40 hex digits of HEAD when the repository was opened; undefined before the first commit. */
  head?: string;
}

/** One path that differs between two commits, from the tracker's root. */
export interface ChangedPath {
  path: string;
  status: 'added' | 'modified' | 'deleted';
  /** The blobs, where it was and is a regular file. */
  before?: string;
  after?: string;
}

const objectPattern = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

// there is one, and to go on as without one would leave out all that git knows
const brokenRepository = /^fatal: .*(bad config|command-line config|repository extension|repo version)/m;

/** The repository a tracker's folder lies in; undefined without git or outside of any repository. */
export function openRepository(root: string): Repository | undefined {
  const questions = ['--show-toplevel', '--is-shallow-repository', '--show-prefix', '--revs-only', 'HEAD'];
  const { code, output, complaint } = askGit(root, ['rev-parse', ...questions]);
  if (complaint.includes('dubious ownership')) throw new UsageError(`git does not trust the owner of ${root}: ${complaint}`);
  if (brokenRepository.test(complaint)) throw new UsageError(`git cannot read the repository of ${root}: ${complaint}`);
  if (code !== 0) return undefined;
  const [top = '', shallow, prefix = '', head = '', ...more] = output.toString('utf8').split('\n');
  if (more.length > (head === '' ? 0 : 1)) return openOddPlace(root);
  return { top, prefix, shallow: shallow === 'true', ...(head === '' ? {} : { head }) };
}

/** A repository in a path with a line end, after which git's answers cannot be told apart: each is asked for by itself. */
function openOddPlace(root: string): Repository {
  const ask = (...question: string[]) =>
    runGit(root, ['rev-parse', ...question])
      .toString('utf8')
      .replace(/\n$/, '');
  const head = ask('--revs-only', 'HEAD');
  const place = { top: ask('--show-toplevel'), prefix: ask('--show-prefix') };
  if (place.prefix.includes('\n'))
    throw new UsageError(
      `git is asked line by line, and ${JSON.stringify(place.prefix)} in ${place.top} has a line end; give that folder another name`,
    );
  return { ...place, shallow: ask('--is-shallow-repository') === 'true', ...(head === '' ? {} : { head }) };
}

/** The 40 hex digits of HEAD, or undefined before the first commit. */
export function headCommit(repository: Repository): string | undefined {
  return findCommit(repository, 'HEAD');
}

/** The 40 hex digits of a commit that a person named (`HEAD~1`, a branch, a tag); a UsageError when there is none. */
export function resolveCommit(repository: Repository, name: string): string {
  const commit = findCommit(repository, name);
  if (commit === undefined)
    throw new UsageError(`${JSON.stringify(name)} is not a commit of this repository${tellEarliest(repository, name)}`);
  return commit;
}

/** Of a name that goes back further than the history (`HEAD~1` where there is one commit, `HEAD` where there is none), how far back it goes; else empty. */
function tellEarliest(repository: Repository, name: string): string {
  if (/^(HEAD|@)(?![\w-])/.test(name) && headCommit(repository) === undefined) return '; there is no commit yet';
  const [, start = ''] = /^([^~^]+)(?:~\d*|\^)+$/.exec(name) ?? [];
  const from = findCommit(repository, start);
  if (from === undefined) return '';
  const { code, output } = askGit(repository.top, ['rev-list', '--count', '--first-parent', from]);
  const before = Number(output.toString('utf8')) - 1;
  if (code !== 0) return '';
  return before > 0 ? `; the earliest one before ${start} is ${start}~${before}` : `; there is no commit before ${start}`;
}

const foundOnce = askOnce<string | undefined>(100);

/** As `resolveCommit`, but undefined when there is none. */
export function findCommit(repository: Repository, name: string): string | undefined {
  if (name === '' || name.includes('\0')) return undefined;
  const find = () => {
    const { code, output } = askGit(repository.top, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
    const commit = output.toString('utf8').trim();
    return code === 0 && objectPattern.test(commit) ? commit : undefined;
  };
  if (objectPattern.test(name)) return foundOnce(repository, name, find);
  const commit = find();
  return commit === undefined ? undefined : foundOnce(repository, commit, () => commit);
}

/** As `findCommit`, for several names without white space at once. */
export function findCommits({ top }: Repository, names: string[]): (string | undefined)[] {
  const input = names.map((name) => `${name}^{commit}\n`).join('');
  const lines = runGit(top, ['cat-file', '--batch-check=%(objectname)'], input).toString('utf8').split('\n');
  return names.map((_, index) => (objectPattern.test(lines[index] ?? '') ? lines[index] : undefined));
}

/** Whether the first commit is the second one or comes before it. */
export function isAncestor(repository: Repository, before: string, after: string): boolean {
  return askGit(repository.top, ['merge-base', '--is-ancestor', '--end-of-options', before, after]).code === 0;
}

/** The newest commit that two of 40 hex digits have in common; undefined where there is none, or a shallow clone does not know it. */
export function mergeBase(repository: Repository, one: string, other: string): string | undefined {
  const { code, output } = askGit(repository.top, ['merge-base', '--end-of-options', one, other]);
  const commit = output.toString('utf8').trim();
  return code === 0 && objectPattern.test(commit) ? commit : undefined;
}

const asPaths = ['-r', '-z', '--raw', '--no-abbrev', '--no-renames'];

/** What differs in the tracker's files between two commits of 40 hex digits; without `from` everything is added. A rename is one deleted and one added. */
export function changedPaths(repository: Repository, from: string | undefined, to: string): ChangedPath[] {
  const { top, prefix } = repository;
  const within = prefix === '' ? [] : ['--', prefix];
  const parts = splitNul(runGit(top, ['diff-tree', ...asPaths, '--end-of-options', from ?? emptyTree(to), to, ...within]));
  const changed: ChangedPath[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) changed.push(readChange(repository, parts[index], parts[index + 1]));
  return changed;
}

/** The same for many pairs by one git, no `to` twice; where there is no `from`, `to` must be a first commit. */
export function changedPathsOf(repository: Repository, pairs: { from: string | undefined; to: string }[]): ChangedPath[][] {
  const { top, prefix } = repository;
  const input = pairs.map(({ from, to }) => `${to}${from === undefined ? '' : ` ${from}`}\n`).join('');
  const within = prefix === '' ? [] : ['--', prefix];
  const parts = input === '' ? [] : splitNul(runGit(top, ['diff-tree', '--stdin', '--root', ...asPaths, ...within], input));
  const changed = new Map(pairs.map(({ to }) => [to, [] as ChangedPath[]]));
  let current: ChangedPath[] | undefined;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? '';
    // the name of a commit stands in front of what differs
    if (part.startsWith(':')) current?.push(readChange(repository, part, parts[++index]));
    else current = changed.get(part);
  }
  return pairs.map(({ to }) => changed.get(to) ?? []);
}

function readChange({ prefix }: Repository, line = '', path = ''): ChangedPath {
  const [modeBefore = '', modeAfter = '', before = '', after = '', letter] = line.slice(1).split(' ');
  return {
    path: path.slice(prefix.length),
    status: letter === 'A' ? 'added' : letter === 'D' ? 'deleted' : 'modified',
    ...(isRegular(modeBefore) ? { before } : {}),
    ...(isRegular(modeAfter) ? { after } : {}),
  };
}

/** The empty tree, which every repository knows, by the length of its names. */
export function emptyTree(commit: string): string {
  return commit.length === 40
    ? '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
    : '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321';
}

/** Whether a mode of git is that of a regular file, not of a link or a submodule. */
export function isRegular(mode: string): boolean {
  return mode === '100644' || mode === '100755';
}

/** The tracker's paths whose files differ from HEAD or are not known to git, staged or not. */
export function dirtyPaths(repository: Repository): Set<string> {
  const { top, prefix } = repository;
  const within = prefix === '' ? [] : ['--', prefix];
  const parts = splitNul(runGit(top, ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--no-renames', ...within]));
  return new Set(parts.map((part) => part.slice(3 + prefix.length)));
}

/** The branch that is checked out; undefined on a detached HEAD. */
export function currentBranch(repository: Repository): string | undefined {
  const { code, output } = askGit(repository.top, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return code === 0 ? output.toString('utf8').trim() : undefined;
}

/** The branch that origin's HEAD names, as this clone last heard of it; undefined where it never did. */
export function defaultBranch(repository: Repository): string | undefined {
  const { code, output } = askGit(repository.top, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD']);
  return code === 0
    ? output
        .toString('utf8')
        .trim()
        .replace(/^origin\//, '')
    : undefined;
}

/** The address of the remote `origin`, without any user name or token in it. */
export function remoteUrl(repository: Repository): string | undefined {
  const { code, output } = askGit(repository.top, ['remote', 'get-url', 'origin']);
  const url = output.toString('utf8').trim();
  return code === 0 && url !== '' ? url.replace(/^(https?:\/\/)[^/@]*@/, '$1') : undefined;
}

/** `owner/name` of a GitHub address, in any of the forms git takes; `host` is another one for a server of one's own. */
export function githubName(url: string, host = 'github.com'): string | undefined {
  const match = /^(?:(?:https?|ssh|git):\/\/(?:[^/@]*@)?([^/:]+)(?::\d+)?\/|(?:[^/@]+@)?([^/:]+):)([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(
    url,
  );
  if (!match || (match[1] ?? match[2])?.toLowerCase() !== host) return undefined;
  return `${match[3]}/${match[4]}`;
}
