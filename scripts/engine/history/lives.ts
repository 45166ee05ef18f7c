import type { CommitNote } from '../../model/commit.ts';
import type { BlobChange, CommitChanges, HistoryKind, PathAuthors, Unread } from '../../model/history.ts';
import { changedKeys, nothing } from './changed-keys.ts';
import type { FileState } from './file-state.ts';
import { isSameKept, type Kept, type KeptChange } from './kept.ts';
import type { Pair } from './pairs.ts';
import { changeOfThing, leftWith, stillThere, type Thing } from './things.ts';

/** Who made a commit and when, as far as history tells it; `place` counts the commits that changed records from the first of all. */
export type KeptCommit = [commit: string, place: number, seconds: number, name: string, email: string, actor: string, rule: string];

/** How a record stood when it was removed; `keys` are absent where nobody knows what its file said. */
export interface Left extends Omit<FileState, 'keys'> {
  list: string;
  blob: string;
  keys?: [key: string, value: Kept][];
}

export interface LifeEntry {
  by: KeptCommit;
  kind: HistoryKind;
  /** The record's name after it. */
  name: string;
  changes: KeptChange[];
  /** Not all that changed is known. */
  unread?: Unread;
}

/**
 * One record from its beginning to its end, oldest entry first. A record that comes back goes on with its life; another one that is made under
 * the name of one that is gone is another life.
 */
export interface Life {
  list: string;
  gone?: true;
  /** Of one that is gone: how it stood last. */
  left?: Left;
  /** What came before the oldest entry is not here. */
  cut?: true;
  /** It bears this name now, and its entries stand there. */
  renamed?: string;
  entries: LifeEntry[];
}

/** Where lives are kept by the record's name; the array may be changed. */
export interface LifeBook {
  livesOf(name: string): Life[];
}

/** What stands at a path: a record, or something that belongs to one. */
export type HistoryPlace = { kind: 'record'; name: string; list: string } | { kind: 'commented' | 'attached'; name: string; item: string };

/** One version of a record's file. */
export interface Side {
  path: string;
  name: string;
  list: string;
  blob: string;
  state: FileState | undefined;
  unread?: Unread | undefined;
}

/** What a folder's paths mean, and which version of which record is which. */
export interface HistoryWay {
  placeOf(path: string): HistoryPlace | undefined;
  /** The board and the slug in a record's name. */
  partsOf(name: string): [board: string, slug: string];
  pair(before: Side[], after: Side[], alike: Map<string, string>): Pair<Side>[];
  wantsLikeness(changes: BlobChange[]): boolean;
}

/** Tells a commit to the book; commits come oldest first, `place` counts them. `states` holds what the blobs say that they name, or why that is not known. */
export function recordCommit(
  { by: note, changes, alike, cut, authors }: CommitChanges,
  place: number,
  states: ReadonlyMap<string, FileState | Unread>,
  book: LifeBook,
  way: HistoryWay,
): void {
  const own = keepCommit(note, place);
  const behind = new Map<CommitNote, KeptCommit>();
  // what a merge brought was done by those who are merged; it came when it was merged, but for what was made there
  const doer = (path: string, which: 'first' | 'last', record?: string): KeptCommit => {
    const author = (authors?.get(path) ?? (record === undefined ? undefined : inOtherLists().get(record)))?.[which];
    if (!author) return own;
    const [, , seconds, ...who] = keepCommit(author, place);
    const by: KeptCommit = behind.get(author) ?? [own[0], place, which === 'first' ? Math.min(seconds, own[2]) : own[2], ...who];
    if (which === 'last') behind.set(author, by);
    return by;
  };
  // what was merged may stand in another list than here
  let named: PathAuthors | undefined;
  const inOtherLists = (): PathAuthors => {
    named ??= new Map(
      [...(authors ?? [])].flatMap(([path, who]) => {
        const place = way.placeOf(path);
        return place?.kind === 'record' ? [[place.name, who] as const] : [];
      }),
    );
    return named;
  };
  const [before, after]: [Side[], Side[]] = [[], []];
  const things: Thing[] = [];
  for (const change of changes) {
    const place = way.placeOf(change.path);
    if (place?.kind !== 'record') {
      if (place) things.push({ ...place, path: change.path, before: change.before, after: change.after });
      continue;
    }
    const sideOf = (blob: string): Side => {
      const known = states.get(blob);
      const read = typeof known === 'object' ? { state: known } : { state: undefined, unread: known };
      return { path: change.path, name: place.name, list: place.list, blob, ...read };
    };
    if (change.before !== undefined) before.push(sideOf(change.before));
    if (change.after !== undefined) after.push(sideOf(change.after));
  }
  if (cut) {
    for (const { name, list } of after) book.livesOf(name).push({ list, cut: true, entries: [] });
    return;
  }
  const isUndo = (path: string): boolean => {
    const merged = authors?.get(path);
    return [note, merged?.first, merged?.last].some((each) => each?.trailers.has('Woad-Undo'));
  };
  const pairs = way.pair(before, after, alike).map(({ before, after }) => {
    if (before || !after) return { before, after, life: before && lifeAt(book, before) };
    return { after, ...comeBack(book, after, isUndo(after.path)) };
  });
  // all leave before any arrives: two records may have changed names with each other
  for (const { before, after, life } of pairs)
    if (before && after && life && before.name !== after.name) leave(book, before.name, after.name, life);
  for (const { before, after, life = { list: '', entries: [] } } of pairs) {
    const name = after?.name ?? before?.name ?? '';
    if (before?.name !== after?.name && after) book.livesOf(after.name).push(life);
    const by = doer((after ?? before)?.path ?? '', before ? 'last' : 'first', name);
    const entry = entryOf(before, after, way);
    life.entries.push({ by, name, ...entry, ...(life.left ? { kind: 'restored' } : {}) });
    life.list = after?.list ?? '';
    delete life.left;
    if (after) continue;
    life.gone = true;
    if (before) life.left = leftOf(before);
  }
  const returned = new Set(pairs.flatMap(({ life }) => (life?.entries.at(-1)?.kind === 'restored' ? [life] : [])));
  for (const thing of stillThere(things)) {
    const life = book.livesOf(thing.name).findLast(({ gone }) => !gone);
    if (!life || (returned.has(life) && leftWith(life.entries, thing))) continue;
    life.entries.push({ by: doer(thing.path, 'last'), name: thing.name, kind: thing.kind, changes: [changeOfThing(thing)] });
  }
}

