import { takes } from './define.ts';
import { Fault } from './fault.ts';
import { functions } from './functions.ts';
import { describeKind, type ExpressionNames, type ExpressionWorld, fits, isList, type Kind, kindOfValue } from './kinds.ts';
import { isEmptyLiteral, type Node, pathOf } from './node.ts';
import { calculate, compareValues, equalValues } from './operators.ts';
import { showValue } from './show.ts';

/** Gives the value of a name, or undefined where there is none; of `record` and such another of its kind, a map, or plain data. */
export type Values = (name: string) => unknown;

/** A value that is not there; what is made of it is missing too. */
export const missing: unique symbol = Symbol('missing');

/** What a run needs; `missed` collects the names that had no value. */
export interface Run {
  names: ExpressionNames;
  values: Values;
  world: ExpressionWorld;
  missed: Set<string>;
  locals: ReadonlyMap<string, unknown>;
  /** Counted down; at 0 the run ends with a fault. */
  steps: { left: number };
}

/** The value of a tree: data, `missing`, or a Fault. Never throws on a tree that was checked. */
export function evaluate(node: Node, run: Run): unknown {
  if (run.steps.left-- <= 0) return tooManySteps();
  switch (node.is) {
    case 'value':
      return node.value;
    case 'name':
    case 'member':
      return readName(node, run);
    case 'item':
      return all([node.of, node.index], run, ([of, index]) => itemOf(of, index, node, run));
    case 'list':
      return all(node.items, run, (items) => items);
    case 'map':
      return all(node.entries.flat(), run, (flat) =>
        Object.fromEntries(node.entries.map((_, index) => [showValue(flat[index * 2]), flat[index * 2 + 1]])),
      );
    case 'choose':
      return withKind(evaluate(node.test, run), 'bool', (test) => evaluate(test ? node.yes : node.no, run));
    case 'otherwise':
      return evaluateOtherwise(node, run);
    case 'not':
      return withKind(evaluate(node.of, run), 'bool', (value) => !value);
    case 'minus':
      return withKind(evaluate(node.of, run), 'double', (value) => -(value as number));
    case 'binary':
      return evaluateBinary(node, run);
    case 'call':
      return all(node.args, run, (args) => call(node.name, args, run));
    case 'method':
      return all([node.of, ...node.args], run, (args) => call(node.name, args, run));
    case 'each':
      return withKind(evaluate(node.of, run), 'list<dyn>', (items) => evaluateEach(node, items as unknown[], run));
    case 'has': {
      const value = look(node.of, run);
      return value instanceof Fault ? value : isThere(value);
    }
    default:
      return node satisfies never;
  }
}

function isThere(value: unknown): boolean {
  if (value === missing || value instanceof Fault || value === null || value === '') return false;
  return !Array.isArray(value) || value.length > 0;
}

/** A list that is not written is empty and a box that is not ticked is false; anything else that is not there is missing. */
function readName(node: Node, run: Run): unknown {
  const value = look(node, run);
  if (value !== missing) return value;
  const kind = declared(node, run);
  if (typeof kind === 'string' && isList(kind)) return [];
  if (kind === 'bool') return false;
  run.missed.add(pathOf(node) ?? (node.is === 'member' ? node.key : ''));
  return missing;
}

function declared(node: Node, run: Run): Kind | ExpressionNames | undefined {
  if (node.is === 'name') return run.locals.has(node.name) ? undefined : run.names.get(node.name);
  const of = node.is === 'member' && look(node.of, run) !== missing ? declared(node.of, run) : undefined;
  return node.is === 'member' && of !== undefined && typeof of !== 'string' ? of.get(node.key) : undefined;
}

function look(node: Node, run: Run): unknown {
  if (node.is === 'name') return tidy(run.locals.has(node.name) ? run.locals.get(node.name) : run.values(node.name));
  if (node.is !== 'member') return evaluate(node, run);
  const of = look(node.of, run);
  return of === missing || of instanceof Fault ? of : tidy(memberOf(of, node.key));
}

function memberOf(of: unknown, key: string): unknown {
  if (typeof of === 'function') return (of as Values)(key);
  if (of instanceof Map) return of.get(key);
  if (of === null || typeof of !== 'object' || !Object.hasOwn(of, key)) return undefined;
  return (of as { [key: string]: unknown })[key];
}

function tidy(value: unknown): unknown {
  if (value === undefined || value === null) return missing;
  return typeof value === 'bigint' ? Number(value) : value;
}

function itemOf(of: unknown, index: unknown, node: Node & { is: 'item' }, run: Run): unknown {
  const item = tidy(Array.isArray(of) && typeof index === 'number' ? of[index] : memberOf(of, showValue(index)));
  if (item === missing) run.missed.add(`${pathOf(node.of) ?? 'list'}[${JSON.stringify(index)}]`);
  return item;
}

