import { posix, relative, resolve } from 'node:path';
import { actorOfCommit } from './engine/history/actor.ts';
import { type OpenBook, openBook } from './engine/history/book.ts';
import { plainKept } from './engine/history/kept.ts';
import type { HistoryWay, Left, Life } from './engine/history/lives.ts';
import { type Telling, teller } from './engine/history/tell.ts';
import { folderWay, trackerWay } from './engine/history/ways.ts';
import { advance, type Reached, reachHead } from './histories-kept.ts';
import type { UsageError } from './model/diagnostic.ts';
import type { GonePast, HistoryEntry, RecordPast } from './model/history.ts';
import { openRepository } from './store/git.ts';
import { bucketOf } from './store/git-histories-cache.ts';
import { commitsBetween, recordHistory } from './store/git-history.ts';
import { tellGitTrouble, tellNoRepository } from './store/git-trouble.ts';

/** Today's people, and the boards whose types read the values; without boards and fields values are plain data. */
export type HistoryReader = Omit<Telling, 'partsOf'>;

/** What happened to records, newest first, and every name that records have or had. */
export interface ToldHistory {
  entries: HistoryEntry[];
  names: string[];
  /** Part of it is not in this clone. */
  shallow: boolean;
}

/** A pass over so many commits costs less than asking git for the history of one file. */
const fewCommits = 1000;

/** What git knows of every record there is, by `board/slug`, continued from what `.cache/` keeps; empty outside of git and before the first commit. */
export async function pastsOf(root: string, reader: HistoryReader): Promise<Map<string, RecordPast>> {
  return (await historiesOf(root, reader)).pasts;
}

/** The same, and the records that are gone: removed ones under the name they had last. */
export async function historiesOf(root: string, reader: HistoryReader): Promise<{ pasts: Map<string, RecordPast>; gone: GonePast[] }> {
  const repository = openRepository(root);
  const head = repository?.head;
  if (!repository || head === undefined) return { pasts: new Map(), gone: [] };
  const { past } = teller({ ...reader, partsOf: trackerWay.partsOf });
  const told = await reachHead(root, repository, head, (reached) => {
    const pasts = new Map<string, RecordPast>();
    const gone: GonePast[] = [];
    for (const [name, lives] of livesIn(reached)) {
      const life = lives.findLast(({ gone }) => !gone);
      if (life) pasts.set(name, past(life, repository.shallow));
      for (const each of lives) if (each.left) gone.push(goneOf(name, each.left, past(each, repository.shallow)));
    }
    return { pasts, gone };
  });
  return told ?? { pasts: new Map(), gone: [] };
}

function goneOf(name: string, { list, keys }: Left, past: RecordPast): GonePast {
  const written = keys?.find(([key]) => key === 'title')?.[1];
  const title = written === undefined ? null : plainKept(written);
  return { name, list, past, ...(title === null || typeof title === 'object' ? {} : { title: String(title) }) };
}

/**
 * What git knows of one record, from one bucket of the cache where that reaches HEAD or is quickly brought there. Else git is asked for the
 * file at `path` alone, which tells no entries; undefined when no commit of HEAD knows it.
 */
export async function pastOfRecord(root: string, name: string, path: string, reader: HistoryReader): Promise<RecordPast | undefined> {
  const repository = openRepository(root);
  const head = repository?.head;
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
  const found = await reachHead(root, repository, head, read, repository.shallow ? undefined : fewCommits);
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
  const { head } = repository;
  if (head === undefined) refuseTrouble(root);
  const told = head === undefined ? undefined : await reachHead(root, repository, head, (reached) => tellWanted(reached, reader, wanted));
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
  const { head } = repository;
  if (head === undefined) refuseTrouble(repository.top);
  const book = openBook(
    () => '',
    () => '',
  );
  if (head !== undefined)
    await advance(repository, { folder: path, head, notes: commitsBetween(repository, undefined, head) }, 0, book, folderWay);
  const board = path.slice(path.lastIndexOf('/') + 1);
  const partsOf: HistoryWay['partsOf'] = (name) => [board, folderWay.partsOf(name)[1]];
  const { entry } = teller({ ...reader, partsOf });
  const lives = [...book.bucket('').values()].flat();
  return { entries: newestFirst(lives, entry), names: [...book.bucket('').keys()], shallow: repository.shallow };
}

function notInGit(folder: string): UsageError {
  return tellNoRepository(folder, 'history is what its commits tell');
}

/** A HEAD that leads nowhere is no history that has not begun. */
function refuseTrouble(folder: string): void {
  const trouble = tellGitTrouble(folder);
  if (trouble) throw trouble;
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
