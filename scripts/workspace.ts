import { join, resolve } from 'node:path';
import { catalogueNames, cataloguesRoot, loadCatalogue } from './catalogue.ts';
import { compileRule } from './engine/automate/compile.ts';
import { compileCondition, holds } from './engine/expression/expression.ts';
import { actorOfCommit } from './engine/history/actor.ts';
import { displayValue } from './engine/query/display.ts';
import { fullName, indexRecords, isBlocked, isDone, isLate, listOf } from './engine/query/facts.ts';
import { namesOf, namesOfBoards, type RecordFacts, valuesOf } from './engine/query/names.ts';
import type { PastOf } from './engine/query/select.ts';
import { readTracker } from './engine/read/tracker.ts';
import type { Actions, AnyAction } from './model/action.ts';
import type { Board } from './model/board.ts';
import type { Check, CheckContext } from './model/check.ts';
import type { Terminal } from './model/command.ts';
import { compareDiagnostics, type Diagnostic, UsageError } from './model/diagnostic.ts';
import type { Display } from './model/display.ts';
import type { AnyFieldType, FieldTypes, Zod } from './model/field-type.ts';
import type { Files } from './model/file.ts';
import { builtInKeys } from './model/keys.ts';
import { localTime } from './model/local-time.ts';
import { didYouMean } from './model/names.ts';
import type { TrackerRecord } from './model/record.ts';
import type { RecordIndex, Tracker } from './model/tracker.ts';
import type { AnyTrigger, Triggers } from './model/trigger.ts';
import { findRoot, openDisk } from './store/disk.ts';
import { openRepository } from './store/git.ts';
import { fileHistories } from './store/git-histories.ts';
import { recordHistory } from './store/git-history.ts';

/** A tracker, read, with all that commands and the site ask of it. */
export interface OpenTracker {
  /** Absolute folder of `workspace.yml`. */
  root: string;
  files: Files;
  fields: FieldTypes;
  zod: Zod;
  tracker: Tracker;
  index: RecordIndex;
  /** Local time in the workspace's zone, `2026-11-21T13:45`. */
  now: string;
}

/** The tracker's folder: `--root`, else the nearest upwards with a `workspace.yml`; a UsageError when there is none. */
export function rootOf(terminal: Terminal, option: string | undefined): string {
  const from = resolve(terminal.folder, option ?? '.');
  const root = findRoot(from);
  if (root === undefined)
    throw new UsageError(
      `no workspace.yml in ${from} or above it; a tracker begins with one, which may hold no more than "title: My tracker"`,
    );
  if (option !== undefined && root !== from) throw new UsageError(`no workspace.yml in ${from}`);
  return root;
}

/** Reads the tracker at a root from the disk, or from other files (a commit's). */
export async function openTracker(root: string, now: Date, files: Files = openDisk(root)): Promise<OpenTracker> {
  const [{ z: zod }, fields] = await Promise.all([import('zod'), loadCatalogue<AnyFieldType>('fields')]);
  const tracker = readTracker(files, { fields, zod });
  return { root, files, fields, zod, tracker, index: indexRecords(tracker), now: localTime(now, tracker.workspace.timezone) };
}

/** The catalogues that rules are written with. */
export async function loadRules(): Promise<{ triggers: Triggers; actions: Actions }> {
  const [triggers, actions] = await Promise.all([loadCatalogue<AnyTrigger>('triggers'), loadCatalogue<AnyAction>('actions')]);
  return { triggers, actions };
}

/** Every fault of a tracker: those of reading and those the checks find, in the order of paths. */
export async function checkTracker({ tracker, fields, index, zod }: OpenTracker): Promise<Diagnostic[]> {
  const [checks, rules] = await Promise.all([loadCatalogue<Check>('checks'), loadRules()]);
  const found: Diagnostic[] = [...tracker.diagnostics];
  const context: CheckContext = {
    fields,
    index,
    views: catalogueNames('views', join(cataloguesRoot, '../site')),
    conditionProblem: (source, board) => {
      const compiled = compileCondition(source, namesOf(board, fields));
      return 'problem' in compiled ? compiled : undefined;
    },
    ruleFindings: (rule) => compileRule(rule, tracker, { fields, zod, ...rules }).findings,
  };
  for (const [name, check] of checks) {
    for (const { place, message, severity = 'error' } of check.find(tracker, context))
      found.push({ place, check: name, message, severity });
  }
  return found.sort(compareDiagnostics);
}

/** The board of that name; a UsageError names the nearest. */
export function findBoard({ tracker }: OpenTracker, name: string): Board {
  const board = tracker.boards.get(name);
  if (board) return board;
  const names = [...tracker.boards.keys()];
  throw new UsageError(`"${name}" is not a board${didYouMean(name, names) || `; there are ${names.join(', ') || 'none'}`}`);
}

