import { resolve } from 'node:path';
import { loadCatalogue } from './catalogue.ts';
import { localTime } from './engine/query/clock.ts';
import { displayValue } from './engine/query/display.ts';
import { fullName, indexRecords } from './engine/query/facts.ts';
import { readTracker } from './engine/read/tracker.ts';
import type { Board } from './model/board.ts';
import type { Check } from './model/check.ts';
import type { Terminal } from './model/command.ts';
import { builtInKeys } from './model/keys.ts';
import { didYouMean } from './model/names.ts';
import type { TrackerRecord } from './model/record.ts';
import type { Display } from './model/display.ts';
import { compareDiagnostics, type Diagnostic, UsageError } from './model/diagnostic.ts';
import type { AnyFieldType, FieldTypes, Zod } from './model/field-type.ts';
import type { Files } from './model/file.ts';
import type { RecordIndex, Tracker } from './model/tracker.ts';
import { findRoot, openDisk } from './store/disk.ts';

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
  if (root === undefined) throw new UsageError(`no workspace.yml in ${from} or above it; a tracker has one at its root`);
  if (option !== undefined && root !== from) throw new UsageError(`no workspace.yml in ${from}`);
  return root;
}

/** Reads the tracker at a root from the disk, or from other files (a commit's). */
export async function openTracker(root: string, now: Date, files: Files = openDisk(root)): Promise<OpenTracker> {
  const [{ z: zod }, fields] = await Promise.all([import('zod'), loadCatalogue<AnyFieldType>('fields')]);
  const tracker = readTracker(files, { fields, zod });
  return { root, files, fields, zod, tracker, index: indexRecords(tracker), now: localTime(now, tracker.workspace.timezone) };
}

/** Every fault of a tracker: those of reading and those the checks find, in the order of paths. */
export async function checkTracker({ tracker, fields }: OpenTracker): Promise<Diagnostic[]> {
  const checks = await loadCatalogue<Check>('checks');
  const found: Diagnostic[] = [...tracker.diagnostics];
  for (const [name, check] of checks) {
    for (const { place, message, severity = 'error' } of check.find(tracker, { fields })) found.push({ place, check: name, message, severity });
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
  if (slug === '' || rest.length > 0) throw new UsageError(`"${name}" is not the name of a record; expected BOARD/SLUG, such as sales/acme-renewal`);
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
  return [...new Set([...builtInKeys, 'slug', 'list', 'board', ...boards.flatMap(({ fields }) => [...fields.keys()])])];
}
