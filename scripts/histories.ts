import { posix, relative, resolve } from 'node:path';
import { actorOfCommit } from './engine/history/actor.ts';
import { type OpenBook, openBook } from './engine/history/book.ts';
import { type FileState, readPlainState } from './engine/history/file-state.ts';
import { type HistoryWay, type Life, recordCommit } from './engine/history/lives.ts';
import { type Telling, teller } from './engine/history/tell.ts';
import { folderWay, trackerWay } from './engine/history/ways.ts';
import { UsageError } from './model/diagnostic.ts';
import type { CommitChanges, HistoryEntry, RecordPast } from './model/history.ts';
import { headCommit, openRepository, type Repository } from './store/git.ts';
import { streamBlobs } from './store/git-histories-blobs.ts';
import { bucketOf, type KeptHistory, openKept, writeKept } from './store/git-histories-cache.ts';
import { changesOfLine, commitsSince, oldestOfLine } from './store/git-histories-line.ts';
import { recordHistory } from './store/git-history.ts';

/** Today's people, and the boards whose types read the values; without boards and fields values are plain data. */
export type HistoryReader = Omit<Telling, 'partsOf'>;

/** What happened to records, newest first, and every name that records have or had. */
export interface ToldHistory {
  entries: HistoryEntry[];
  names: string[];
  /** Part of it is not in this clone. */
  shallow: boolean;
}

/** A history up to HEAD: the buckets that hold something, and what is in them. */
interface Reached {
  book: OpenBook;
  buckets: Iterable<string>;
}

/** Raised with whatever changes what is kept. */
const version = 1;
/** A pass over so many commits costs less than asking git for the history of one file. */
const fewCommits = 1000;
/** So many blobs make it likely that one is written oddly. */
const manyBlobs = 500;

/** What git knows of every record there is, by `board/slug`, continued from what `.cache/` keeps; empty outside of git and before the first commit. */
export async function pastsOf(root: string, reader: HistoryReader): Promise<Map<string, RecordPast>> {
  const repository = openRepository(root);
  const head = repository && headCommit(repository);
  if (!repository || head === undefined) return new Map();
  const { past } = teller({ ...reader, partsOf: trackerWay.partsOf });
  const pasts = await reach(root, repository, head, (reached) => {
    const found = new Map<string, RecordPast>();
    for (const [name, lives] of livesIn(reached)) {
      const life = lives.findLast(({ gone }) => !gone);
      if (life) found.set(name, past(life, repository.shallow));
    }
    return found;
  });
  return pasts ?? new Map();
}

/**
 * What git knows of one record, from one bucket of the cache where that reaches HEAD or is quickly brought there. Else git is asked for the
 * file at `path` alone, which tells no entries; undefined when no commit of HEAD knows it.
 */
export async function pastOfRecord(root: string, name: string, path: string, reader: HistoryReader): Promise<RecordPast | undefined> {
  const repository = openRepository(root);
  const head = repository && headCommit(repository);
  if (!repository || head === undefined) return undefined;
  const { past } = teller({ ...reader, partsOf: trackerWay.partsOf });
  const read = ({ book }: Reached): { known: RecordPast | undefined } => {
    const lives =
      book
        .bucket(bucketOf(name))
        .get(name)
        ?.filter(({ gone }) => !gone) ?? [];
    const life = lives.find(({ list }) => list === path.split('/')[2]) ?? lives.at(-1);
    return { known: life && past(life, repository.shallow) };
  };
  const found = await reach(root, repository, head, read, repository.shallow ? undefined : fewCommits);
  if (found) return found.known;
  const history = recordHistory(repository, path);
  if (!history) return undefined;
  const { created, updated, commits, first } = history;
  return { created, updated, author: first && actorOfCommit(first, reader.workspace), commits, entries: [], whole: false };
}

/** What happened to the records of a tracker, removed ones and earlier names too: to all, to those of a board, or to one, by `board/slug`. */
export async function historyOfTracker(
  root: string,
  reader: HistoryReader,
  wanted: { name?: string; board?: string } = {},
): Promise<ToldHistory> {
  const repository = openRepository(root);
  if (!repository) throw notInGit(root);
  const head = headCommit(repository);
  const told = head === undefined ? undefined : await reach(root, repository, head, (reached) => tellWanted(reached, reader, wanted));
  return { entries: [], names: [], ...told, shallow: repository.shallow };
}

/** What happened in any folder of Markdown files of any repository, as if it were a board whose folders are lists; renames are told by git's likeness. */
export async function historyOfFolder(from: string, folder: string, reader: HistoryReader): Promise<ToldHistory> {
  const place = resolve(from, folder);
  const own = openRepository(place);
  const repository = own ?? openRepository(from);
  if (!repository) throw notInGit(place);
  const path = own ? own.prefix.replace(/\/$/, '') : posix.normalize(repository.prefix + relative(from, place).replaceAll('\\', '/'));
  if (path.startsWith('..')) throw notInGit(place);
  const head = headCommit(repository);
  const book = openBook(
    () => '',
    () => '',
  );
  if (head !== undefined) await advance(repository, { folder: path, head }, 0, book, folderWay);
  const board = path.slice(path.lastIndexOf('/') + 1);
  const partsOf: HistoryWay['partsOf'] = (name) => [board, folderWay.partsOf(name)[1]];
  const { entry } = teller({ ...reader, partsOf });
  const lives = [...book.bucket('').values()].flat();
  return { entries: newestFirst(lives, entry), names: [...book.bucket('').keys()], shallow: repository.shallow };
}

