import { recordName, type TrackerRecord } from '../../model/record.ts';

/** One record before and after; without `before` it was made, without `after` it is gone. */
export interface Pair {
  before?: TrackerRecord;
  after?: TrackerRecord;
}

/**
 * Which record is which: an equal `id` makes two the same, two different ids never; else the same `board/slug`; else the new one
 * names the old one among its `aliases`, as `woad rename` leaves it; else both hold the same bytes.
 */
export function pairRecords(before: TrackerRecord[], after: TrackerRecord[]): Pair[] {
  const [left, right] = [inOrder(before), inOrder(after)];
  const pairs: Pair[] = [];
  const match = (keysOfBefore: (record: TrackerRecord) => string[], keysOfAfter: (record: TrackerRecord) => string[]): void => {
    const byKey = new Map<string, TrackerRecord[]>();
    for (const record of left) for (const key of keysOfBefore(record)) byKey.set(key, [...(byKey.get(key) ?? []), record]);
    for (const mustStay of [true, false]) {
      for (const record of right) {
        const candidates = keysOfAfter(record).flatMap((key) => byKey.get(key) ?? []);
        const found = candidates.find((each) => left.has(each) && !haveTwoIds(each, record) && (!mustStay || each.path === record.path));
        if (!found) continue;
        left.delete(found);
        right.delete(record);
        pairs.push({ before: found, after: record });
      }
    }
  };
  match(ownId, ownId);
  match(ownName, ownName);
  match(ownName, earlierNames);
  match(content, content);
  for (const record of left) pairs.push({ before: record });
  for (const record of right) pairs.push({ after: record });
  return pairs.sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
}

function inOrder(records: TrackerRecord[]): Set<TrackerRecord> {
  return new Set([...records].sort((a, b) => (a.path < b.path ? -1 : 1)));
}

function pathOf({ before, after }: Pair): string {
  return (after ?? before)?.path ?? '';
}

function haveTwoIds(a: TrackerRecord, b: TrackerRecord): boolean {
  const [idA, idB] = [a.values.get('id'), b.values.get('id')];
  return idA !== undefined && idB !== undefined && idA !== idB;
}

function ownId(record: TrackerRecord): string[] {
  const id = record.values.get('id');
  return id === undefined ? [] : [String(id)];
}

function ownName(record: TrackerRecord): string[] {
  return [recordName(record)];
}

function earlierNames(record: TrackerRecord): string[] {
  const aliases = [record.values.get('aliases') ?? []].flat().map(String);
  return aliases.map((alias) => (alias.includes('/') ? alias : `${record.board}/${alias}`));
}

function content(record: TrackerRecord): string[] {
  return [JSON.stringify([[...record.values], [...record.unknown], [...record.problems], record.body])];
}
