import type { Change, Conflict } from '../../model/change.ts';
import type { FileEdit, Files } from '../../model/file.ts';
import { recordName, type TrackerRecord } from '../../model/record.ts';
import type { RecordIndex, Tracker } from '../../model/tracker.ts';
import type { Values } from '../expression/evaluate.ts';
import { isRecordPath, readRecordAt } from '../history/record-at.ts';
import { indexRecords, isBlocked, isDone, isLate, listOf } from '../query/facts.ts';
import { valuesOf } from '../query/names.ts';
import { openOverlay } from '../write/overlay.ts';
import { writeChanges } from '../write/write.ts';
import type { RunContext } from './context.ts';

/** The tracker while rules change it: every change is seen by what comes after it, nothing is written yet. */
export interface RunState {
  /** All that rules changed so far, to be made in that order. */
  edits: FileEdit[];
  /** The paths whose bytes differ from what they were: what rules undid themselves is not among them. */
  differing(): string[];
  /** A record as it is now, by its name or an earlier one. */
  find(name: string): TrackerRecord | undefined;
  /** From now on the first name means the record of the second. */
  rename(from: string, to: string): void;
  valuesOf(record: TrackerRecord): Values;
  /** Makes the changes, all or, where one cannot be made, none; gives the records whose files differ, before and after. */
  change(changes: Change[]): Changed;
}

export interface Changed {
  before: TrackerRecord[];
  after: TrackerRecord[];
  conflicts: Conflict[];
  notes: string[];
  /** Paths that were touched, whatever is in them. */
  paths: string[];
}

/** Lays a state over the files the tracker was read from. */
export function openState(files: Files, tracker: Tracker, context: RunContext): RunState {
  const overlay = openOverlay(files);
  const earlier = indexRecords(tracker);
  const byPath = new Map(tracker.records.map((record) => [record.path, record]));
  const byName = new Map(tracker.records.map((record) => [recordName(record), record]));
  const renamed = new Map<string, string>();
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
  return {
    edits: overlay.edits,
    differing: () => pathsOf(overlay.edits).filter((path) => !isSame(files.read(path), overlay.read(path))),
    find,
    rename: (from, to) => renamed.set(from, to),
    valuesOf(record) {
      const list = listOf(record, tracker);
      const facts = { done: isDone(record, list), late: isLate(record, list, context.now), blocked: isBlocked(record, tracker, index) };
      return valuesOf(record, facts, tracker.boards.get(record.board), context.fields);
    },
    change(changes) {
      const { edits, conflicts, notes } = writeChanges(overlay, { woad: 1, actor: 'woad', changes }, context);
      if (conflicts.length > 0) return { before: [], after: [], conflicts, notes: [], paths: [] };
      const paths = pathsOf(edits);
      for (const edit of edits) overlay.edit(edit);
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
      return { before, after, conflicts, notes, paths };
    },
  };
}

/** Every path that edits write, move or remove. */
export function pathsOf(edits: FileEdit[]): string[] {
  return [...new Set(edits.flatMap((edit) => (edit.kind === 'move' ? [edit.path, edit.to] : [edit.path])))];
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((byte, index) => byte === b[index]));
}
