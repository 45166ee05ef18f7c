import type { AnyAction, Destination } from '../../model/action.ts';
import type { Problem } from '../../model/field-type.ts';
import type { Values } from '../expression/evaluate.ts';
import { evaluateExpression } from '../expression/expression.ts';
import type { ExpressionWorld } from '../expression/kinds.ts';
import { fillTemplate, type Template } from '../expression/template.ts';
import { escapes } from './escape.ts';

/** The texts of an option tree by dotted path (`''` is the whole); keys of maps are never templates. */
export function* textsIn(options: unknown, path = ''): Generator<[path: string, text: string]> {
  if (typeof options === 'string') yield [path, options];
  else if (options !== null && typeof options === 'object') {
    for (const [key, value] of Object.entries(options)) yield* textsIn(value, path ? `${path}.${key}` : key);
  }
}

/** The options with every `{{ }}` filled in, in one pass: what a record holds is text and nothing more. A missing value is a problem. */
export function fillOptions(
  options: unknown,
  templates: Map<string, Template>,
  action: AnyAction,
  values: Values,
  world: ExpressionWorld,
): { options: unknown } | Problem {
  const problems: string[] = [];
  const fill = (part: unknown, path: string): unknown => {
    if (Array.isArray(part)) return part.map((item, index) => fill(item, path ? `${path}.${index}` : String(index)));
    if (part !== null && typeof part === 'object') {
      return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, fill(value, path ? `${path}.${key}` : key)]));
    }
    const template = templates.get(path);
    if (!template) return part;
    const destination = destinationOf(action, path);
    const filled = destination === 'value' ? fillWhole(template, values, world) : fillText(template, values, world, destination);
    if ('value' in filled) return filled.value;
    problems.push(path ? `${path}: ${filled.problem}` : filled.problem);
    return part;
  };
  const filled = fill(options, '');
  return problems.length > 0 ? { problem: problems.join('; ') } : { options: filled };
}

/** Where the values of an option go, by its name, for all that lies below it alike. */
function destinationOf({ writes }: AnyAction, path: string): Destination {
  if (typeof writes !== 'object') return writes ?? 'text';
  return writes[path.split('.')[0] ?? ''] ?? 'text';
}

function fillWhole(template: Template, values: Values, world: ExpressionWorld): { value: unknown } | Problem {
  const [only, ...rest] = template.parts;
  if (only === undefined || typeof only === 'string' || rest.length > 0) return fillText(template, values, world, 'text');
  const evaluation = evaluateExpression(only, values, world);
  if ('problem' in evaluation) return { problem: `${template.source}: ${evaluation.problem}` };
  if (evaluation.value !== undefined && evaluation.value !== '') return { value: evaluation.value };
  return { problem: nothingFor(evaluation.missing.length > 0 ? evaluation.missing : [only.source.trim()], values) };
}

function fillText(template: Template, values: Values, world: ExpressionWorld, destination: Destination): { value: string } | Problem {
  const filled = fillTemplate(template, values, world, escapes[destination]);
  if ('problem' in filled) return filled;
  return filled.missing.length === 0 ? { value: filled.text } : { problem: nothingFor(filled.missing, values) };
}

/** What has no value, on which record, and what to do about it. */
function nothingFor(missing: string[], values: Values): string {
  const [board, slug] = [values('board'), values('slug')];
  const record = board && slug ? `${board}/${slug}` : undefined;
  const told = missing.map((name) => {
    const [of = '', key = ''] = name.split('.');
    if (of === 'vars' && key) return `the variable ${key} is not set`;
    if (of === 'event' && key) return `what happened has no ${key}`;
    if (record === undefined) return `${name} is empty, since no record is looked at`;
    if (of === 'previous' && key) return `${key} was empty on ${record} before`;
    return `${of === 'record' && key ? key : name} is empty on ${record}`;
  });
  const asked = missing.find((name) => /^[a-z]\w*(\.\w+)*$/i.test(name));
  const isOwn = missing.some((name) => !/^(event|previous|vars)\./.test(name)) && record !== undefined;
  const remedies = [isOwn ? 'fill it in' : [], asked === undefined ? [] : `let the step ask for it with if: has(${asked})`].flat();
  return [told.join(', and '), remedies.join(', or ')].filter((part) => part !== '').join('; ');
}
