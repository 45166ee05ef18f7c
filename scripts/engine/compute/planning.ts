import type { Board, Field } from '../../model/board.ts';
import type { Finding } from '../../model/check.ts';
import type { AnyFieldType, FieldTypes } from '../../model/field-type.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { Told } from '../../model/unknown-name.ts';
import type { Expression } from '../expression/expression.ts';

/** A computed field, ready to be worked out. */
export interface PlannedField {
  /** `board.field` */
  name: string;
  board: Board;
  field: Field;
  type: AnyFieldType;
  /** The keys it reads, each as `board.key`. */
  reads: Set<string>;
  /** It is made of what git knows of records. */
  asksGit?: true;
  /** Why it can be worked out for no record. */
  problem?: string;
}

/** The computed fields of a tracker, and all that is wrong with them. */
export interface Plan {
  /** Each after those it is made of. */
  order: PlannedField[];
  /** The same by board, then field. */
  fields: Map<string, Map<string, PlannedField>>;
  /** Expressions by board, then source. */
  expressions: Map<string, Map<string, Expression>>;
  findings: Finding[];
  /** What git knows of the records is asked for. */
  asksGit: boolean;
}

/** What the steps of planning share. */
export interface Planning {
  boards: Tracker['boards'];
  types: FieldTypes;
  plan: Plan;
  /** Boards whose file is not sound, so that nobody knows what of them is private. */
  doubtful: ReadonlySet<string>;
}

/** Tells what is wrong with an option of a field, once, and that the field cannot be worked out. */
export function complain(each: PlannedField, option: string, told: string | Told, plan: Plan): void {
  each.problem ??= `${option}: ${typeof told === 'string' ? told : told.problem}`;
  tell(each, option, told, plan);
}

/** Tells what is wrong with an option of a field that can be worked out all the same. */
export function tell({ board, field }: PlannedField, option: string, told: string | Told, { findings }: Plan): void {
  const { problem, about } = typeof told === 'string' ? { problem: told, about: undefined } : told;
  const place = board.places.get(`fields.${field.name}.${option}`) ?? placeOf(board, field);
  const message = `${field.name}: ${option}: ${problem}`;
  if (!findings.some((finding) => finding.message === message && finding.place === place))
    findings.push({ place, message, ...(about && { about }) });
}

/** Where a field begins in its board's file. */
export function placeOf(board: Board, field: Field): Finding['place'] {
  return board.places.get(`fields.${field.name}`) ?? { path: board.path, line: 1, column: 1 };
}

/** Compiled expressions are kept by board and source. */
export function keepExpression({ expressions }: Plan, board: string, expression: Expression): void {
  const ofBoard = expressions.get(board) ?? new Map<string, Expression>();
  expressions.set(board, ofBoard.set(expression.source, expression));
}
