import { cataloguesRoot, loadCatalogue } from './catalogue.ts';
import type { Missing } from './engine/compute/compute.ts';
import { displayValue } from './engine/query/display.ts';
import { fullName, indexRecords } from './engine/query/facts.ts';
import { readAlone } from './engine/read/alone.ts';
import { type ReadContext, readTracker } from './engine/read/tracker.ts';
import type { Board } from './model/board.ts';
import { UsageError } from './model/diagnostic.ts';
import type { Display } from './model/display.ts';
import type { AnyFieldType, FieldTypes, Zod } from './model/field-type.ts';
import type { Files } from './model/file.ts';
import { builtInKeys } from './model/keys.ts';
import { localTime } from './model/local-time.ts';
import { didYouMean } from './model/names.ts';
import { recordName, type TrackerRecord } from './model/record.ts';
import type { RecordIndex, Tracker } from './model/tracker.ts';
import { type Memory, openRemembered } from './remembering.ts';
import { openDisk } from './store/disk.ts';
import { openRepository } from './store/git.ts';
import { readIndex } from './store/git-index.ts';
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

/** Where a tracker is read from beside the disk, and with how much of the catalogue. */
interface OpenOptions {
  /** Other files than those on the disk: a commit's. */
  files?: Files;
  /** How the disk is read. */
  disk?: Files;
  /** `in use`: only the types of fields that the boards use are loaded, where that is known; for commands that name no others. */
  types?: 'all' | 'in use';
}

/** Reads the tracker at a root: from the disk, where only what changed since it was last read is read again, or from other files. */
export async function openTracker(root: string, now: Date, options: OpenOptions = {}): Promise<OpenTracker> {
  const { files: given, disk = openDisk(root), types = 'all' } = options;
  const repository = given ? undefined : openRepository(root);
  if (!repository) {
    const [files, fields] = [given ?? disk, await loadCatalogue<AnyFieldType>('fields')];
    return computed(openWith(root, now, files, fields, readTracker(files, contextOf(fields))));
  }
  const memory = openRemembered(root, settingsOf(disk));
  const fields = await loadCatalogue<AnyFieldType>('fields', cataloguesRoot, types === 'all' ? undefined : memory.typesInUse(disk));
  const blobs = readIndex(repository);
  const files = { ...disk, blob: (path: string) => blobs.get(path) };
  if (blobs.size - memory.count() > fewestToShare) await (await import('./reading.ts')).readAhead(root, memory, blobs);
  const tracker = readTracker(files, contextOf(fields, memory));
  memory.close(() => readIndex(repository));
  return computed(openWith(root, now, files, fields, tracker));
}

/** The same with its computed fields worked out, where any board has some. */
async function computed(open: OpenTracker): Promise<OpenTracker> {
  const { tracker, fields } = open;
  if (!isComputed(tracker.boards.values(), fields)) return open;
  const [{ computeTracker }, { pastsOf }] = await Promise.all([import('./computed.ts'), import('./histories.ts')]);
  open.missing = await computeTracker(open, () => pastsOf(open.root, { ...tracker, fields }));
  return open;
}

/** Whether any of these boards has computed fields. */
export function isComputed(boards: Iterable<Board>, fields: FieldTypes): boolean {
  return [...boards].some((board) => [...board.fields.values()].some(({ type }) => fields.get(type)?.compute));
}

/** As `openTracker`, but with one record and those that block it alone, where nothing else is needed to show it; undefined where it is. */
export async function openAlone(root: string, now: Date, name: string): Promise<OpenTracker | undefined> {
  const files = openDisk(root);
  const memory = openRemembered(root, []);
  const fields = await loadCatalogue<AnyFieldType>('fields', cataloguesRoot, memory.typesInUse(files));
  const tracker = readAlone(files, contextOf(fields, memory), name);
  memory.close();
  return tracker && openWith(root, now, files, fields, tracker);
}

/** The texts of all settings: what is remembered of records counts while they are the same. */
function settingsOf(files: Files): string[] {
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
