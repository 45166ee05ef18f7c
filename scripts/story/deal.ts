import { compileExpression, evaluateExpression } from '../engine/expression/expression.ts';
import type { ExpressionNames, ExpressionWorld } from '../engine/expression/kinds.ts';
import type { ExpressionType } from '../model/expression-type.ts';

const below: ExpressionNames = new Map([
  ['email', 'string'],
  ['tags', 'list<string>'],
]);
/** What an expression of the tests may name. */
export const names: ExpressionNames = new Map<string, ExpressionType | ExpressionNames>([
  ...(['title', 'list', 'type', 'email', 'size', 'stage'] as const).map((name) => [name, 'string'] as const),
  ...(['deal_value', 'lead_score', 'n', 'x'] as const).map((name) => [name, 'double'] as const),
  ...(['late', 'done', 'signed'] as const).map((name) => [name, 'bool'] as const),
  ...(['due', 'start'] as const).map((name) => [name, 'date'] as const),
  ...(['tags', 'assignees'] as const).map((name) => [name, 'list<string>'] as const),
  ['anything', 'dyn'],
  ['record', below],
  ['previous', below],
]);
/** An afternoon in November. */
export const world: ExpressionWorld = { now: '2026-11-21T13:54', today: '2026-11-21' };
const record: { [name: string]: unknown } = {
  title: 'Acme renewal',
  list: 'negotiation',
  type: 'bug',
  email: 'ana@example.org',
  size: 'large',
  deal_value: 12000,
  lead_score: 80,
  n: 80,
  x: 3,
  late: false,
  due: '2026-11-28',
  start: '2026-11-21T09:00',
  tags: ['urgent', 'bug'],
  record: { email: 'ana@example.org' },
};
/** The values of a deal. */
export const values = (name: string): unknown => record[name];

/** What an expression gives on the deal: its value, else what is missing or wrong. */
export function give(source: string): unknown {
  const compiled = compileExpression(source, names);
  if ('problem' in compiled) return compiled;
  const evaluation = evaluateExpression(compiled.expression, values, world);
  if ('problem' in evaluation) return evaluation;
  return evaluation.missing.length > 0 ? evaluation : evaluation.value;
}