function notInGit(folder: string): UsageError {
  return new UsageError(`${folder} is not in a git repository; history is what its commits tell`);
}

/** Brings the history to HEAD and lets it be read; undefined when that would take more than so many commits. */
async function reach<Result>(
  root: string,
  repository: Repository,
  head: string,
  read: (reached: Reached) => Result,
  most = Number.POSITIVE_INFINITY,
): Promise<Result | undefined> {
  const oldest = repository.shallow ? oldestOfLine(repository, head).commit : '';
  const key = JSON.stringify([version, repository.prefix, oldest]);
  const kept = openKept(root, key);
  const since = kept && commitsSince(repository, kept.head, head);
  if (kept && since !== undefined && since <= most) {
    const reached = await follow(root, repository, head, key, since === 0 ? 'here' : 'behind', kept);
    const result = reached && read(reached);
    if (result !== undefined && !reached?.book.isLost()) return result;
  }
  if (Number.isFinite(most) && oldestOfLine(repository, head).count > most) return undefined;
  const reached = await follow(root, repository, head, key, 'behind', undefined);
  return reached && read(reached);
}

async function follow(
  root: string,
  repository: Repository,
  head: string,
  key: string,
  where: 'here' | 'behind',
  kept: KeptHistory | undefined,
): Promise<Reached | undefined> {
  const book = openBook(bucketOf, (bucket) => (kept ? kept.read(bucket) : ''));
  if (where === 'here') return { book, buckets: Object.keys(kept?.buckets ?? {}) };
  const count = await advance(
    repository,
    { folder: `${repository.prefix}records`, since: kept?.head, head },
    kept?.count ?? 0,
    book,
    trackerWay,
  );
  if (book.isLost()) return undefined;
  const written = book.written();
  writeKept(root, { key, head, count, buckets: written, before: kept });
  return { book, buckets: new Set([...Object.keys(kept?.buckets ?? {}), ...written.keys()]) };
}

/** Tells the commits of the branch's own line to a book; gives how many were told in all. */
async function advance(
  repository: Repository,
  line: { folder: string; since?: string | undefined; head: string },
  count: number,
  book: OpenBook,
  way: HistoryWay,
): Promise<number> {
  const commits = changesOfLine(repository, { ...line, wantsLikeness: way.wantsLikeness });
  const states = await readStates(repository, commits, way);
  for (const [index, commit] of commits.entries()) recordCommit(commit, count + index, states, book, way);
  return count + commits.length;
}

/** What the blobs of records say that commits name, each read once. */
async function readStates(repository: Repository, commits: CommitChanges[], { placeOf }: HistoryWay): Promise<Map<string, FileState>> {
  const blobs = new Set<string>();
  for (const { changes, cut } of commits) {
    for (const { path, before, after } of cut ? [] : changes) {
      if (placeOf(path)?.kind !== 'record') continue;
      if (before !== undefined) blobs.add(before);
      if (after !== undefined) blobs.add(after);
    }
  }
  const states = new Map<string, FileState>();
  // it brings the YAML reader, which one commit more seldom needs
  const loadOdd = async () => (await import('./engine/history/odd-state.ts')).readOddState;
  const readOdd = blobs.size > manyBlobs ? await loadOdd() : undefined;
  const odd: [blob: string, bytes: Uint8Array][] = [];
  await streamBlobs(repository, blobs, (blob, bytes) => {
    if (!bytes) return;
    const state = readPlainState(bytes) ?? readOdd?.(bytes);
    if (state) states.set(blob, state);
    else odd.push([blob, Uint8Array.from(bytes)]);
  });
  if (odd.length === 0) return states;
  const read = await loadOdd();
  for (const [blob, bytes] of odd) states.set(blob, read(bytes));
  return states;
}

function* livesIn({ book, buckets }: Reached): Generator<[name: string, lives: Life[]]> {
  for (const bucket of buckets) yield* book.bucket(bucket);
}

function tellWanted(
  reached: Reached,
  reader: HistoryReader,
  { name, board }: { name?: string; board?: string },
): Pick<ToldHistory, 'entries' | 'names'> {
  const { entry } = teller({ ...reader, partsOf: trackerWay.partsOf });
  const found = name === undefined ? undefined : livesNamed(reached.book, name);
  if (found && found.length > 0) return { entries: newestFirst(found, entry), names: [] };
  const all = [...livesIn(reached)];
  const names = all.flatMap(([each, lives]) => (lives.length > 0 ? [each] : []));
  if (found) return { entries: [], names };
  const entries = newestFirst(
    all.flatMap(([, lives]) => lives),
    entry,
    (each) => board === undefined || trackerWay.partsOf(each.name)[0] === board,
  );
  return { entries, names };
}

/** The lives that bore a name, those of records that were renamed since then too. */
function livesNamed(book: OpenBook, name: string, seen = new Set<Life>()): Life[] {
  const lives = (book.bucket(bucketOf(name)).get(name) ?? []).filter((life) => !seen.has(life));
  for (const life of lives) seen.add(life);
  return lives.flatMap((life) => (life.renamed === undefined ? [life] : livesNamed(book, life.renamed, seen)));
}

function newestFirst(
  lives: Life[],
  tell: (entry: Life['entries'][number]) => HistoryEntry,
  fits = (_: Life['entries'][number]) => true,
): HistoryEntry[] {
  const entries = lives.flatMap(({ entries }) => entries.filter(fits));
  // the last of one commit comes first, too
  return entries
    .reverse()
    .sort((a, b) => b.by[1] - a.by[1])
    .map(tell);
}
