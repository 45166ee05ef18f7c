import type { HistoryEntry } from '../../model/history.ts';

/** Which entries are wanted, and of their changes only those of one key. */
export interface Narrowing {
  key?: string | undefined;
  actor?: string | undefined;
  /** Days in the workspace's zone, both inclusive. */
  since?: string | undefined;
  until?: string | undefined;
}

/** The entries that fit; `dayOf` tells the day of a UTC instant in the workspace's zone. */
export function narrowEntries(
  entries: HistoryEntry[],
  { key, actor, since, until }: Narrowing,
  dayOf: (instant: string) => string,
): HistoryEntry[] {
  return entries.flatMap((entry) => {
    if (actor !== undefined && entry.actor !== actor) return [];
    const day = since === undefined && until === undefined ? '' : dayOf(entry.at);
    if ((since !== undefined && day < since) || (until !== undefined && day > until)) return [];
    if (key === undefined) return [entry];
    const changes = entry.changes.filter((change) => change.key === key);
    return changes.length === 0 ? [] : [{ ...entry, changes }];
  });
}

/** Counts over a history: entries by kind, and how often each key changed in a record that was there before. */
export interface HistoryStats {
  entries: number;
  kinds: { [kind: string]: number };
  keys: { [key: string]: number };
}

/** The counts, the greatest first, equal ones by name. */
export function countEntries(entries: HistoryEntry[]): HistoryStats {
  const [kinds, keys] = [new Map<string, number>(), new Map<string, number>()];
  const add = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { kind, changes } of entries) {
    add(kinds, kind);
    if (kind === 'moved' || kind === 'renamed' || kind === 'changed') for (const { key } of changes) add(keys, key);
  }
  return { entries: entries.length, kinds: inOrder(kinds), keys: inOrder(keys) };
}

function inOrder(counts: Map<string, number>): { [name: string]: number } {
  return Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}
