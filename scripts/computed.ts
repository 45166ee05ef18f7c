import { computeFields, type Missing } from './engine/compute/compute.ts';
import { planFields } from './engine/compute/plan.ts';
import { strangeInFields } from './engine/compute/strange.ts';
import { hideTied } from './engine/compute/tied.ts';
import { compileCondition, type Expression, holds } from './engine/expression/expression.ts';
import { namesOf, valuesOf } from './engine/query/names.ts';
import { factsOfRecord } from './engine/query/record-facts.ts';
import type { CheckContext } from './model/check.ts';
import type { FieldTypes } from './model/field-type.ts';
import type { RecordPast } from './model/history.ts';
import type { TrackerRecord } from './model/record.ts';
import type { RecordIndex, Tracker } from './model/tracker.ts';

/** What computing needs of an open tracker. */
export interface ReadForComputing {
  tracker: Tracker;
  fields: FieldTypes;
  index: RecordIndex;
  /** Local time in the workspace's zone, `2026-11-21T13:45`. */
  now: string;
}

/**
 * Works out the computed fields of all records, in place: list, sort, where, show, the site and JSON see them as they see written ones. The
 * history of all records (by `board/slug`) is asked for only where a field needs it. It also marks fields private that are made of private ones,
 * so it comes before anything is shown. Gives the names that were missing where a formula is empty.
 */
export async function computeTracker(open: ReadForComputing, pasts: () => Promise<ReadonlyMap<string, RecordPast>>): Promise<Missing> {
  const { tracker, fields, index, now } = open;
  const plan = planFields(tracker, fields);
  if (plan.order.length === 0) return new Map();
  hideTied(plan, tracker, index, fields);
  return computeFields(tracker, plan, { fields, index, now, ...(plan.asksGit ? { pasts: await pasts() } : {}) });
}

/** What the checks of computed fields and of the conditions of references ask; conditions see computed fields once they are worked out. */
export function computedChecks(open: ReadForComputing): Required<Pick<CheckContext, 'computedFindings' | 'fulfils'>> {
  const { tracker, fields, now } = open;
  const world = { now, today: now.slice(0, 10) };
  const compiled = new Map<string, Expression | undefined>();
  const compile = (source: string, board: string): Expression | undefined => {
    const key = `${board} ${source}`;
    if (compiled.has(key)) return compiled.get(key);
    const described = tracker.boards.get(board);
    const result = described && compileCondition(source, namesOf(described, fields));
    const expression = result && 'expression' in result ? result.expression : undefined;
    compiled.set(key, expression);
    return expression;
  };
  return {
    computedFindings: () => {
      const plan = planFields(tracker, fields);
      return [...plan.findings, ...strangeInFields(plan, tracker, fields)];
    },
    fulfils: (source: string, record: TrackerRecord) => {
      const expression = compile(source, record.board);
      if (!expression || record.problems.has('')) return undefined;
      return holds(expression, valuesOf(record, factsOfRecord(record, open), tracker.boards.get(record.board), fields), world);
    },
  };
}
