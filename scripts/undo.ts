import { loadCatalogue } from './catalogue.ts';
import { makeChanges, type Past, planChanges } from './changes.ts';
import { readCommentName } from './engine/read/comment-name.ts';
import { placesOf } from './engine/write/desk.ts';
import { filesOf, isSameBytes } from './engine/write/record-files.ts';
import { type RecordUndo, undoCommit } from './engine/write/undo.ts';
import type { SettingsUndo } from './engine/write/undo-settings.ts';
import { foretell } from './foretelling.ts';
import type { Change, ChangeList } from './model/change.ts';
import type { Terminal } from './model/command.ts';
import { UsageError } from './model/diagnostic.ts';
import type { AnyFieldType } from './model/field-type.ts';
import type { Files } from './model/file.ts';
import { readRecordPath } from './model/record-path.ts';
import { commitChanges, type Publishing, pastFor, repositoryOf } from './publish.ts';
import { openDisk } from './store/disk.ts';
import { changedPaths, findCommit, type Repository, resolveCommit } from './store/git.ts';
import { openCommit } from './store/git-files.ts';
import { commitsBetween } from './store/git-history.ts';
import { findRemoval } from './store/git-removal.ts';
import { jsonText } from './terminal/json.ts';
import { undoNextOnes, withoutRepeat } from './undo-next.ts';

const mostNamed = 5;

/** A change list that takes something back, and what is to be said with it. */
export interface Taking {
  list: ChangeList;
  notes: string[];
  /** First line of its commit. */
  message: string;
  /** The commit that is taken back. */
  of: string;
  /** Where that was asked. */
  repository: Repository;
  past: Past;
}

/** How a taking is carried out. */
export interface TakingHow {
  commit: boolean;
  json: boolean;
  dry: boolean;
  message: string | undefined;
}

/** The changes that set back what a commit did to records and settings, or to one record, on the files as they stand now: the rest of a record that was changed since is set back key by key. */
export async function planUndo(root: string, name: string, record: string | undefined, now: Date): Promise<Taking> {
  const repository = repositoryOf(root);
  const commit = resolveCommit(repository, name);
  const parent = parentOf(repository, commit);
  const paths = changedPaths(repository, parent, commit).map(({ path }) => path);
  const [before, after] = [openCommit(repository, parent, paths), openCommit(repository, commit, paths)];
  const fields = await loadCatalogue<AnyFieldType>('fields');
  const { records, settings, others } = undoCommit({ commit, parent, before, after, paths, fields });
  const wanted = records.filter(({ names }) => record === undefined || names.includes(record));
  if (record !== undefined && wanted.length === 0)
    throw new UsageError(
      `${commit.slice(0, 10)} changed nothing of ${record}; it changed ${records.map(({ names }) => names.at(-1)).join(', ') || 'no record'}`,
    );
  // a run that was broken off has written it perhaps, and not committed it
  const [disk, own] = [openDisk(root), paths.filter((path) => !others.includes(path))];
  const isBack = record === undefined && own.length > 0 && own.every((path) => isSameBytes(disk.read(path), before.read(path)));
  const subject = commitsBetween(repository, parent, commit).at(-1)?.subject ?? '';
  const notes = record === undefined ? tellLeft(settings, others) : [];
  const pastOf = (list: ChangeList) =>
    pastFor(
      repository,
      list,
      new Map([
        [parent, before],
        [commit, after],
      ]),
    );
  const { first, last } = record === undefined ? settings : { first: [], last: [] };
  const chosen = await changesFor({ root, now, after, pastOf }, first, wanted);
  const next = await undoNextOnes({ root, repository, commit, after, fields, now }, wanted);
  const list: ChangeList = { woad: 1, changes: isBack ? next : [...next, ...chosen, ...last] };
  if (isBack) notes.push(`all that ${commit.slice(0, 10)} did is taken back here already; what of it is in no commit, git commit takes`);
  if (paths.length === 0) notes.push(`${commit.slice(0, 10)} changed nothing in the tracker`);
  const message = `Undo "${subject}"${record === undefined ? '' : ` of ${record}`}`;
  return { list, notes, message, of: commit, repository, past: pastOf(list) };
}

function tellLeft({ partly }: SettingsUndo, others: string[]): string[] {
  const more = others.length > mostNamed ? ` and ${others.length - mostNamed} more` : '';
  return [
    ...(others.length > 0
      ? [`not of a record, and left as it is: ${others.slice(0, mostNamed).join(', ')}${more}; git revert is for it`]
      : []),
    ...partly.map(
      (path) => `${path} goes back only in part: the order of items, and which of them stood there, stays; git diff tells more`,
    ),
  ];
}

