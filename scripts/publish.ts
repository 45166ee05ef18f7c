import { type Past, planChanges, workspaceOf } from './changes.ts';
import { pathsOf } from './engine/automate/state.ts';
import { actorOf } from './engine/query/actor.ts';
import type { WriteResult } from './engine/write/write.ts';
import type { ChangeList } from './model/change.ts';
import type { Terminal } from './model/command.ts';
import { bot, type Identity } from './model/commit.ts';
import { UsageError } from './model/diagnostic.ts';
import type { Files } from './model/file.ts';
import type { Workspace } from './model/workspace.ts';
import { applyEdits, openDisk } from './store/disk.ts';
import { dirtyPaths, findCommit, openRepository, type Repository } from './store/git.ts';
import { gitAuthor, gitPeople } from './store/git-author.ts';
import { commitOnto } from './store/git-commit.ts';
import { openCommit } from './store/git-files.ts';
import { fetchBranch, forwardBranch, pushCommit, remoteDefault, tryAgain } from './store/git-publish.ts';
import { tellNoRepository } from './store/git-trouble.ts';
import { commitPaths, ignoredPaths } from './store/git-write.ts';
import { whileAlone } from './store/lock.ts';
import { describeChange, tellChanges } from './terminal/tell-changes.ts';

/** How a change list is committed and told. */
export interface Publishing {
  json?: boolean;
  /** Of the commit; made from the changes when absent. */
  message?: string | undefined;
  notes?: string[];
  /** More lines at the end of the message, `Woad-Undo: ...`. */
  trailers?: string[];
  /** The repository and its past, if they were opened already. */
  repository?: Repository;
  past?: Past;
}

const mostTries = 100;
const fewChanges = 50;
const mostNamed = 5;

/** The repository of a tracker; a UsageError when it is in none. */
export function repositoryOf(root: string): Repository {
  const repository = openRepository(root);
  if (!repository) throw tellNoRepository(root, 'this needs its commits: git init makes one');
  return repository;
}

/** What git knows for a change list: the files of any commit, of which only those that the list names are read at once when there are few; some may have been `opened` already. */
export function pastFor(repository: Repository | undefined, list: ChangeList, opened: ReadonlyMap<string, Files> = new Map()): Past {
  if (!repository) return {};
  const all = new Map<string, Files | undefined>(opened);
  return {
    filesAt(commit) {
      if (!all.has(commit)) all.set(commit, findCommit(repository, commit) === commit ? filesFor(repository, commit, list) : undefined);
      return all.get(commit);
    },
  };
}

/** Makes a change list on the disk and commits what it wrote, nothing else with it; the exit code is 1 when a change could not be made, or no commit. */
export async function commitChanges(terminal: Terminal, root: string, list: ChangeList, how: Publishing = {}): Promise<number> {
  const { repository = repositoryOf(root) } = how;
  return whileAlone(root, async () => {
    const disk = openDisk(root);
    const { identity, trailers } = committerOf(gitAuthor(root), list, workspaceOf(disk));
    const past = { ...(how.past ?? pastFor(repository, list)), isCommitted: true };
    const result = await planChanges(disk, list, terminal.now, root, past);
    const paths = pathsOf(result.edits);
    const dirty = dirtyPaths(repository);
    const unsaved = paths.filter((path) => dirty.has(path));
    if (unsaved.length > 0) {
      const listed = unsaved.map((path) => `\n  ${path}`).join('');
      throw new UsageError(`this would commit changes of yours along; commit or discard these first:${listed}`);
    }
    applyEdits(root, result.edits);
    const now = dirtyPaths(repository);
    const written = paths.filter((path) => now.has(path));
    const ignored = ignoredPaths(
      repository,
      paths.filter((path) => !now.has(path)),
    );
    const left = ignored.map((path) => `git ignores ${path}: it was written and is not in the commit`);
    const outcome = { ...result, notes: [...(how.notes ?? []), ...result.notes, ...left, ...tellStanding(list, result, dirty)] };
    if (written.length === 0 && result.pressed.length === 0) return tellChanges(terminal, list, outcome, told(how, { commit: null }));
    try {
      const message = messageOf(list, result, how, trailers);
      const commit = await commitPaths(repository, written, message, identity, result.pressed.length > 0);
      const exit = tellChanges(terminal, list, outcome, told(how, { commit }));
      if (!how.json) terminal.write(`committed ${commit.slice(0, 10)}\n`);
      return exit;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      tellChanges(terminal, list, outcome, told(how, { commit: null }));
      const files = written.map((path) => `\n  ${repository.prefix}${path}`).join('');
      terminal.complain(
        `woad: ${error.message}\nwhat was written stays${written.length > 0 ? `:${files}` : ''}\nmend what git says and commit these files, or take them back with git restore\n`,
      );
      return 1;
    }
  });
}

/**
 * Makes a change list on the newest commit of origin's branch and pushes it; when somebody was faster, the whole list is tried again on
 * their commit, until it lands. The working tree is not looked at; it follows when nothing stands in the way.
 */
