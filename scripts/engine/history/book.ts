import type { HistoryKind, Unread } from '../../model/history.ts';
import type { KeptChange } from './kept.ts';
import type { KeptCommit, Left, Life, LifeBook } from './lives.ts';

const kinds: readonly HistoryKind[] = ['created', 'deleted', 'moved', 'renamed', 'changed', 'commented', 'attached', 'restored'];

/** A part of a history as it is kept: commits once, entries by their number. */
interface Bucket {
  commits: KeptCommit[];
  names: [name: string, lives: KeptLife[]][];
}

interface KeptLife {
  list: string;
  gone?: true;
  left?: Left;
  cut?: true;
  renamed?: string;
  entries: [commit: number, kind: number, name: string, changes: KeptChange[], unread?: Unread][];
}

/** Lives in buckets, each read when it is first needed. */
export interface OpenBook extends LifeBook {
  /** A bucket could not be read: what the book says is worth nothing. */
  isLost(): boolean;
  /** The lives of a bucket by name. */
  bucket(name: string): ReadonlyMap<string, Life[]>;
  /** The texts of the buckets that were asked for lives to change. */
  written(): Map<string, string>;
}

/** `bucketOf` tells which bucket a name is in; `read` gives its text, empty where there is none, undefined where it is lost. */
export function openBook(bucketOf: (name: string) => string, read: (bucket: string) => string | undefined): OpenBook {
  const open = new Map<string, Map<string, Life[]>>();
  const touched = new Set<string>();
  let lost = false;
  const bucket = (name: string): Map<string, Life[]> => {
    const known = open.get(name);
    if (known) return known;
    const text = read(name);
    const lives = text === '' ? new Map<string, Life[]>() : readBucket(text ?? '');
    if (!lives) lost = true;
    const found = lives ?? new Map<string, Life[]>();
    open.set(name, found);
    return found;
  };
  return {
    bucket,
    isLost: () => lost,
    livesOf(name) {
      const place = bucketOf(name);
      touched.add(place);
      const names = bucket(place);
      const lives = names.get(name) ?? [];
      if (lives.length === 0) names.set(name, lives);
      return lives;
    },
    written: () => new Map([...touched].map((name) => [name, writeBucket(bucket(name))])),
  };
}

function readBucket(text: string): Map<string, Life[]> | undefined {
  try {
    const { commits, names }: Bucket = JSON.parse(text);
    return new Map(
      names.map(([name, lives]) => [
        name,
        lives.map(({ entries, ...life }) => ({
          ...life,
          entries: entries.map(([commit, kind, name, changes, unread]) => {
            const [by, known] = [commits[commit], kinds[kind]];
            if (!by || !known) throw new Error('it names what is not there');
            return { by, kind: known, name, changes, ...(unread && { unread }) };
          }),
        })),
      ]),
    );
  } catch {
    return undefined;
  }
}

function writeBucket(names: Map<string, Life[]>): string {
  const numbers = new Map<KeptCommit, number>();
  const commits: KeptCommit[] = [];
  const numberOf = (by: KeptCommit): number => {
    const known = numbers.get(by);
    if (known !== undefined) return known;
    numbers.set(by, commits.length);
    return commits.push(by) - 1;
  };
  const kept = [...names]
    .filter(([, lives]) => lives.length > 0)
    .map(([name, lives]): [string, KeptLife[]] => [
      name,
      lives.map(({ entries, ...life }) => ({
        ...life,
        entries: entries.map(({ by, kind, name, changes, unread }) => {
          const entry: KeptLife['entries'][number] = [numberOf(by), kinds.indexOf(kind), name, changes];
          if (unread) entry.push(unread);
          return entry;
        }),
      })),
    ]);
  return JSON.stringify({ commits, names: kept } satisfies Bucket);
}
