import { openCatalogue } from './catalogue.ts';
import type { Missing } from './engine/compute/compute.ts';
import { fullName, indexRecords } from './engine/query/facts.ts';
import type { ReadContext } from './engine/read/tracker.ts';
import type { pastsOf } from './histories.ts';
import type { Board } from './model/board.ts';
import { UsageError } from './model/diagnostic.ts';
import type { AnyFieldType, FieldTypes, Zod } from './model/field-type.ts';
import type { Files } from './model/file.ts';
import { localTime } from './model/local-time.ts';
import { didYouMean } from './model/names.ts';
import { recordName, type TrackerRecord } from './model/record.ts';
import type { RecordIndex, Tracker } from './model/tracker.ts';
import { type Memory, openRemembered } from './remembering.ts';
import { openDisk } from './store/disk.ts';
import { loadZod } from './zod.ts';

/** So many files to read are worth several cores. */
const fewestToShare = 2000;

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
  /** What was missing where a computed field is empty: names by field. */
  missing?: Missing;
}

/** Where a tracker is read from beside the disk. */
export interface OpenOptions {
  /** Other files than those on the disk: a commit's. */
  files?: Files;
  /** Tells what git knows of records, for computed fields. */
  pasts?: typeof pastsOf;
  /** How the disk is read. */
  disk?: Files;
}

/** Reads the tracker at a root: from the disk, where only what changed since it was last read is read again, or from other files. */
export async function openTracker(root: string, now: Date, options: OpenOptions = {}): Promise<OpenTracker> {
  const { files: given, disk = openDisk(root) } = options;
  const [{ readTracker }, git] = await Promise.all([
    import('./engine/read/tracker.ts'),
    given ? undefined : import('./store/git-index.ts'),
  ]);
  const fields = openCatalogue<AnyFieldType>('fields');
  const blobs = git?.readIndex(root);
  if (!git || !blobs) {
    const files = given ?? disk;
    return computed(openWith(root, now, files, fields, readTracker(files, contextOf(fields))), options);
  }
  const memory = openRemembered(root, settingsOf(disk));
  const files = { ...disk, blob: (path: string) => blobs.get(path) };
  if (blobs.size - memory.count() > fewestToShare) await (await import('./reading.ts')).readAhead(root, memory, blobs.entries());
  const tracker = readTracker(files, contextOf(fields, memory));
  memory.close(() => git.readIndex(root));
  return computed(openWith(root, now, files, fields, tracker), options);
}

/** The same with its computed fields worked out, where any board has some. */
async function computed(open: OpenTracker, { pasts }: OpenOptions): Promise<OpenTracker> {
  const { tracker, fields } = open;
  if (!isComputed(tracker.boards.values())) return open;
  const [{ computeTracker }, { pastsOf }] = await Promise.all([import('./computed.ts'), import('./histories.ts')]);
  open.missing = await computeTracker(open, () => (pasts ?? pastsOf)(open.root, { ...tracker, fields }));
  return open;
}

/** Whether any of these boards has computed fields. */
export function isComputed(boards: Iterable<Board>): boolean {
  return [...boards].some((board) => [...board.fields.values()].some(({ computed }) => computed));
}

/** As `openTracker`, but with one record and those that block it alone, where nothing else is needed to show it; undefined where it is. */
export async function openAlone(root: string, now: Date, name: string): Promise<OpenTracker | undefined> {
  const files = openDisk(root);
  const memory = openRemembered(root, []);
  const { readAlone } = await import('./engine/read/alone.ts');
  const fields = openCatalogue<AnyFieldType>('fields');
  const tracker = readAlone(files, contextOf(fields, memory), name);
  memory.close();
  return tracker && openWith(root, now, files, fields, tracker);
}

/** The texts of all settings: what is remembered of records counts while they are the same. */
export function settingsOf(files: Files): string[] {
  const boards = files.list('lists').map(({ name }) => `lists/${name}`);
  return ['workspace.yml', ...boards].flatMap((path) => [path, new TextDecoder().decode(files.read(path))]);
}

function contextOf(fields: FieldTypes, memory?: Memory): ReadContext {
  const context: ReadContext = {
    fields,
    get zod() {
      return loadZod();
    },
  };
  if (memory) context.remembered = memory.remembered;
  return context;
}

function openWith(root: string, now: Date, files: Files, fields: FieldTypes, tracker: Tracker): OpenTracker {
  return {
    root,
    files,
    fields,
    tracker,
    index: indexRecords(tracker),
    now: localTime(now, tracker.workspace.timezone),
    get zod() {
      return loadZod();
    },
  };
}

/** The board of that name; a UsageError names the nearest. */
export function findBoard({ tracker }: OpenTracker, name: string): Board {
  const board = tracker.boards.get(name);
  if (board) return board;
  const names = [...tracker.boards.keys()];
  const [on = '', part = ''] = name.split('/');
  if (part !== '' && names.includes(on))
    throw new UsageError(
      `"${name}" is not a board but what stands on one: woad show ${name} shows a record, woad list ${on} --list ${part} a list`,
    );
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
  throw new UsageError(`there is no record ${name}${didYouMean(slug, slugs) || `; woad list ${board} shows those there are`}`);
}

/** When a record was made and changed last (local days and times) and by whom, from git; empty where git does not know. The record's own keys win. */
export async function historyOf(open: OpenTracker, record: TrackerRecord): Promise<{ created: string; updated: string; author: string }> {
  const { pastOfRecord } = await import('./histories.ts');
  const { workspace } = open.tracker;
  const past = await pastOfRecord(open.root, recordName(record), record.path, { workspace });
  const local = (instant: string | undefined) => (instant === undefined ? '' : localTime(new Date(instant), workspace.timezone));
  return {
    created: String(record.values.get('created') ?? local(past?.created)),
    updated: local(past?.updated),
    author: String(record.values.get('author') ?? past?.author ?? ''),
  };
}