/** The change that brings a removed record back as it stood last, or as it stood in the commit of that name. */
export function planRestore(root: string, record: string, name: string | undefined): Taking {
  const repository = repositoryOf(root);
  const { head } = repository;
  const [board = '', slug = ''] = record.split('/');
  if (head === undefined) throw new UsageError('there is no commit yet');
  const restoring = (change: Change, of: string, notes: string[] = []): Taking => {
    const list: ChangeList = { woad: 1, changes: [change] };
    return { list, notes, message: `Restore ${record}`, of, repository, past: pastFor(repository, list) };
  };
  const isThere = (files: ReturnType<typeof openDisk>) => placesOf(files, board, slug).length > 0;
  const inHead = isThere(openCommit(repository, head, []));
  if (name !== undefined) {
    const from = resolveCommit(repository, name);
    const was = isThere(openDisk(root)) && inHead ? { was: head } : {};
    const notes = was.was === undefined ? [] : whatGoes(openCommit(repository, head, []), openCommit(repository, from, []), record, head);
    return restoring({ kind: 'restore', record, from, ...was }, from, notes);
  }
  if (inHead) return restoring({ kind: 'restore', record, from: head }, head);
  const is = (path: string) => readRecordPath(path)?.slug === slug;
  const removal = /^[^/]+$/.test(slug) && /^[^/]+$/.test(board) ? findRemoval(repository, `records/${board}`, is) : undefined;
  if (removal === undefined)
    throw new UsageError(
      `git knows no record ${record}; ${repository.shallow ? 'this is a shallow clone, which holds only a part of the history' : `woad history ${board} tells which it knows`}`,
    );
  return restoring({ kind: 'restore', record, from: parentOf(repository, removal) }, removal);
}

/** The comments and files that a record has now and had not then, in words. */
function whatGoes(now: Files, then: Files, record: string, commit: string): string[] {
  const earlier = filesOf(then, record)?.all;
  const later = [...(filesOf(now, record)?.all.keys() ?? [])].filter((role) => earlier && !earlier.has(role));
  const namesOf = (kind: string) => later.flatMap((role) => (role.startsWith(`${kind}/`) ? [role.slice(kind.length + 1)] : []));
  const comments = namesOf('_comments').map((name) => name.replace(/\.md$/, ''));
  const neighbours = { isPerson: () => false, isThere: (name: string) => comments.includes(name) };
  const authors = new Set(comments.map((name) => readCommentName(name, neighbours).author));
  const files = namesOf('_files');
  const count = (all: string[], what: string) => `${all.length} ${what}${all.length === 1 ? '' : 's'}`;
  const parts = [
    ...(comments.length > 0 ? [`${count(comments, 'comment')} (${[...authors].join(', ')})`] : []),
    ...(files.length > 0 ? [`${count(files, 'file')} (${files.join(', ')})`] : []),
  ];
  return parts.length > 0 ? [`what came since goes: ${parts.join(' and ')}; the commit ${commit.slice(0, 10)} holds it still`] : [];
}

/** Carries it out: on the disk, with a commit, or only in words. */
export async function take(terminal: Terminal, root: string, taking: Taking, how: TakingHow): Promise<number> {
  const { list, notes, message, of, repository, past } = taking;
  if (how.message !== undefined && !how.commit) throw new UsageError('--message is for a commit; add --commit');
  if (how.dry) {
    if (!how.json) return foretell(terminal, root, list, { notes, past });
    terminal.write(jsonText(list));
    return 0;
  }
  const trailers = [`Woad-Undo: ${of}`];
  const publishing: Publishing = { json: how.json, notes, message: how.message ?? message, trailers, repository, past };
  if (how.commit) return commitChanges(terminal, root, list, publishing);
  return makeChanges(terminal, root, list, { json: how.json, notes, past });
}

function parentOf(repository: Repository, commit: string): string {
  const parent = findCommit(repository, `${commit}^1`);
  if (parent !== undefined) return parent;
  throw new UsageError(
    repository.shallow
      ? `what was before ${commit.slice(0, 10)} is not in this shallow clone; fetch the whole history (git fetch --unshallow)`
      : `${commit.slice(0, 10)} is the first commit; nothing was before it`,
  );
}

/** How each record goes back when the settings that come first are made: as a whole where nothing of it was changed since, else by keys. */
async function changesFor(
  { root, now, after, pastOf }: { root: string; now: Date; after: Files; pastOf(list: ChangeList): Past },
  first: Change[],
  records: RecordUndo[],
): Promise<Change[]> {
  const created = first.length === 0 ? [] : records.filter(({ whole }) => whole?.kind === 'remove');
  const ordered = [...created, ...records.filter((each) => !created.includes(each))];
  const wholes = ordered.map(({ whole }) => whole);
  // what a commit created stands in the lists that it left behind
  const tried = [...wholes.slice(0, created.length), ...first, ...wholes.slice(created.length)].flatMap((each) => each ?? []);
  const list: ChangeList = { woad: 1, changes: tried };
  const { conflicts } = await planChanges(openDisk(root), list, now, root, pastOf(list));
  const changed = new Set<Change | undefined>(conflicts.map(({ index }) => tried[index]));
  const kept = ordered.flatMap(({ whole, names }) => (whole?.kind === 'remove' && changed.has(whole) ? names : []));
  const chosen = ordered.map((each) => withoutRepeat(each, kept, after));
  const changes = chosen.map(({ whole, byKeys }) => (whole && (!changed.has(whole) || byKeys.length === 0) ? [whole] : byKeys));
  return [...changes.slice(0, created.length).flat(), ...first, ...changes.slice(created.length).flat()];
}
