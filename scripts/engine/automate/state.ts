import type { Change, Conflict } from '../../model/change.ts';
import type { EventKind, TrackerEvent } from '../../model/event.ts';
import type { FileEdit, Files, SourceFile } from '../../model/file.ts';
import type { RecordPast } from '../../model/history.ts';
import { recordName, type TrackerRecord } from '../../model/record.ts';
import { readPartPath } from '../../model/record-path.ts';
import type { RecordIndex, Tracker } from '../../model/tracker.ts';
import type { Value } from '../../model/value.ts';
import { type OpenComputing, openComputing } from '../compute/compute.ts';
import type { Plan } from '../compute/planning.ts';
import type { Values } from '../expression/evaluate.ts';
import { everyEvent } from '../history/derived.ts';
import { type EventOrigin, isSameValue } from '../history/events.ts';
import type { PartChange, PartSide } from '../history/parts.ts';
import { isRecordPath, readRecordAt } from '../history/record-at.ts';
import { indexRecords } from '../query/facts.ts';
import { compareInList, compareLists } from '../query/order.ts';
import type { WriteContext } from '../write/desk.ts';
import { openOverlay } from '../write/overlay.ts';
import { writeChanges } from '../write/write-all.ts';
import type { RunContext } from './context.ts';

/** The tracker while rules change it: every change is seen by what comes after it, nothing is written yet. */
export interface RunState {
  /** All that rules changed so far, to be made in that order. */
  edits: FileEdit[];
  /** The paths whose bytes differ from what they were: what rules undid themselves is not among them. */
  differing(): string[];
  /** A record as it is now, by its name or an earlier one. */
  find(name: string): TrackerRecord | undefined;
  /** All records as they are now, in the order of their boards, lists and cards. */
  records(): TrackerRecord[];
  /** What a computed field of a record as it is now comes to; undefined where it has no value. */
  computedOf(record: TrackerRecord, key: string): Value | undefined;
  /** From now on the first name means the record of the second. */
  rename(from: string, to: string): void;
  /** What expressions see of a record: computed fields are worked out and its past is told. Of one that looks otherwise now, only what it said itself. */
  valuesOf(record: TrackerRecord): Values;
  /** The same for a record before an event: what of it was made of others then is not known. */
  valuesBefore(record: TrackerRecord): Values;
  /** Makes the changes, all or, where one cannot be made, none; what came of them happened by `origin`. */
  change(changes: Change[], origin: EventOrigin): Changed;
}

export interface Changed {
  /** What happened to records by it. */
  events: TrackerEvent[];
  conflicts: Conflict[];
  notes: string[];
  /** Paths that were touched, whatever is in them. */
  paths: string[];
}

/**
 * Lays a state over the files the tracker was read from; `plan` holds its computed fields, which do not stand in its records, and
 * `kinds` are the events that somebody waits for.
 */