/** Whom the history has at a place; one that it does not know begins here. */
function lifeAt(book: LifeBook, { name, list }: Side): Life {
  const lives = book.livesOf(name);
  const found = lives.find((life) => !life.gone && life.list === list);
  if (found) return found;
  const life: Life = { list, cut: true, entries: [] };
  lives.push(life);
  return life;
}

/** The life of a record that was gone and is here again: with the bytes that it left with, or by a commit that takes something back. */
function comeBack(book: LifeBook, after: Side, isUndo: boolean): { before?: Side; life?: Life } {
  const own = book.livesOf(after.name).findLast(({ left }) => left?.blob === after.blob);
  const found = own ? { name: after.name, life: own } : isUndo ? goneUnder(book, after) : undefined;
  if (!found?.life.left) return {};
  const { name, life } = found;
  const { list, blob, keys, ...text } = found.life.left;
  delete life.gone;
  const state = keys && { keys: new Map(keys), ...text };
  return { before: { path: after.path, name, list, blob, state }, life };
}

/** Whom a name belonged to last, under whatever name it left later; two different ids are two records. */
function goneUnder(book: LifeBook, { name, state }: Side, seen = new Set<string>()): { name: string; life: Life } | undefined {
  if (seen.has(name)) return undefined;
  seen.add(name);
  const id = state?.keys?.get('id');
  for (const life of [...book.livesOf(name)].reverse()) {
    if (life.renamed !== undefined) {
      const found = goneUnder(book, { name: life.renamed, state } as Side, seen);
      if (found) return found;
    }
    const other = life.left?.keys?.find(([key]) => key === 'id')?.[1];
    if (life.left && (id === undefined || other === undefined || isSameKept(id, other))) return { name, life };
  }
  return undefined;
}

function leftOf({ list, blob, state }: Side): Left {
  const { keys, ...text } = state ?? { ...nothing, keys: undefined };
  return { list, blob, ...text, ...(keys ? { keys: [...keys] } : {}) };
}

function leave(book: LifeBook, from: string, to: string, life: Life): void {
  const lives = book.livesOf(from);
  lives.splice(lives.indexOf(life), 1, { list: '', gone: true, renamed: to, entries: [] });
}

function entryOf(
  before: Side | undefined,
  after: Side | undefined,
  { partsOf }: HistoryWay,
): Pick<LifeEntry, 'kind' | 'changes' | 'unread'> {
  if (!after) return { kind: 'deleted', changes: [] };
  const why = before?.unread ?? after.unread;
  // one that only moved is known to say what it said
  const unread = why === undefined || before?.blob === after.blob ? {} : { unread: why };
  if (!before) return { kind: 'created', changes: [['/list', null, { q: after.list }], ...changedKeys(nothing, after.state)], ...unread };
  const changes: KeptChange[] = [];
  const [[boardBefore, slugBefore], [boardAfter, slugAfter]] = [partsOf(before.name), partsOf(after.name)];
  const tell = (key: string, from: string, to: string): void => {
    if (from !== to) changes.push([key, { q: from }, { q: to }]);
  };
  tell('/board', boardBefore, boardAfter);
  tell('/list', before.list, after.list);
  const moved = changes.length > 0;
  tell('/slug', slugBefore, slugAfter);
  const kind = moved ? 'moved' : changes.length > 0 ? 'renamed' : 'changed';
  return { kind, changes: [...changes, ...changedKeys(before.state, after.state)], ...unread };
}

function keepCommit({ commit, at, authorName, authorEmail, trailers }: CommitNote, place: number): KeptCommit {
  const [actor, rules] = [trailers.get('Woad-Actor')?.[0] ?? '', trailers.get('Woad-Rule') ?? []];
  return [commit, place, Date.parse(at) / 1000, authorName, authorEmail, actor, rules.join(', ')];
}
