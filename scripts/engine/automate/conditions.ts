import type { ConditionTrace } from '../../model/trace.ts';
import type { Values } from '../expression/evaluate.ts';
import { type Expression, holds } from '../expression/expression.ts';
import { Fault } from '../expression/fault.ts';
import type { ExpressionWorld } from '../expression/kinds.ts';

/** Asks one condition, and notes what each name in it was. */
export function askCondition(of: ConditionTrace['of'], expression: Expression, values: Values, world: ExpressionWorld): ConditionTrace {
  const result = holds(expression, values, world);
  const asked = [...expression.uses].map((name): [string, unknown] => [name, valueAt(name, values)]);
  const shown = asked.filter(([, value]) => typeof value !== 'function');
  const trace: ConditionTrace = { of, expression: expression.source, holds: result.holds, values: Object.fromEntries(shown) };
  if (result.problem !== undefined) trace.problem = result.problem;
  return trace;
}

/** Whether it lets the rule go on: an `if` that holds, an `unless` that does not. */
export function isMet(condition: ConditionTrace): boolean {
  return condition.problem === undefined && condition.holds === (condition.of === 'if');
}

/** Why it does not, for people: `if deal_value > 5: deal_value is 3`. */
export function explainCondition(condition: ConditionTrace): string {
  return [`${condition.of} ${condition.expression}`, explainFacts(condition)].filter((part) => part !== '').join(': ');
}

/** What could not be computed, else what each name in it was: `deal_value is 3`; empty where it names nothing. */
export function explainFacts({ values, problem }: Pick<ConditionTrace, 'values' | 'problem'>): string {
  const named = Object.entries(values).map(([name, value]) => `${name} is ${value === null ? 'not set' : JSON.stringify(value)}`);
  return problem ?? named.join(', ');
}

function valueAt(path: string, values: Values): unknown {
  let at: unknown = values;
  for (const part of path.split('.')) {
    if (typeof at === 'function') at = (at as Values)(part);
    else if (at !== null && typeof at === 'object' && Object.hasOwn(at, part)) at = (at as { [key: string]: unknown })[part];
    else return null;
  }
  return at instanceof Fault ? null : (at ?? null);
}