export function openState(files: Files, tracker: Tracker, plan: Plan, context: RunContext, kinds: ReadonlySet<EventKind>): RunState {
  const overlay = openOverlay(files);
  const writing: WriteContext = { ...context, settings: readOnce() };
  const earlier = indexRecords(tracker);
  const byPath = new Map(tracker.records.map((record) => [record.path, record]));
  const byName = new Map(tracker.records.map((record) => [recordName(record), record]));
  const renamed = new Map<string, string>();
  const formerly = new Map<string, string>();
  let computing: OpenComputing | undefined;
  let isChanged = false;
  const find = (name: string): TrackerRecord | undefined => {
    const seen = new Set<string>();
    for (let at: string | undefined = name; at !== undefined && !seen.has(at); at = renamed.get(at)) {
      const record = byName.get(at);
      if (record) return record;
      seen.add(at);
    }
    const old = earlier.get(name);
    return old && byName.get(recordName(old));
  };
  const index: RecordIndex = { get: find, has: (name) => find(name) !== undefined };
  const read = (path: string): TrackerRecord | undefined => {
    const bytes = overlay.read(path);
    return bytes && readRecordAt(path, bytes, tracker.boards, context.fields);
  };
  /** Its past is kept by the name it has in HEAD, whatever a rule called it since. */
  const pastOf = (record: TrackerRecord): RecordPast | undefined => {
    const seen = new Set<string>();
    for (let name: string | undefined = recordName(find(recordName(record)) ?? record); name !== undefined && !seen.has(name); ) {
      const past = context.pasts?.get(name);
      if (past) return past;
      seen.add(name);
      name = formerly.get(name);
    }
    return undefined;
  };
  const compute = (): OpenComputing => {
    computing ??= openComputing(asItIs(), plan, {
      fields: context.fields,
      index,
      now: context.now,
      pastOf,
      isEarlier: (record) => byPath.get(record.path) !== record,
    });
    return computing;
  };
  /** The tracker with the records of this moment, put in their order when they are asked for. */
  const asItIs = (): Tracker => {
    if (!isChanged) return tracker;
    return {
      ...tracker,
      get records() {
        return [...byPath.values()].sort((a, b) => compareInBoards(a, b, tracker));
      },
    };
  };
  return {
    edits: overlay.edits,
    differing: () => pathsOf(overlay.edits).filter((path) => !isSame(files.read(path), overlay.read(path))),
    find,
    records: () => asItIs().records,
    computedOf(record, key) {
      const each = plan.fields.get(record.board)?.get(key);
      const { value } = { value: undefined, ...(each && compute().give(each, record)) };
      return value;
    },
    rename(from, to) {
      renamed.set(from, to);
      formerly.set(to, from);
    },
    valuesOf(record) {
      const now = byPath.get(record.path);
      return compute().valuesOf(now && isSameRecord(now, record) ? now : record);
    },
    valuesBefore: (record) => compute().valuesOf(record),
    change(changes, origin) {
      const { edits, conflicts, notes } = writeChanges(overlay, { woad: 1, actor: 'woad', changes }, writing);
      if (conflicts.length > 0) return { events: [], conflicts, notes: [], paths: [] };
      const paths = pathsOf(edits);
      const parts = paths.flatMap((path): PartChange[] => (readPartPath(path) ? [{ path, before: sideOf(overlay.read(path)) }] : []));
      for (const edit of edits) overlay.edit(edit);
      if (paths.length > 0) {
        isChanged = true;
        computing = undefined;
      }
      const records = paths.filter(isRecordPath);
      const before = records.flatMap((path) => byPath.get(path) ?? []);
      for (const record of before) {
        byPath.delete(record.path);
        byName.delete(recordName(record));
      }
      const after = records.flatMap((path) => read(path) ?? []);
      for (const record of after) {
        byPath.set(record.path, record);
        byName.set(recordName(record), record);
      }
      for (const part of parts) part.after = sideOf(overlay.read(part.path));
      const changed = parts.filter(({ before, after }) => !isSame(before?.read(), after?.read()));
      const events = everyEvent({ before, after, parts: changed }, { tracker, find, records: () => [...byPath.values()], kinds }, origin);
      return { events, conflicts, notes, paths };
    },
  };
}

/** Boards and the workspace are the same for change after change; reading them costs more than what is made of them. */
function readOnce(): NonNullable<WriteContext['settings']> {
  const known = new Map<string, { text: string; read: unknown }>();
  return <Read>({ path, text }: SourceFile, read: () => Read): Read => {
    const before = known.get(path);
    if (before?.text === text) return before.read as Read;
    const found = read();
    known.set(path, { text, read: found });
    return found;
  };
}

function sideOf(bytes: Uint8Array | undefined): PartSide | undefined {
  if (!bytes) return undefined;
  return {
    read: () => bytes,
    get blob() {
      // a character for each byte, so it tells bytes apart as a hash does
      return new TextDecoder('latin1').decode(bytes);
    },
  };
}

function compareInBoards(a: TrackerRecord, b: TrackerRecord, { boards }: Tracker): number {
  if (a.board !== b.board) return a.board < b.board ? -1 : 1;
  const board = boards.get(a.board);
  return (board ? compareLists(a.list, b.list, board) : 0) || compareInList(a, b);
}

/** Whether two readings of one path say the same. */
function isSameRecord(a: TrackerRecord, b: TrackerRecord): boolean {
  if (a === b) return true;
  const problems = [a, b].map((record) => JSON.stringify([...record.problems]));
  if (a.title !== b.title || a.body !== b.body || problems[0] !== problems[1]) return false;
  return [...new Set([...a.values.keys(), ...b.values.keys()])].every((key) => isSameValue(a.values.get(key), b.values.get(key)));
}

/** Every path that edits write, move or remove. */
export function pathsOf(edits: FileEdit[]): string[] {
  return [...new Set(edits.flatMap((edit) => (edit.kind === 'move' ? [edit.path, edit.to] : [edit.path])))];
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((byte, index) => byte === b[index]));
}