function call(name: string, args: unknown[], run: Run): unknown {
  const found = functions.get(name);
  if (!found || !takes(found, args.length)) return new Fault(`"${name}()" is not known here`);
  const wanted = (index: number): Kind => found.wants[index] ?? found.wants.at(-1) ?? 'dyn';
  const wrong = args.findIndex((arg, index) => !fits(kindOfValue(arg), wanted(index)));
  if (wrong >= 0)
    return new Fault(`a value of ${name}() must be ${describeKind(wanted(wrong))}, and is ${describeKind(kindOfValue(args[wrong]))}`);
  for (const arg of args) run.steps.left -= costOf(arg);
  if (run.steps.left <= 0) return tooManySteps();
  const result = found.run(args as never[], run.world);
  if (result === undefined) run.missed.add(`${name}()`);
  return result === undefined ? missing : result;
}

/** What a function does with a long list or text counts as so many steps. */
function costOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'string' ? value.length >> 6 : 0;
}

function tooManySteps(): Fault {
  return new Fault('it takes too many steps');
}

/** What the first one lacked does not count. */
function evaluateOtherwise({ of, other }: Node & { is: 'otherwise' }, run: Run): unknown {
  const before = new Set(run.missed);
  const value = evaluate(of, run);
  if (value instanceof Fault || isThere(value)) return value;
  for (const name of run.missed) if (!before.has(name)) run.missed.delete(name);
  return evaluate(other, run);
}

function evaluateBinary({ sign, left, right }: Node & { is: 'binary' }, run: Run): unknown {
  if (sign === '&&' || sign === '||') return evaluateLogic(sign === '||', left, right, run);
  if ((sign === '==' || sign === '!=') && (isEmptyLiteral(left) || isEmptyLiteral(right))) {
    const asked = isEmptyLiteral(right) ? left : right;
    const value = asked.is === 'name' || asked.is === 'member' ? look(asked, run) : evaluate(asked, run);
    return value instanceof Fault ? value : isThere(value) === (sign === '!=');
  }
  return all([left, right], run, ([a, b]) => {
    switch (sign) {
      case '==':
        return equalValues(a, b);
      case '!=':
        return !equalValues(a, b);
      case 'in':
        return isIn(a, b);
      case '<':
      case '<=':
      case '>':
      case '>=':
        return compareValues(sign, a, b);
      default:
        return calculate(sign, a, b);
    }
  });
}

function isIn(item: unknown, holder: unknown): unknown {
  if (Array.isArray(holder)) return holder.some((each) => equalValues(each, item));
  if (holder !== null && typeof holder === 'object') return Object.hasOwn(holder, showValue(item));
  return new Fault('"in" wants a list behind it');
}

/** One side that decides is enough, whatever the other lacks. */
function evaluateLogic(deciding: boolean, left: Node, right: Node, run: Run): unknown {
  const before = new Set(run.missed);
  const first = evaluate(left, run);
  if (first === deciding) return deciding;
  const second = evaluate(right, run);
  if (second === deciding) {
    for (const name of run.missed) if (!before.has(name)) run.missed.delete(name);
    return deciding;
  }
  for (const value of [first, second]) if (value instanceof Fault) return value;
  for (const value of [first, second]) if (value === missing) return missing;
  const wrong = [first, second].find((value) => typeof value !== 'boolean');
  return wrong === undefined ? !deciding : new Fault(`${describeKind(kindOfValue(wrong))} stands where true or false was expected`);
}

function evaluateEach(node: Node & { is: 'each' }, items: unknown[], run: Run): unknown {
  const kept: unknown[] = [];
  for (const item of items) {
    const inner = { ...run, locals: new Map(run.locals).set(node.variable, item) };
    const last = node.steps.at(-1);
    const test = node.macro === 'map' && node.steps.length < 2 ? true : node.steps[0] ? evaluate(node.steps[0], inner) : false;
    if (test === missing || test instanceof Fault) return test;
    if (typeof test !== 'boolean') return new Fault(`what ${node.macro}() asks must be true or false`);
    if (node.macro === 'all' && !test) return false;
    if (node.macro === 'exists' && test) return true;
    if (!test) continue;
    const value = node.macro === 'map' && last ? evaluate(last, inner) : item;
    if (value === missing || value instanceof Fault) return value;
    kept.push(value);
  }
  if (node.macro === 'all') return true;
  if (node.macro === 'exists') return false;
  return node.macro === 'exists_one' ? kept.length === 1 : kept;
}

function withKind(value: unknown, wanted: Kind, then: (value: unknown) => unknown): unknown {
  if (value === missing || value instanceof Fault) return value;
  if (fits(kindOfValue(value), wanted)) return then(value);
  return new Fault(`${describeKind(kindOfValue(value))} stands where ${describeKind(wanted)} was expected`);
}

function all(nodes: Node[], run: Run, then: (values: unknown[]) => unknown): unknown {
  const values = nodes.map((node) => evaluate(node, run));
  const fault = values.find((value) => value instanceof Fault);
  if (fault) return fault;
  return values.includes(missing) ? missing : then(values);
}
