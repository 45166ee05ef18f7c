import type { Board, Field } from './board.ts';
import type { ExpressionType, Measure } from './expression-type.ts';
import type { RecordPast } from './history.ts';
import type { TrackerRecord } from './record.ts';
import type { Value } from './value.ts';

/** Whose values a computed field reads: its own record's, those of the records that a reference of it names, or those of the records of a board whose field names it. */
export type Whose = 'own' | { reference: string } | { board: string; field: string };

/** One thing a computed field reads, so that names and expressions can be checked, cycles found and private values kept private; `option` is the option that says so, and `kind` what the key must be in an expression. */
export type Need = { whose: Whose; option: string } & (
  | { key?: string; kind?: ExpressionType; list?: string; tag?: string }
  | { expression: string; isCondition?: true }
);

/** Whose look, order and kind the values of a computed field have: those of a type, with its options as people wrote them, or of a key; `isList`: a list of them where there may be several records, `reckoned`: worked out of them, as an average is. */
export type Like = { option: string; type: string; options: unknown } | { whose: Whose; key: string; isList?: true; reckoned?: true };

/** A value or why there is none; without either it is empty, and `missing` names what an expression lacked. */
export type Computed = { value?: Value; missing?: string[]; problem?: undefined } | { problem: string };

/** What a computed field may ask while it works out its value for one record; nothing here throws: a cycle or a fault is a problem. */
export interface Computing {
  record: TrackerRecord;
  board: Board;
  field: Field;
  /** Local time in the workspace's zone, `2026-11-21T13:45`. */
  now: string;
  /** The value of a key or field of any record, worked out first where it is computed itself. */
  valueOf(record: TrackerRecord, key: string): Computed;
  /** What the value of a field counts, where that can be added up: an amount and its unit (a currency, or ''); undefined where it cannot. */
  measure(record: TrackerRecord, key: string, value: Value): Measure | undefined;
  /** An amount as a value of this field's own look. */
  fromMeasure(measure: Measure): Value;
  /** The records these are: named by a reference of the record, or naming it; `many` where there may be several. */
  recordsOf(record: TrackerRecord, whose: Whose): { records: TrackerRecord[]; many: boolean } | { problem: string };
  /** An expression over a record's names, as a formula: an empty value where something it names is missing. */
  evaluate(source: string, record: TrackerRecord): Computed;
  /** An expression over a record's names, as a condition: false where something it names is missing. */
  holds(source: string, record: TrackerRecord): { holds: boolean } | { problem: string };
  /** What git knows of the record; undefined outside of git and before its first commit. */
  past(record: TrackerRecord): RecordPast | undefined;
  /** A UTC instant as local time in the workspace's zone, `2026-11-21T13:45`. */
  local(instant: string): string;
  /** Milliseconds since 1970 of a local day (its beginning) or time. */
  instant(local: string): number;
}
