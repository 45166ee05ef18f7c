import { recordName } from '../../model/record.ts';
import { type PartPath, readPartPath } from '../../model/record-path.ts';
import { type Pair, pairSides } from './pairs.ts';

/** What a comment or attachment holds; it is read only where it must be. */
export interface PartSide {
  /** Equal where the bytes are. */
  blob: string;
  read(): Uint8Array | undefined;
}

/** A comment or an attachment that a commit, or a rule, brought, changed or took away. */
export interface PartChange {
  path: string;
  before?: PartSide | undefined;
  after?: PartSide | undefined;
}

/** One as it is after, and what it was before; without `before` it is new. */
export interface PartPair extends PartPath {
  path: string;
  before?: PartSide | undefined;
  after: PartSide;
}

interface Side extends PartPath {
  path: string;
  side: PartSide;
  /** The name that its record bears after. */
  now: string;
}

/**
 * Which comments and attachments are there after, new or changed, by the record they belong to then. One that was carried along is not
 * new: by a rename or a move to another board, in the same commit or later (`woad check --fix`), or to another record.
 */
export function pairParts(parts: PartChange[], pairs: Pair[]): PartPair[] {
  const names = new Map(pairs.flatMap(({ before, after }) => (before && after ? [[recordName(before), recordName(after)]] : [])));
  const [gone, come, changed]: [Side[], Side[], PartPair[]] = [[], [], []];
  for (const { path, before, after } of parts) {
    const place = readPartPath(path);
    if (!place) continue;
    if (before && after) changed.push({ ...place, path, before, after });
    else if (before) gone.push({ ...place, path, side: before, now: names.get(place.record) ?? place.record });
    else if (after) come.push({ ...place, path, side: after, now: place.record });
  }
  const found = pairSides(gone, come, () => undefined, [
    alike(({ kind, now, name }) => [kind, now, name]),
    alike(({ kind, name, side }) => [kind, name, side.blob]),
    alike(({ kind, now, side }) => [kind, kind === 'comment' ? now : '', side.blob]),
    // links in it may have been carried on too; the second of its writing tells it from others
    alike(({ kind, name }) => (kind === 'comment' && /^\d{8}T\d{6}Z-/.test(name) ? [kind, name] : undefined)),
  ]);
  const arrived = found.flatMap(({ before, after }): PartPair[] => {
    if (!after) return [];
    const { kind, record, name, path, side } = after;
    return [{ kind, record, name, path, after: side, ...(before ? { before: before.side } : {}) }];
  });
  return [...changed, ...arrived].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function alike(keyOf: (side: Side) => string[] | undefined): { before(side: Side): string[]; after(side: Side): string[] } {
  const keys = (side: Side) => {
    const key = keyOf(side);
    return key ? [JSON.stringify(key)] : [];
  };
  return { before: keys, after: keys };
}
