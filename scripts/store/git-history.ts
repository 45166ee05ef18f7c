import type { CommitNote } from '../model/commit.ts';
import { instantOfSeconds } from '../model/local-time.ts';
import type { Repository } from './git.ts';
import { askGit, runGit, splitNul } from './git-run.ts';

/** What git knows of one file, followed through its renames. */
export interface FileHistory {
  /** UTC instants; `created` is undefined in a shallow clone, where nobody knows. */
  created: string | undefined;
  updated: string;
  /** Name of who made the first commit of it, undefined in a shallow clone. */
  author: string | undefined;
  commits: number;
  /** The commit that made the file, for whoever resolves its author to a person. */
  first: CommitNote | undefined;
}

/** One commit in the output of `git log -z`: parts ended by NUL. */
export const commitFormat = '%H%x00%P%x00%ct%x00%an%x00%ae%x00%ce%x00%s%x00%(trailers:only=true,unfold=true)';
const logArgs = ['log', '-z', `--format=tformat:${commitFormat}`, '--encoding=UTF-8', '--no-show-signature'];
/** How many parts `commitFormat` gives. */
export const fieldsPerCommit = 8;

/** Commits of `to` that `from` does not have, oldest first: those of the branch itself (first parents), or also the merged ones. */
export function commitsBetween(
  repository: Repository,
  from: string | undefined,
  to: string,
  which: 'first-parent' | 'all' = 'first-parent',
): CommitNote[] {
  const order = which === 'all' ? ['--topo-order'] : ['--first-parent'];
  return readLog(runGit(repository.top, [...logArgs, ...order, '--reverse', '--end-of-options', to, ...(from ? [`^${from}`] : []), '--']));
}

/** The commits of the branch itself behind one that lies on it, or all of them, oldest first; undefined where that does not lie on it, or more than so many came since. */
export function lineSince(repository: Repository, since: string | undefined, head: string, most: number): CommitNote[] | undefined {
  if (since === head) return [];
  const range = [head, ...(since === undefined ? [] : [`^${since}`]), '--'];
  const limit = Number.isFinite(most) ? [`--max-count=${most + 1}`] : [];
  const args = [...logArgs, '--first-parent', '--reverse', ...limit, '--end-of-options', ...range];
  // a commit that was kept may be gone by now; where there is none, what keeps git from answering is told
  const { code, output } = since === undefined ? { code: 0, output: runGit(repository.top, args) } : askGit(repository.top, args);
  const line = code === 0 ? readLog(output) : [];
  return line.length > 0 && line.length <= most && line[0]?.parent === since ? line : undefined;
}

/** The newest commits of the branch itself up to HEAD, or to another commit of 40 hex digits, newest first. */
export function latestCommits(repository: Repository, count: number, to = 'HEAD'): CommitNote[] {
  const { code, output } = askGit(repository.top, [...logArgs, '--first-parent', `--max-count=${count}`, '--end-of-options', to, '--']);
  return code === 0 ? readLog(output) : [];
}

/** The history of one file of the tracker; undefined when no commit of HEAD knows it. */
export function recordHistory(repository: Repository, path: string): FileHistory | undefined {
  const { code, output } = askGit(repository.top, [...logArgs, '--follow', 'HEAD', '--', repository.prefix + path]);
  const commits = code === 0 ? readLog(output) : [];
  const [newest, first] = [commits.at(0), commits.at(-1)];
  if (!newest || !first) return undefined;
  const known = !repository.shallow;
  return {
    created: known ? first.at : undefined,
    updated: newest.at,
    author: known ? first.authorName : undefined,
    commits: commits.length,
    first: known ? first : undefined,
  };
}

function readLog(output: Buffer): CommitNote[] {
  const parts = splitNul(output);
  const commits: CommitNote[] = [];
  for (let index = 0; index + fieldsPerCommit <= parts.length; index += fieldsPerCommit) {
    commits.push(readCommit(parts.slice(index, index + fieldsPerCommit)));
  }
  return commits;
}

/** A commit from the parts that `commitFormat` gave. */
export function readCommit(parts: string[]): CommitNote {
  const [commit = '', parents = '', seconds, authorName = '', authorEmail = '', committerEmail = '', subject = '', trailers = ''] = parts;
  const at = instantOfSeconds(Number(seconds));
  const [parent, ...merged] = parents.split(' ');
  return {
    commit,
    parent: parent || undefined,
    ...(merged.length > 0 ? { isMerge: true } : {}),
    at,
    authorName,
    authorEmail,
    committerEmail,
    subject,
    trailers: readTrailers(trailers),
  };
}

function readTrailers(text: string): Map<string, string[]> {
  const trailers = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim();
    trailers.set(name, [...(trailers.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return trailers;
}