export async function publishChanges(terminal: Terminal, root: string, list: ChangeList, how: Publishing = {}): Promise<number> {
  const repository = repositoryOf(root);
  const access = { token: terminal.environment['WOAD_TOKEN'], server: terminal.environment['GITHUB_SERVER_URL'] };
  const workspace = workspaceOf(openDisk(root));
  const people = gitPeople(root);
  const { identity, author, trailers } = committerOf(people.author, list, workspace);
  const committer = identity ?? people.committer ?? author;
  const branch = workspace.branch ?? (await remoteDefault(repository, access));
  if (branch === undefined) throw new UsageError('origin names no branch of its own; write "branch:" into workspace.yml');
  const past = { ...pastFor(repository, list), isCommitted: true };
  const exit = await tryAgain(mostTries, async (tries) => {
    const head = await fetchBranch(repository, branch, access);
    if (head === undefined) throw new UsageError(`origin has no branch ${branch} yet; push it once: git push origin ${branch}`);
    const files = filesFor(repository, head, list);
    if (files.size('workspace.yml') === undefined) throw new UsageError(`origin/${branch} holds no tracker: it has no workspace.yml here`);
    const result = await planChanges(files, list, terminal.now, root, past);
    const conflicts = result.conflicts.map((each) => ({ ...each, message: `on origin/${branch}, ${each.message}` }));
    const outcome = { ...result, conflicts, notes: [...(how.notes ?? []), ...result.notes] };
    if (result.edits.length === 0 && result.pressed.length === 0)
      return tellChanges(terminal, list, outcome, told(how, { commit: null, pushed: false }));
    const message = messageOf(list, result, how, trailers);
    const commit = await commitOnto(repository, head, files, result.edits, message, identity ?? author, [], committer);
    const { rejected } = await pushCommit(repository, commit, branch, access);
    if (rejected !== undefined) return undefined;
    if (!(await whileAlone(root, async () => forwardBranch(repository, branch, commit)))) outcome.notes.push(stayedBehind(branch));
    const exit = tellChanges(terminal, list, outcome, told(how, { commit, pushed: true, tries }));
    if (!how.json) terminal.write(`pushed ${commit.slice(0, 10)} to ${branch}${tries > 1 ? `, try ${tries}` : ''}\n`);
    return exit;
  });
  if (exit !== undefined) return exit;
  throw new UsageError(`others pushed to ${branch} ${mostTries} times in between; nothing was pushed and nothing is changed: run it again`);
}

/** What was asked for and stands in the working tree already, in no commit: written by hand, or by a run that was broken off. */
function tellStanding(list: ChangeList, { made }: WriteResult, dirty: ReadonlySet<string>): string[] {
  const standing = made.flatMap(({ index, touched }): string[] => {
    const change = list.changes[index];
    if (change === undefined || touched.length > 0) return [];
    if (change.kind === 'configure') return dirty.has(change.file) ? [change.file] : [];
    const [board, slug] = 'record' in change ? change.record.split('/') : [];
    const isIts = (path: string) => path.startsWith(`records/${board}/`) && path.endsWith(`/${slug}.md`);
    return board === undefined ? [] : [...dirty].filter(isIts);
  });
  const paths = [...new Set(standing)];
  if (paths.length === 0) return [];
  const more = paths.length > mostNamed ? ` and ${paths.length - mostNamed} more` : '';
  return [
    `what was asked for stands here already, and is in no commit: ${paths.slice(0, mostNamed).join(', ')}${more}; git commit takes it`,
  ];
}

function stayedBehind(branch: string): string {
  return `it is on origin/${branch} and not in your working tree, where commits or changes of yours stand in the way; git pull --no-rebase brings it`;
}

function told({ json = false }: Publishing, also: { [key: string]: unknown }): { json: boolean; also: { [key: string]: unknown } } {
  return { json, also };
}

/** Who a commit is by: the person git is set up for, or the tracker's bot in the name of whom the list names, when that is somebody else. */
function committerOf(
  author: Identity | undefined,
  list: ChangeList,
  workspace: Workspace,
): { identity: Identity | undefined; author: Identity; trailers: string[] } {
  const { actor } = list;
  if (author && (actor === undefined || actor === author.name || actor === actorOf(author, workspace)))
    return { identity: undefined, author, trailers: [] };
  if (actor === undefined) throw new UsageError('git knows no user.name here; set it, or name the "actor" of the change list');
  return { identity: bot, author: bot, trailers: [`Woad-Actor: ${oneLine(actor)}`] };
}

function messageOf(list: ChangeList, { made, pressed, touched }: WriteResult, how: Publishing, trailers: string[]): string {
  const done = made.flatMap((each) => {
    const change = list.changes[each.index];
    return change && each.touched.length > 0 ? [describeChange(change, each.touched)] : [];
  });
  const records = touched.length > 3 ? `${touched.length} records` : touched.join(', ');
  const subject = done.length === 1 ? (done[0] ?? '') : `${done.length} changes: ${records}`;
  const body =
    done.length > 1
      ? `\n\n${done
          .slice(0, 50)
          .map((line) => `- ${oneLine(line)}`)
          .join('\n')}`
      : '';
  const more = done.length > 50 ? `\n- and ${done.length - 50} more` : '';
  const last = [...trailers, ...pressed.map(({ record, field }) => `Woad-Press: ${record} ${field}`), ...(how.trailers ?? [])];
  const text = how.message?.trim() ? how.message.trim() : oneLine(subject) + body + more;
  return `${text}\n${last.length > 0 ? `\n${last.join('\n')}\n` : ''}`;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

/** A commit's files; what the changes name is read in one go, or everything when there are many of them. */
function filesFor(repository: Repository, commit: string, list: ChangeList): Files {
  const files: Files = openCommit(repository, commit, list.changes.length > fewChanges ? undefined : wanted(list, () => files));
  return files;
}

function wanted(list: ChangeList, open: () => Files): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      yield 'workspace.yml';
      const names = new Set(list.changes.map((change) => ('record' in change ? change.record : 'board' in change ? change.board : '')));
      for (const name of names) {
        const [board = '', slug] = name.split('/');
        yield `lists/${board}.yml`;
        if (slug !== undefined) for (const folder of open().list(`records/${board}`)) yield `records/${board}/${folder.name}/${slug}.md`;
      }
    },
  };
}
