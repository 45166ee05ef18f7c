import { planChanges } from './changes.ts';
import { readRecordAt } from './engine/history/record-at.ts';
import { isDone } from './engine/query/facts.ts';
import { readBoard } from './engine/read/board.ts';
import { readText } from './engine/write/desk.ts';
import { filesOf } from './engine/write/record-files.ts';
import { readSource, type Source } from './engine/write/source.ts';
import type { RecordUndo } from './engine/write/undo.ts';
import type { Change } from './model/change.ts';
import type { FieldTypes } from './model/field-type.ts';
import type { Files } from './model/file.ts';
import { repeatRule } from './model/notice.ts';
import { readRecordPath } from './model/record-path.ts';
import type { Value } from './model/value.ts';
import { plainValue } from './model/written.ts';
import { pastFor } from './publish.ts';
import { openDisk } from './store/disk.ts';
import { changedPaths, type Repository } from './store/git.ts';
import { openCommit } from './store/git-files.ts';
import { commitsBetween } from './store/git-history.ts';
import { loadZod } from './zod.ts';

/** Where the next one of a record that came to be done is looked for. */
interface Completing {
  root: string;
  repository: Repository;
  /** Of 40 hex digits. */
  commit: string;
  after: Files;
  fields: FieldTypes;
  now: Date;
}

/** Takes back the next ones that the built-in rule made, in a later commit, of records that a commit completed; one that was changed since stays, with its `repeat`. */
export async function undoNextOnes(completing: Completing, records: RecordUndo[]): Promise<Change[]> {
  const { root, repository, commit, now } = completing;
  const changes: Change[] = [];
  const disk = openDisk(root);
  const waiting = records.flatMap(({ names }) => {
    const name = names.at(-1) ?? '';
    const had = sourceAt(completing.after, name)?.written.get('repeat');
    const isPassed = had !== undefined && sourceAt(disk, name)?.written.has('repeat') === false;
    return isPassed && isCompleted(completing, name) ? [{ name, repeat: plainValue(had) as Value }] : [];
  });
  for (const { name, repeat } of waiting) {
    const made = nextOneOf(repository, commit, name);
    if (made === undefined) continue;
    const taking: Change[] = [
      { kind: 'remove', record: made.name, was: made.commit },
      { kind: 'set', record: name, key: 'repeat', to: repeat, was: null },
    ];
    const list = { woad: 1 as const, changes: taking };
    const { conflicts } = await planChanges(disk, list, now, root, pastFor(repository, list));
    if (conflicts.length === 0) changes.push(...taking);
  }
  return changes;
}

/** A record whose next one, made in the same commit, is `kept` since it was changed: it goes back without its `repeat`, so that it does not come twice. */
export function withoutRepeat(record: RecordUndo, kept: string[], after: Files): RecordUndo {
  const name = record.names.at(-1) ?? '';
  const isRepeat = (change: Change) => change.kind === 'set' && change.key === 'repeat' && change.was === null;
  if (!record.byKeys.some(isRepeat) || !kept.some((each) => isNext(after, each, name))) return record;
  return { names: record.names, byKeys: record.byKeys.filter((change) => !isRepeat(change)) };
}

/** The record that the built-in rule made of one, in the first commit behind this that took away its `repeat`. */
function nextOneOf(repository: Repository, since: string, name: string): { name: string; commit: string } | undefined {
  for (const { commit, parent, trailers, isMerge } of commitsBetween(repository, since, repository.head ?? since)) {
    if (parent === undefined || !(isMerge || trailers.get('Woad-Rule')?.includes(repeatRule))) continue;
    const paths = changedPaths(repository, parent, commit).map(({ path }) => path);
    const [before, after] = [openCommit(repository, parent, paths), openCommit(repository, commit, paths)];
    if (!sourceAt(before, name)?.written.has('repeat') || sourceAt(after, name)?.written.has('repeat') !== false) continue;
    const made = paths.flatMap((path) => {
      const at = readRecordPath(path);
      return at && before.read(path) === undefined && isNext(after, `${at.board}/${at.slug}`, name) ? [`${at.board}/${at.slug}`] : [];
    });
    // two of one title, and nobody knows whose is whose
    const [only, ...others] = made;
    return only === undefined || others.length > 0 ? undefined : { name: only, commit };
  }
  return undefined;
}

/** Whether one record looks as if it were made to come after another one. */
function isNext(files: Files, name: string, of: string): boolean {
  const [one, other] = [sourceAt(files, name)?.written, sourceAt(files, of)?.written];
  if (!one?.has('repeat') || name === of || name.split('/')[0] !== of.split('/')[0]) return false;
  const [title, known] = [one.get('title'), other?.get('title')].map((each) => each && plainValue(each));
  return title !== undefined && title === known;
}

function isCompleted({ after, root, fields }: Completing, name: string): boolean {
  const found = filesOf(after, name)?.found;
  const bytes = found && after.read(found.path);
  if (!bytes) return false;
  const path = `lists/${found.board}.yml`;
  const read = readText(openDisk(root), path);
  const board = 'text' in read ? readBoard({ path, text: read.text }, { fields, zod: loadZod() }).board : undefined;
  const record = readRecordAt(found.path, bytes, new Map(board ? [[found.board, board]] : []), fields);
  return isDone(
    record,
    board?.lists.find((list) => list.name === found.list),
  );
}

function sourceAt(files: Files, name: string): Source | undefined {
  const path = filesOf(files, name)?.found.path;
  const read = path === undefined ? { problem: '' } : readText(files, path);
  const source = 'problem' in read ? read : readSource(read.text);
  return 'problem' in source ? undefined : source;
}
