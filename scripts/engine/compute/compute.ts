import type { Computed, Computing, Whose } from '../../model/computing.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import type { RecordPast } from '../../model/history.ts';
import { instantOf, localTime } from '../../model/local-time.ts';
import { recordName, type TrackerRecord } from '../../model/record.ts';
import type { RecordIndex, Tracker } from '../../model/tracker.ts';
import type { Value } from '../../model/value.ts';
import { writtenFromValue } from '../../model/written.ts';
import type { Values } from '../expression/evaluate.ts';
import { compileExpression, type Expression, evaluateExpression } from '../expression/expression.ts';
import { Fault } from '../expression/fault.ts';
import { describeKind, fits, kindOfValue } from '../expression/kinds.ts';
import { textsOf } from '../query/facts.ts';
import { lookOf } from '../query/look.ts';
import { namesOf, type RecordFacts, seenAs, valuesOf } from '../query/names.ts';
import { factsOfRecord } from '../query/record-facts.ts';
import { keepExpression, type Plan, type PlannedField } from './planning.ts';
import { openRelations } from './relations.ts';

/** What working out the computed fields of a tracker needs beside it. */
export interface ComputeContext {
  fields: FieldTypes;
  index: RecordIndex;
  /** Local time in the workspace's zone, `2026-11-21T13:45`. */
  now: string;
  /** What git knows of each record, by `board/slug`; it is asked for only where the plan `asksGit`. */
  pasts?: ReadonlyMap<string, RecordPast>;
  /** Where a record bears another name than the one git knows it by: its past. */
  pastOf?(record: TrackerRecord): RecordPast | undefined;
  /** It is a record as it was once: what is made of other records, or of its past until then, cannot be had for it. */
  isEarlier?(record: TrackerRecord): boolean;
}

/** The computed values of a tracker, each worked out once, when it is asked for; nothing is written into the records. */
export interface OpenComputing {
  give(each: PlannedField, record: TrackerRecord): Computed;
  /** What an expression sees of a record: a computed value that cannot be had is a Fault. */
  valuesOf(record: TrackerRecord): Values;
  records(board: string): TrackerRecord[];
}

/** The names that were missing where a computed field is empty, by record and field. */
export type Missing = Map<TrackerRecord, Map<string, string[]>>;

/** So many computed values may lead from one to the next; only types that do not say what they read can come to more. */
const longestWay = 200;
const unreadable = 'the record cannot be read';
const notThen = 'only its present value is known: it is made of more than what the record itself said then';

/** Works out every computed field of every record and puts it where written values are: into `values`, or the reason why there is none into `problems`. */
export function computeFields(tracker: Tracker, plan: Plan, context: ComputeContext): Missing {
  const missing: Missing = new Map();
  const { give, records } = openComputing(tracker, plan, context);
  for (const each of plan.order) {
    for (const record of records(each.board.name)) if (!record.problems.has('')) keep(each, record, give(each, record), missing);
  }
  return missing;
}

function keep({ field }: PlannedField, record: TrackerRecord, result: Computed, missing: Missing): void {
  if (result.problem !== undefined) {
    if (!record.problems.has(field.name)) record.problems.set(field.name, result.problem);
  } else if (result.value !== undefined) record.values.set(field.name, result.value);
  else if (result.missing && result.missing.length > 0) {
    const ofRecord = missing.get(record) ?? new Map<string, string[]>();
    missing.set(record, ofRecord.set(field.name, result.missing));
  }
}

