import type { FieldTypes } from '../../model/field-type.ts';
import type { TrackerRecord } from '../../model/record.ts';
import type { RecordIndex, Tracker } from '../../model/tracker.ts';
import { typeOfKey } from '../read/keys.ts';

/** Which records name which, found out once for each reference that is asked for. */
export interface Relations {
  records(board: string): TrackerRecord[];
  /** The names that stand at a reference of the record, also of records that are not there. */
  names(record: TrackerRecord, reference: string): string[];
  /** Those a reference of the record names, in its order. */
  named(record: TrackerRecord, reference: string): { records: TrackerRecord[]; many: boolean } | { problem: string };
  /** Those of a board whose reference names the record, in their order on the board. */
  referring(record: TrackerRecord, by: { board: string; field: string }): TrackerRecord[];
}

/** Opens the relations of a tracker. */
export function openRelations(tracker: Tracker, fields: FieldTypes, index: RecordIndex): Relations {
  let byBoard: Map<string, TrackerRecord[]> | undefined;
  const backwards = new Map<string, Map<TrackerRecord, TrackerRecord[]>>();
  const records = (name: string): TrackerRecord[] => {
    byBoard ??= Map.groupBy(tracker.records, ({ board }) => board);
    return byBoard.get(name) ?? [];
  };

  function namesAt(record: TrackerRecord, key: string): { names: string[]; many: boolean } {
    const found = typeOfKey(key, tracker.boards.get(record.board), fields);
    const value = record.values.get(key);
    const input = found?.type.input(found.options);
    const many = input?.as === 'records' && input.many;
    if (!found || value === undefined) return { names: [], many };
    const mentions = found.type.mentions?.(value, found.options, record.board) ?? [];
    return { names: mentions.flatMap((mention) => (mention.kind === 'record' ? [mention.name] : [])), many };
  }

  function turnAround({ board, field }: { board: string; field: string }): Map<TrackerRecord, TrackerRecord[]> {
    const found = new Map<TrackerRecord, TrackerRecord[]>();
    for (const record of records(board)) {
      for (const target of new Set(namesAt(record, field).names.flatMap((name) => index.get(name) ?? []))) {
        const before = found.get(target);
        if (before) before.push(record);
        else found.set(target, [record]);
      }
    }
    return found;
  }

  return {
    records,
    names: (record, reference) => namesAt(record, reference).names,
    named: (record, reference) => {
      const { names, many } = namesAt(record, reference);
      const lost = names.find((name) => !index.has(name));
      if (lost !== undefined) return { problem: `there is no record ${lost}` };
      return { records: names.flatMap((name) => index.get(name) ?? []), many };
    },
    referring: (record, by) => {
      const key = `${by.board}.${by.field}`;
      const known = backwards.get(key) ?? turnAround(by);
      backwards.set(key, known);
      return known.get(record) ?? [];
    },
  };
}
