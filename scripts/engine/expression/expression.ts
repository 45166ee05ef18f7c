import { checkTree } from './check.ts';
import { evaluate, missing, type Run, type Values } from './evaluate.ts';
import { Fault } from './fault.ts';
import { describeKind, type ExpressionNames, type ExpressionWorld, type Kind } from './kinds.ts';
import type { Node } from './node.ts';
import { type ExpressionProblem, parseCel } from './parse.ts';
import { suggestWhether } from './suggest.ts';

const mostSteps = 100_000;

/** An expression that was read and checked against the names it may use. */
export interface Expression {
  source: string;
  node: Node;
  /** What it gives; `dyn` is known only when it runs. */
  kind: Kind;
  /** The names it asks for: `due`, `record.email`. */
  uses: ReadonlySet<string>;
  /** The functions it calls: `email`. */
  calls: ReadonlySet<string>;
  names: ExpressionNames;
}

/** What came of a run: a value (`undefined` when something it needs is missing, and `missing` says what), or why there is none. */
export type Evaluation = { value: unknown; missing: string[] } | { problem: string };

/** Reads and checks an expression; the offset of a problem is in its source. */
export function compileExpression(source: string, names: ExpressionNames): { expression: Expression } | ExpressionProblem {
  const parsed = parseCel(source);
  if ('problem' in parsed) return parsed;
  const { kind, uses, calls, problems } = checkTree(parsed.node, names);
  const [first] = problems.sort((a, b) => a.offset - b.offset);
  if (first) return first;
  return { expression: { source, node: parsed.node, kind, uses, calls, names } };
}

/** The same for what must be true or false: `where`, `if`, `unless`. */
export function compileCondition(source: string, names: ExpressionNames): { expression: Expression } | ExpressionProblem {
  const compiled = compileExpression(source, names);
  if ('problem' in compiled) return compiled;
  const { kind, node } = compiled.expression;
  if (kind === 'bool' || kind === 'dyn') return compiled;
  return { problem: `a condition is true or false, and this is ${describeKind(kind)}${suggestWhether(node, kind)}`, offset: 0 };
}

/** Runs an expression on the values of a record; never throws for what the values are. */
export function evaluateExpression(expression: Expression, values: Values, world: ExpressionWorld): Evaluation {
  const run: Run = { names: expression.names, values, world, missed: new Set(), locals: new Map(), steps: { left: mostSteps } };
  const result = evaluate(expression.node, run);
  if (result instanceof Fault) return { problem: result.problem };
  return { value: result === missing ? undefined : result, missing: [...run.missed] };
}

/** Whether a condition holds: not when something it needs is missing, and then `missing` says what. */
export function holds(
  expression: Expression,
  values: Values,
  world: ExpressionWorld,
): { holds: boolean; missing: string[]; problem?: string } {
  const evaluation = evaluateExpression(expression, values, world);
  if ('problem' in evaluation) return { holds: false, missing: [], problem: evaluation.problem };
  const { value } = evaluation;
  if (value !== undefined && typeof value !== 'boolean')
    return { holds: false, missing: [], problem: 'a condition is true or false, and this is neither' };
  return { holds: value === true, missing: evaluation.missing };
}