/** The record of that `board/slug`, earlier slugs included; a UsageError names the nearest. */
export function findRecord(open: OpenTracker, name: string): TrackerRecord {
  const [board = '', slug = '', ...rest] = name.split('/');
  if (slug === '' || rest.length > 0)
    throw new UsageError(`"${name}" is not the name of a record; expected BOARD/SLUG, such as sales/acme-renewal`);
  findBoard(open, board);
  const record = open.index.get(fullName(slug, board));
  if (record) return record;
  const slugs = open.tracker.records.filter((each) => each.board === board).map((each) => each.slug);
  throw new UsageError(`there is no record ${name}${didYouMean(slug, slugs)}`);
}

/** How a key of a record looks. */
export function displayOf({ tracker, fields }: OpenTracker, record: TrackerRecord, key: string): Display {
  return displayValue(record, key, tracker.boards.get(record.board), fields);
}

/** Every name a record of these boards can be sorted by. */
export function knownKeys(boards: Board[]): string[] {
  return [...new Set([...builtInKeys, 'slug', 'list', 'board', 'updated', ...boards.flatMap(({ fields }) => [...fields.keys()])])];
}

/** What is known of a record beside its file. */
export function factsOf({ tracker, index, now }: OpenTracker, record: TrackerRecord): RecordFacts {
  const list = listOf(record, tracker);
  return { done: isDone(record, list), late: isLate(record, list, now), blocked: isBlocked(record, tracker, index) };
}

/** Whether a record fulfils an expression that a person typed; a UsageError says what is wrong with it. */
export function conditionOf(source: string, boards: Board[], open: OpenTracker): (record: TrackerRecord) => boolean {
  const compiled = compileCondition(source, namesOfBoards(boards, open.fields));
  if ('problem' in compiled) throw new UsageError(`${compiled.problem}\n  ${source}\n  ${' '.repeat(compiled.offset)}^`);
  const world = { now: open.now, today: open.now.slice(0, 10) };
  const past = pastKeys.some((name) => compiled.expression.uses.has(name)) ? pastOf(open) : () => ({});
  return (record) => {
    const board = open.tracker.boards.get(record.board);
    const facts = { ...factsOf(open, record), ...past(record) };
    const result = holds(compiled.expression, valuesOf(record, facts, board, open.fields), world);
    if (result.problem !== undefined) throw new UsageError(`${result.problem}, on ${record.path}\n  ${source}`);
    return result.holds;
  };
}

/** Names whose values git knows where a record's own keys do not say them. */
export const pastKeys = ['created', 'updated', 'author'];

/** What git knows of the records, from one pass over its history; local days and times. */
export function pastOf({ root, tracker }: OpenTracker): PastOf {
  const repository = openRepository(root);
  const histories = repository && fileHistories(repository);
  const local = (instant: string) => localTime(new Date(instant), tracker.workspace.timezone);
  return ({ path }) => {
    const { created, updated, first } = histories?.get(path) ?? {};
    return {
      ...(created === undefined ? {} : { created: local(created) }),
      ...(updated === undefined ? {} : { updated: local(updated) }),
      ...(first === undefined ? {} : { author: actorOfCommit(first, tracker.workspace) }),
    };
  };
}

/** The condition of a board's view: the names it asks for, and which records fulfil it; undefined where it cannot be read, which a check tells. */
export function filterOf(
  source: string,
  board: Board,
  open: OpenTracker,
): { uses: ReadonlySet<string>; holds(record: TrackerRecord): boolean } | undefined {
  const compiled = compileCondition(source, namesOf(board, open.fields));
  if ('problem' in compiled) return undefined;
  const world = { now: open.now, today: open.now.slice(0, 10) };
  return {
    uses: compiled.expression.uses,
    holds: (record) => holds(compiled.expression, valuesOf(record, factsOf(open, record), board, open.fields), world).holds,
  };
}

/** When a record was made and changed last (local days and times) and by whom, from git; empty where git does not know. The record's own keys win. */
export async function historyOf(
  { root, tracker }: OpenTracker,
  record: TrackerRecord,
): Promise<{ created: string; updated: string; author: string }> {
  const repository = openRepository(root);
  const history = repository && recordHistory(repository, record.path);
  const local = (instant: string | undefined) => (instant === undefined ? '' : localTime(new Date(instant), tracker.workspace.timezone));
  const first = history?.first;
  return {
    created: String(record.values.get('created') ?? local(history?.created)),
    updated: local(history?.updated),
    author: String(record.values.get('author') ?? (first ? actorOfCommit(first, tracker.workspace) : '')),
  };
}
