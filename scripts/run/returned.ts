import type { Difference } from '../engine/history/derived.ts';
import { pairRecords } from '../engine/history/pairs.ts';
import type { PartChange, PartSide } from '../engine/history/parts.ts';
import { isRecordPath, readRecordAt } from '../engine/history/record-at.ts';
import type { FieldTypes } from '../model/field-type.ts';
import { recordName, type TrackerRecord } from '../model/record.ts';
import { readPartPath, readRecordPath } from '../model/record-path.ts';
import type { Tracker } from '../model/tracker.ts';
import { changedPaths, findCommit, type Repository } from '../store/git.ts';
import { readBlobs } from '../store/git-files.ts';
import { findRemovals } from '../store/git-removal.ts';

/** A commit whose difference is known; `from` is what it is a difference to. */
export interface Told {
  from: string | undefined;
  to: string;
  undo: boolean;
  difference: Difference;
  /** The blob at each path that it brought or changed. */
  blobs: ReadonlyMap<string, string>;
}

/** How a record stood when it was removed, with what belonged to it. */
interface Removed {
  record: TrackerRecord;
  blob: string;
  parts: Map<string, string>;
}

/**
 * The same differences, oldest first, in which a record that was removed and came back is no new one: it stands among those before as it stood
 * last, its comments and files too, and is named in `returned`. It is the same record by its id, where it has the bytes that it left with, or
 * where the commit takes something back. The history is asked only for records that nobody knew before.
 */
export function withReturned(steps: Told[], repository: Repository, { boards }: Pick<Tracker, 'boards'>, fields: FieldTypes): Difference[] {
  const fresh = steps.map(({ difference }) => newRecords(difference));
  const names = new Set(fresh.flat().map(recordName));
  const last = steps.findLast(({ from }, index) => from !== undefined && (fresh[index]?.length ?? 0) > 0);
  if (last?.from === undefined) return steps.map(({ difference }) => difference);
  const folders = [...new Set(fresh.flat().map(({ board }) => `records/${board}`))];
  const removals = findRemovals(repository, folders, (path) => nameAt(path, names), last.from);
  const later = new Set(steps.map(({ to }) => to));
  const seen = new Map<string, Map<string, Removed>>();
  const removedBy = (commit: string): Map<string, Removed> => {
    const known = seen.get(commit) ?? recordsRemoved(repository, commit, boards, fields);
    seen.set(commit, known);
    return known;
  };
  return steps.map(({ to, undo, difference, blobs }, index): Difference => {
    const back = (fresh[index] ?? []).flatMap((record): Removed[] => {
      const commit = removals.get(recordName(record))?.find((each) => !later.has(each));
      const removed = commit === undefined ? undefined : removedBy(commit).get(recordName(record));
      return removed && isSame(removed, record, blobs.get(record.path), undo) ? [removed] : [];
    });
    later.delete(to);
    return back.length === 0 ? difference : withBack(difference, back, repository);
  });
}

function nameAt(path: string, names: ReadonlySet<string>): string | undefined {
  const place = readRecordPath(path);
  const name = place && recordName(place);
  return name !== undefined && names.has(name) ? name : undefined;
}

/** Those that nothing before is paired with. */
function newRecords({ before, after }: Difference): TrackerRecord[] {
  const known = new Set(before.map(recordName));
  if (after.every((record) => known.has(recordName(record)))) return [];
  return pairRecords(before, after).flatMap((pair) => (pair.before || !pair.after ? [] : [pair.after]));
}

function recordsRemoved(repository: Repository, commit: string, boards: Tracker['boards'], fields: FieldTypes): Map<string, Removed> {
  const parent = findCommit(repository, `${commit}^1`);
  const changed = parent === undefined ? [] : changedPaths(repository, parent, commit);
  const records = changed.filter(({ path }) => isRecordPath(path));
  const blobs = readBlobs(
    repository,
    records.flatMap(({ before, after }) => [before ?? [], after ?? []].flat()),
  );
  const read = (which: 'before' | 'after') =>
    records.flatMap(({ path, [which]: blob }) => {
      const bytes = blobs.get(blob ?? '');
      return bytes ? [readRecordAt(path, bytes, boards, fields)] : [];
    });
  const gone = pairRecords(read('before'), read('after')).flatMap(({ before, after }) => (before && !after ? [before] : []));
  const blobAt = new Map(changed.flatMap(({ path, before }) => (before === undefined ? [] : [[path, before]])));
  const parts = Map.groupBy(blobAt, ([path]) => readPartPath(path)?.record);
  return new Map(
    gone.map((record) => {
      const name = recordName(record);
      return [name, { record, blob: blobAt.get(record.path) ?? '', parts: new Map(parts.get(name)) }];
    }),
  );
}

/** Two different ids are two records, whatever else is the same. */
function isSame({ record, blob }: Removed, now: TrackerRecord, bytes: string | undefined, undo: boolean): boolean {
  const [was, is] = [record.values.get('id'), now.values.get('id')];
  if (was !== undefined && is !== undefined) return String(was) === String(is);
  return undo || blob === bytes;
}

function withBack({ before, after, parts }: Difference, back: Removed[], repository: Repository): Difference {
  const left = new Map(back.flatMap((each) => [...each.parts]));
  const sideOf = (blob: string, after: PartSide): PartSide =>
    blob === after.blob ? after : { blob, read: () => readBlobs(repository, [blob]).get(blob) };
  return {
    before: [...before, ...back.map(({ record }) => record)],
    after,
    parts: parts.map((part): PartChange => {
      const blob = part.before ? undefined : left.get(part.path);
      return blob === undefined || !part.after ? part : { ...part, before: sideOf(blob, part.after) };
    }),
    returned: new Set(back.map(({ record }) => recordName(record))),
  };
}