/** Makes the computed values of a tracker ready to be asked for. */
export function openComputing(tracker: Tracker, plan: Plan, context: ComputeContext): OpenComputing {
  const { fields, index, now } = context;
  const { timezone } = tracker.workspace;
  const world = { now, today: now.slice(0, 10) };
  const settled = new Map<PlannedField, Map<TrackerRecord, Computed>>();
  const way: { each: PlannedField; record: TrackerRecord }[] = [];
  const relations = openRelations(tracker, fields, index);
  const shared: Omit<Computing, 'record' | 'board' | 'field' | 'fromMeasure'> = {
    now,
    valueOf: valueAt,
    measure: (record, key, value) => {
      const look = lookOf(key, tracker.boards.get(record.board), fields);
      if (look?.type.measure) return look.type.measure(value, look.options);
      return typeof value === 'number' ? { amount: value, unit: '' } : undefined;
    },
    recordsOf: (record, whose) => recordsOf(record, whose),
    evaluate,
    holds,
    past: (record) => context.pastOf?.(record) ?? context.pasts?.get(recordName(record)),
    local: (instant) => localTime(new Date(instant), timezone),
    instant: (local) => instantOf(local, timezone),
  };
  return { give: settle, valuesOf: valuesFor, records: relations.records };

  function settle(each: PlannedField, record: TrackerRecord): Computed {
    const known = settled.get(each) ?? new Map<TrackerRecord, Computed>();
    const before = known.get(record);
    if (before) return before;
    const start = way.findIndex((step) => step.each === each && step.record === record);
    if (start >= 0) return { problem: `is computed from itself: ${[...way.slice(start), { each, record }].map(nameStep).join(' -> ')}` };
    if (way.length >= longestWay) return { problem: `it is made of a chain of more than ${longestWay} computed values` };
    way.push({ each, record });
    const result = tidy(each, work(each, record), fields);
    way.pop();
    settled.set(each, known.set(record, result));
    return result;
  }

  function nameStep({ each, record }: { each: PlannedField; record: TrackerRecord }): string {
    return `${recordName(record)}.${each.field.name}`;
  }

  function work({ board, field, type, problem }: PlannedField, record: TrackerRecord): Computed {
    if (problem !== undefined || !type.compute) return { problem: problem ?? 'nothing computes it' };
    if (type.fromHistory && isEarlier(record)) return { problem: notThen };
    const look = lookOf(field.name, board, fields);
    const fromMeasure: Computing['fromMeasure'] = (measure) => look?.type.fromMeasure?.(measure, look.options) ?? measure.amount;
    return type.compute(field.options, { ...shared, record, board, field, fromMeasure });
  }

  function isEarlier(record: TrackerRecord): boolean {
    return context.isEarlier?.(record) === true;
  }

  function isKnown(key: string, record: TrackerRecord): boolean {
    if (key === 'blocked' && textsOf(record, 'blocked_by').length === 0) return true;
    return (key !== 'blocked' && key !== 'updated') || !isEarlier(record);
  }

  function recordsOf(record: TrackerRecord, whose: Whose): ReturnType<Computing['recordsOf']> {
    if (whose === 'own') return { records: [record], many: false };
    if (isEarlier(record)) return { problem: notThen };
    if (!('reference' in whose)) return { records: relations.referring(record, whose), many: true };
    const wrong = record.problems.get(whose.reference);
    return wrong === undefined ? relations.named(record, whose.reference) : { problem: `${whose.reference}: ${wrong}` };
  }

  function valueAt(record: TrackerRecord, key: string): Computed {
    if (record.problems.has('')) return { problem: unreadable };
    const each = plan.fields.get(record.board)?.get(key);
    if (each) return settle(each, record);
    const problem = record.problems.get(key);
    if (problem !== undefined) return { problem };
    if (!isKnown(key, record)) return { problem: notThen };
    const value = rawValue(record, key);
    return value === undefined ? {} : { value };
  }

  /** The value as it is held, not as an expression sees it: a sum of money with its currency. */
  function rawValue(record: TrackerRecord, key: string): Value | undefined {
    if (key !== 'done' && record.values.has(key)) return record.values.get(key);
    const value = valuesOf(record, factsOf(record), undefined, fields)(key);
    return value as Value | undefined;
  }

  function factsOf(record: TrackerRecord): RecordFacts {
    return factsOfRecord(record, { tracker, index, now }, (key) => {
      const known = shared.past(record)?.[key];
      return known === undefined || key === 'author' ? known : shared.local(known);
    });
  }

  /** Compiled once for a board: by the plan, or now where a type did not say that it reads it. */
  function expressionOf(source: string, boardName: string): { expression: Expression } | { problem: string } {
    const known = plan.expressions.get(boardName)?.get(source);
    if (known) return { expression: known };
    const board = tracker.boards.get(boardName);
    const compiled = compileExpression(source, board ? namesOf(board, fields) : new Map());
    if ('expression' in compiled) keepExpression(plan, boardName, compiled.expression);
    return compiled;
  }

  function evaluate(source: string, record: TrackerRecord): Computed {
    if (record.problems.has('')) return { problem: unreadable };
    const compiled = expressionOf(source, record.board);
    if ('problem' in compiled) return { problem: compiled.problem };
    let wrong: string | undefined;
    const values = valuesFor(record);
    const evaluation = evaluateExpression(
      compiled.expression,
      (name) => {
        const value = values(name);
        const problem = plan.fields.get(record.board)?.has(name) ? undefined : record.problems.get(name);
        if (value instanceof Fault) wrong ??= value.problem;
        else if (problem !== undefined) wrong ??= `${name}: ${problem}`;
        return value;
      },
      world,
    );
    if (wrong !== undefined) return { problem: wrong };
    if ('problem' in evaluation) return evaluation;
    const { value, missing: lacked } = evaluation;
    return value === undefined || value === null || typeof value === 'function' ? { missing: lacked } : { value: value as Value };
  }

  function valuesFor(record: TrackerRecord): Values {
    const board = tracker.boards.get(record.board);
    const written = valuesOf(record, factsOf(record), board, fields);
    return (name) => {
      const each = plan.fields.get(record.board)?.get(name);
      if (!each) return isKnown(name, record) ? written(name) : new Fault(`${name}: ${notThen}`);
      const { value, problem } = { value: undefined, ...settle(each, record) };
      return problem === undefined ? seenAs(name, value, board, fields) : new Fault(`${name}: ${problem}`);
    };
  }

  function holds(source: string, record: TrackerRecord): { holds: boolean } | { problem: string } {
    const result = evaluate(source, record);
    return result.problem === undefined ? { holds: result.value === true } : { problem: result.problem };
  }
}

/** Nothing is nothing, in whatever form; a value that its look cannot show is a problem. */
function tidy({ field, type }: PlannedField, result: Computed, fields: FieldTypes): Computed {
  if (result.problem !== undefined || result.value === undefined) return result;
  const { value } = result;
  if (value === '' || (Array.isArray(value) && value.length === 0)) return {};
  const like = type.like?.(field.options);
  if (!like || !field.kind) return result;
  const kind = kindOfValue(value);
  const isPlain = typeof value !== 'object' || Array.isArray(value);
  if (isPlain && !fits(kind, field.kind)) return { problem: `it gives ${describeKind(kind)}, and ${describeKind(field.kind)} is shown` };
  const shown = 'type' in like && field.shows && fields.get(field.shows.type);
  if (!shown || typeof value === 'number' || typeof value === 'boolean') return result;
  // what an expression made is looked at as if it had been written
  const reading = shown.read(writtenFromValue(value), field.shows?.options);
  return 'problem' in reading ? { problem: `${like.option}: ${reading.problem}` } : { value: reading.value };
}
