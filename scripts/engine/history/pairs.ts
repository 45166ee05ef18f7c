import { recordName, type TrackerRecord } from '../../model/record.ts';
import { fullName } from '../query/facts.ts';

/** One record before and after; without `before` it was made, without `after` it is gone. */
export interface Pair<Side = TrackerRecord> {
  before?: Side;
  after?: Side;
}

/** By what two sides are one: texts that one of the before and one of the after have in common. */
export interface Likeness<Side> {
  before(side: Side): string[];
  after(side: Side): string[];
}

/**
 * Which record is which: an equal `id` makes two the same, two different ids never; else the same `board/slug`; else the new one
 * names the old one among its `aliases`, as `woad rename` leaves it; else both hold the same bytes.
 */
export function pairRecords(before: TrackerRecord[], after: TrackerRecord[]): Pair[] {
  return pairSides(before, after, idOf, [
    { before: ownId, after: ownId },
    { before: ownName, after: ownName },
    { before: ownName, after: (record) => earlierNames(record.board, record.values.get('aliases') ?? []) },
    { before: content, after: content },
  ]);
}

/** Pairs what was with what is, by each likeness in turn; within one, what stays at its path comes first. In the order of paths. */
export function pairSides<Side extends { path: string }>(
  before: Side[],
  after: Side[],
  idOf: (side: Side) => string | undefined,
  likenesses: Likeness<Side>[],
): Pair<Side>[] {
  const [left, right] = [inOrder(before), inOrder(after)];
  const pairs: Pair<Side>[] = [];
  for (const likeness of left.size > 0 && right.size > 0 ? likenesses : []) {
    const byKey = new Map<string, Side[]>();
    for (const side of left) {
      for (const key of likeness.before(side)) {
        const known = byKey.get(key);
        if (known) known.push(side);
        else byKey.set(key, [side]);
      }
    }
    for (const mustStay of [true, false]) {
      for (const side of right) {
        const candidates = likeness.after(side).flatMap((key) => byKey.get(key) ?? []);
        const found = candidates.find(
          (each) => left.has(each) && !areDifferent(idOf(each), idOf(side)) && (!mustStay || each.path === side.path),
        );
        if (!found) continue;
        left.delete(found);
        right.delete(side);
        pairs.push({ before: found, after: side });
      }
    }
  }
  for (const side of left) pairs.push({ before: side });
  for (const side of right) pairs.push({ after: side });
  return pairs.sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
}

function inOrder<Side extends { path: string }>(sides: Side[]): Set<Side> {
  return new Set([...sides].sort((a, b) => (a.path < b.path ? -1 : 1)));
}

function pathOf({ before, after }: Pair<{ path: string }>): string {
  return (after ?? before)?.path ?? '';
}

function areDifferent(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function idOf(record: TrackerRecord): string | undefined {
  const id = record.values.get('id');
  return id === undefined ? undefined : String(id);
}

function ownId(record: TrackerRecord): string[] {
  return [idOf(record) ?? []].flat();
}

function ownName(record: TrackerRecord): string[] {
  return [recordName(record)];
}

/** The names that `aliases` of a record on a board stand for. */
export function earlierNames(board: string, aliases: unknown): string[] {
  return [aliases].flat().map((alias) => fullName(String(alias), board));
}

/** A key that only the other board knows stands among the unknown ones there. */
function content({ values, unknown, problems, body }: TrackerRecord): string[] {
  const said = [...unknown, ...values].sort(([a], [b]) => (a < b ? -1 : 1));
  return [JSON.stringify([said, [...problems], body])];
}
