import { type OpenBook, openBook } from './engine/history/book.ts';
import { type FileState, readPlainState } from './engine/history/file-state.ts';
import { type HistoryWay, recordCommit } from './engine/history/lives.ts';
import { trackerWay } from './engine/history/ways.ts';
import type { CommitNote } from './model/commit.ts';
import type { CommitChanges, Unread } from './model/history.ts';
import type { Repository } from './store/git.ts';
import { isOneHere, streamBlobs } from './store/git-histories-blobs.ts';
import { bucketOf, type KeptHistory, openKept, writeKept } from './store/git-histories-cache.ts';
import { changesOfLine, type LineQuestion, oldestOfLine } from './store/git-histories-line.ts';
import { lineSince } from './store/git-history.ts';

/** A history up to HEAD: the buckets that hold something, and what is in them. */
export interface Reached {
  book: OpenBook;
  buckets: Iterable<string>;
}

/** Raised with whatever changes what is kept. */
const version = 7;
/** So many blobs make it likely that one is written oddly. */
const manyBlobs = 500;
/** So many of the blobs that are not here are looked for later: what was fetched since then is seldom one alone. */
const mostSought = 100;

/** Brings the history to HEAD and lets it be read; undefined when that would take more than so many commits. */
export async function reachHead<Result>(
  root: string,
  repository: Repository,
  head: string,
  read: (reached: Reached) => Result,
  most = Number.POSITIVE_INFINITY,
): Promise<Result | undefined> {
  const oldest = repository.shallow ? oldestOfLine(repository, head) : '';
  const key = JSON.stringify([version, repository.prefix, oldest]);
  const found = openKept(root, key);
  // what was told of versions that are here now was told without them
  const kept = found && found.absent.length > 0 && isOneHere(repository, found.absent) ? undefined : found;
  const since = kept && lineSince(repository, kept.head, head, most);
  if (kept && since) {
    const reached = await follow(root, repository, head, key, since, kept);
    const result = reached && read(reached);
    if (result !== undefined && !reached?.book.isLost()) return result;
  }
  const whole = lineSince(repository, undefined, head, most);
  const reached = whole && (await follow(root, repository, head, key, whole, undefined));
  return reached && read(reached);
}

async function follow(
  root: string,
  repository: Repository,
  head: string,
  key: string,
  notes: CommitNote[],
  kept: KeptHistory | undefined,
): Promise<Reached | undefined> {
  const book = openBook(bucketOf, (bucket) => (kept ? kept.read(bucket) : ''));
  if (kept && notes.length === 0) return { book, buckets: Object.keys(kept.buckets) };
  const { count, absent } = await advance(
    repository,
    { folder: `${repository.prefix}records`, since: kept?.head, head, notes },
    kept?.count ?? 0,
    book,
    trackerWay,
  );
  if (book.isLost()) return undefined;
  const written = book.written();
  writeKept(root, { key, head, count, absent: [...(kept?.absent ?? []), ...absent].slice(0, mostSought), buckets: written, before: kept });
  return { book, buckets: new Set([...Object.keys(kept?.buckets ?? {}), ...written.keys()]) };
}

/** Tells the commits of the branch's own line to a book; gives how many were told in all, and the blobs that are not here. */
export async function advance(
  repository: Repository,
  line: Omit<LineQuestion, 'wantsLikeness'>,
  count: number,
  book: OpenBook,
  way: HistoryWay,
): Promise<{ count: number; absent: string[] }> {
  const commits = changesOfLine(repository, { ...line, wantsLikeness: way.wantsLikeness });
  const states = await readStates(repository, commits, way);
  for (const [index, commit] of commits.entries()) recordCommit(commit, count + index, states, book, way);
  return { count: count + commits.length, absent: [...states].flatMap(([blob, state]) => (state === 'absent' ? [blob] : [])) };
}

/** What the blobs of records say that commits name, each read once, or why that is not known. */
async function readStates(
  repository: Repository,
  commits: CommitChanges[],
  { placeOf }: HistoryWay,
): Promise<Map<string, FileState | Unread>> {
  const blobs = new Set<string>();
  for (const { changes, cut } of commits) {
    for (const { path, before, after } of cut ? [] : changes) {
      if (placeOf(path)?.kind !== 'record') continue;
      if (before !== undefined) blobs.add(before);
      if (after !== undefined) blobs.add(after);
    }
  }
  const states = new Map<string, FileState | Unread>();
  // it brings the YAML reader, which one commit more seldom needs
  const loadOdd = async () => (await import('./engine/history/odd-state.ts')).readOddState;
  const readOdd = blobs.size > manyBlobs ? await loadOdd() : undefined;
  const odd: [blob: string, bytes: Uint8Array][] = [];
  await streamBlobs(repository, blobs, (blob, bytes) => {
    const state = typeof bytes === 'string' ? bytes : (readPlainState(bytes) ?? readOdd?.(bytes));
    if (state) states.set(blob, state);
    else if (typeof bytes !== 'string') odd.push([blob, Uint8Array.from(bytes)]);
  });
  if (odd.length === 0) return states;
  const read = await loadOdd();
  for (const [blob, bytes] of odd) states.set(blob, read(bytes));
  return states;
}
