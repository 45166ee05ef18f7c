import { computedChecks } from './computed.ts';
import { compileCondition } from './engine/expression/expression.ts';
import { fullName, indexRecords, textsOf } from './engine/query/facts.ts';
import { namesOf } from './engine/query/names.ts';
import { type Desk, findRecord, openRecord, type WriteContext } from './engine/write/desk.ts';
import type { Board } from './model/board.ts';
import type { FieldTypes } from './model/field-type.ts';
import type { TrackerRecord } from './model/record.ts';

/**
 * Whether a record fulfils a condition as the check sees it, with nothing read but that record and those it waits for. A condition that asks
 * for computed fields, which can need every record, is left to the check.
 */
export function fulfilling(fields: FieldTypes, now: string): NonNullable<WriteContext['fulfils']> {
  return (where, record, desk) => {
    const board = desk.board(record.board);
    const compiled = board && compileCondition(where, namesOf(board, fields));
    if (!board || !compiled || 'problem' in compiled) return undefined;
    const { uses } = compiled.expression;
    const isComputed = (name: string) => fields.get(board.fields.get(name)?.type ?? '')?.compute !== undefined;
    if ([...uses].some(isComputed)) return undefined;
    const records = [record, ...(uses.has('blocked') ? blockersOf(desk, record) : [])];
    const tracker = {
      workspace: desk.workspace(),
      boards: new Map(records.flatMap((each): [string, Board][] => [[each.board, desk.board(each.board) ?? board]])),
      records,
      templates: [],
      automations: [],
      orphans: [],
      diagnostics: [],
    };
    return computedChecks({ tracker, fields, index: indexRecords(tracker), now }).fulfils(where, record);
  };
}

function blockersOf(desk: Desk, record: TrackerRecord): TrackerRecord[] {
  return textsOf(record, 'blocked_by').flatMap((name) => {
    const found = findRecord(desk, fullName(name, record.board));
    const opened = 'path' in found ? openRecord(desk, found) : found;
    return 'record' in opened ? [opened.record] : [];
  });
}
