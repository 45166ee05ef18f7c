import { readRecordAt } from '../engine/history/record-at.ts';
import type { FieldTypes } from '../model/field-type.ts';
import { recordName, type TrackerRecord } from '../model/record.ts';
import { readRecordPath } from '../model/record-path.ts';
import type { Tracker } from '../model/tracker.ts';
import { changedPaths, type Repository } from '../store/git.ts';
import { readBlobs } from '../store/git-files.ts';

/** The records as they were in an earlier commit; nothing is read before it is asked for. */
export interface RecordsAt {
  /** By `board/slug`. */
  find(name: string): TrackerRecord | undefined;
  records(): TrackerRecord[];
}

/** The records of commits, of which only those are read that differ from the tracker's, which stands at `head`. */
export function openPast(repository: Repository, head: string, tracker: Tracker, fields: FieldTypes): (commit: string) => RecordsAt {
  let byName: Map<string, TrackerRecord[]> | undefined;
  const named = (name: string) => {
    byName ??= Map.groupBy(tracker.records, recordName);
    return byName.get(name) ?? [];
  };
  return (commit) => openRecordsAt(repository, commit, head, { tracker, named, fields });
}

interface Present {
  tracker: Tracker;
  named(name: string): TrackerRecord[];
  fields: FieldTypes;
}

function openRecordsAt(repository: Repository, commit: string, head: string, { tracker, named, fields }: Present): RecordsAt {
  let since: Map<string, string | undefined> | undefined;
  /** The paths of records that differ since then, and their blobs then. */
  const differing = () => {
    since ??= new Map(
      commit === head
        ? []
        : changedPaths(repository, commit, head).flatMap(({ path, before }) => (readRecordPath(path) ? [[path, before]] : [])),
    );
    return since;
  };
  const read = (paths: [path: string, blob: string][]) => {
    const blobs = readBlobs(
      repository,
      paths.map(([, blob]) => blob),
    );
    return paths.flatMap(([path, blob]) => {
      const bytes = blobs.get(blob);
      return bytes ? [readRecordAt(path, bytes, tracker.boards, fields)] : [];
    });
  };
  const then = () => [...differing()].flatMap(([path, blob]): [string, string][] => (blob === undefined ? [] : [[path, blob]]));
  return {
    find(name) {
      const other = then().filter(([path]) => {
        const place = readRecordPath(path);
        return place && recordName(place) === name;
      });
      return read(other)[0] ?? named(name).find(({ path }) => !differing().has(path));
    },
    records: () => [...tracker.records.filter(({ path }) => !differing().has(path)), ...read(then())],
  };
}
