import { didYouMean } from '../../model/names.ts';
import { type Told, unknownName } from '../../model/unknown-name.ts';
import { type ExpressionFunction, takes } from './define.ts';
import { functions } from './functions.ts';
import { describeKind, type ExpressionNames, fits, isDateText, isList, type Kind } from './kinds.ts';
import { isEmptyLiteral, type Node, pathOf } from './node.ts';
import type { ExpressionProblem } from './parse.ts';
import { suggestIn, suggestNumber, suggestWhether } from './suggest.ts';

/** What a tree gives, which names it asks for (by path), which functions it calls, and what is wrong with it, all of it. */
export interface Checked {
  kind: Kind;
  uses: Set<string>;
  calls: Set<string>;
  problems: ExpressionProblem[];
}

interface Context {
  names: ExpressionNames;
  /** Variables of all(), map() and such, inside which they stand. */
  locals: ReadonlyMap<string, Kind>;
  uses: Set<string>;
  calls: Set<string>;
  complain(at: number, told: string | Told): 'dyn';
}

/** Checks names, kinds and calls against what is known, without running anything. */
export function checkTree(node: Node, names: ExpressionNames): Checked {
  const problems: ExpressionProblem[] = [];
  const uses = new Set<string>();
  const calls = new Set<string>();
  const complain: Context['complain'] = (offset, told) => {
    problems.push({ ...(typeof told === 'string' ? { problem: told } : told), offset });
    return 'dyn';
  };
  const kind = check(node, { names, locals: new Map(), uses, calls, complain });
  return { kind, uses, calls, problems };
}

function check(node: Node, context: Context): Kind {
  switch (node.is) {
    case 'value':
      return kindOfLiteral(node.value);
    case 'name':
    case 'member':
      return checkName(node, context);
    case 'item':
      return checkItem(node, context);
    case 'list':
      return node.items.map((item) => check(item, context)).every((kind) => kind === 'string') ? 'list<string>' : 'list<dyn>';
    case 'map':
      for (const [key, value] of node.entries) {
        want(key, 'string', context, 'a key of a map');
        check(value, context);
      }
      return 'map';
    case 'choose': {
      want(node.test, 'bool', context, 'the condition before "?" or of if()');
      const [yes, no] = [check(node.yes, context), check(node.no, context)];
      return yes === no ? yes : 'dyn';
    }
    case 'otherwise': {
      const [of, other] = [check(node.of, context), check(node.other, context)];
      return of === other ? of : 'dyn';
    }
    case 'not':
      want(node.of, 'bool', context, 'what stands behind "!"');
      return 'bool';
    case 'minus':
      want(node.of, 'double', context, 'what stands behind "-"');
      return 'double';
    case 'binary':
      return checkBinary(node, context);
    case 'call':
    case 'method':
      return checkCall(node, context);
    case 'each':
      return checkEach(node, context);
    case 'has':
      checkName(node.of, context);
      return 'bool';
    default:
      return node satisfies never;
  }
}

function kindOfLiteral(value: string | number | boolean | null): Kind {
  if (value === null) return 'null';
  if (typeof value === 'number') return 'double';
  return typeof value === 'boolean' ? 'bool' : 'string';
}

function checkName(node: Node, context: Context): Kind {
  const found = resolve(node, context);
  return typeof found === 'string' ? found : 'map';
}

function resolve(node: Node, context: Context): Kind | ExpressionNames {
  if (node.is === 'name') {
    const local = context.locals.get(node.name);
    if (local) return local;
    context.uses.add(node.name);
    const known = context.names.get(node.name);
    if (known !== undefined) return known;
    return context.complain(node.at, unknownName({ part: 'fields', name: node.name }, 'known here', context.names.keys()));
  }
  if (node.is !== 'member') return check(node, context);
  const of = resolve(node.of, context);
  if (typeof of !== 'string') {
    const path = pathOf(node) ?? node.key;
    context.uses.add(path);
    return (
      of.get(node.key) ??
      context.complain(node.at, `"${node.key}" is not known in ${pathOf(node.of) ?? 'it'}${didYouMean(node.key, of.keys())}`)
    );
  }
  if (of === 'map' || of === 'dyn') return 'dyn';
  return context.complain(node.at, `${describeKind(of)} has no "${node.key}"`);
}

function checkItem(node: Node & { is: 'item' }, context: Context): Kind {
  const of = check(node.of, context);
  if (of === 'map' || of === 'dyn') {
    check(node.index, context);
    return 'dyn';
  }
  if (!isList(of)) return context.complain(node.at, `${describeKind(of)} has no items; expected a list or a map before "["`);
  want(node.index, 'double', context, 'the place in a list');
  return of === 'list<string>' ? 'string' : 'dyn';
}

function checkEach(node: Node & { is: 'each' }, context: Context): Kind {
  const of = check(node.of, context);
  if (of !== 'dyn' && !isList(of)) context.complain(node.of.at, `${node.macro}() wants a list, and this is ${describeKind(of)}`);
  const inner = { ...context, locals: new Map(context.locals).set(node.variable, of === 'list<string>' ? 'string' : 'dyn') };
  const tests = node.macro === 'map' ? node.steps.slice(0, -1) : node.steps;
  for (const test of tests) want(test, 'bool', inner, `what ${node.macro}() asks`);
  if (node.macro === 'filter') return of === 'list<string>' ? of : 'list<dyn>';
  const last = node.steps.at(-1);
  if (node.macro !== 'map' || !last) return 'bool';
  return check(last, inner) === 'string' ? 'list<string>' : 'list<dyn>';
}

function checkCall(node: Node & { is: 'call' | 'method' }, context: Context): Kind {
  const found = functions.get(node.name);
  context.calls.add(node.name);
  const args = node.is === 'call' ? node.args : [node.of, ...node.args];
  if (!found) {
    for (const arg of args) check(arg, context);
    return context.complain(node.at, `"${node.name}()" is not known here${nearestFunction(node.name)}`);
  }
  if (!takes(found, args.length)) {
    if (node.is === 'method' && found.wants.length === 0)
      return context.complain(node.at, `${node.name}() stands alone, with nothing before it`);
    const extra = node.is === 'method' ? 1 : 0;
    return context.complain(node.at, `${node.name}() wants ${describeWants(found, extra)}, and has ${count(args.length - extra)}`);
  }
  const kinds = args.map((arg, index) =>
    want(arg, found.wants[index] ?? found.wants.at(-1) ?? 'dyn', context, `a value of ${node.name}()`),
  );
  return found.gives(kinds);
}

/** The function that was meant: one written nearly so, else the longest that the word begins with. */
function nearestFunction(name: string): string {
  const all = [...functions.keys(), 'if', 'ifEmpty'];
  const begun = all.filter((each) => each.length > 2 && name.toLowerCase().startsWith(each.toLowerCase()));
  return didYouMean(name, all) || didYouMean(begun.sort((a, b) => b.length - a.length)[0] ?? '', begun);
}

function describeWants({ wants, optional, more }: ExpressionFunction, extra: number): string {
  const [least, most] = [Math.max(0, wants.length - optional - extra), Math.max(0, wants.length - extra)];
  if (more) return `${count(least)} or more`;
  return least === most ? count(most) : `${least} or ${count(most)}`;
}

function count(values: number): string {
  return values === 1 ? 'one value' : `${values} values`;
}

function checkBinary({ sign, left, right, at }: Node & { is: 'binary' }, context: Context): Kind {
  if (sign === '&&' || sign === '||') {
    want(left, 'bool', context, `what stands before "${sign}"`);
    want(right, 'bool', context, `what stands behind "${sign}"`);
    return 'bool';
  }
  const isOfWords = sign === 'in' || sign === '==' || sign === '!=';
  const [a, b] = isOfWords
    ? [checkSide(left, right, context), checkSide(right, left, context)]
    : [check(left, context), check(right, context)];
  if (sign === 'in') {
    if (b === 'string' || b === 'date') context.complain(right.at, '"in" looks into a list; write text.contains("x") for text');
    else if (b !== 'dyn' && b !== 'map' && !isList(b))
      context.complain(right.at, `"in" wants a list behind it, and this is ${describeKind(b)}`);
    return 'bool';
  }
  if (sign === '==' || sign === '!=' || sign === '<' || sign === '<=' || sign === '>' || sign === '>=') {
    const isEquality = sign === '==' || sign === '!=';
    if (isEquality && (isEmptyLiteral(left) || isEmptyLiteral(right))) return 'bool';
    if (!fits(a, b) || (!isEquality && [a, b].some((kind) => isList(kind) || kind === 'bool' || kind === 'map' || kind === 'null'))) {
      const hint = suggestIn(sign, [left, a], [right, b]) || suggestNumber([left, a], [right, b]);
      context.complain(at, `"${sign}" cannot compare ${describeKind(a)} with ${describeKind(b)}${hint}`);
    }
    if (a === 'date') checkDay(right, context);
    if (b === 'date') checkDay(left, context);
    return 'bool';
  }
  return checkArithmetic(sign, a, b, at, context);
}

function checkArithmetic(sign: '+' | '-' | '*' | '/' | '%', a: Kind, b: Kind, at: number, context: Context): Kind {
  const isDate = a === 'date' || b === 'date';
  if (sign === '-' && a === 'date' && b === 'date')
    return context.complain(at, '"-" takes numbers; write days(from, to) for the days between');
  if (isDate && (a === 'double' || b === 'double'))
    return context.complain(at, `"${sign}" takes numbers; write addDays(due, 3) for a day after another`);
  if (fits(a, 'double') && fits(b, 'double')) return sign === '+' && (a === 'dyn' || b === 'dyn') ? 'dyn' : 'double';
  if (sign !== '+') return context.complain(at, `"${sign}" takes numbers, and here are ${describeKind(a)} and ${describeKind(b)}`);
  if (fits(a, 'string') && fits(b, 'string')) return a === 'dyn' && b === 'dyn' ? 'dyn' : 'string';
  if (fits(a, 'list<dyn>') && fits(b, 'list<dyn>')) return a === b ? a : 'list<dyn>';
  return context.complain(
    at,
    `"+" adds numbers or joins texts, and here are ${describeKind(a)} and ${describeKind(b)}; write string(...) around what is no text`,
  );
}

/** A word that names nothing, beside something that does, was likely meant as text. */
function checkSide(node: Node, beside: Node, context: Context): Kind {
  const isWord = node.is === 'name' && !context.locals.has(node.name) && !context.names.has(node.name) && pathOf(beside) !== undefined;
  if (!isWord || didYouMean(node.name, context.names.keys()) !== '') return check(node, context);
  return context.complain(
    node.at,
    unknownName({ part: 'fields', name: node.name }, 'known here', [], `; a word stands in quotes: "${node.name}"`),
  );
}

/** A text beside a day must be a day itself. */
function checkDay(node: Node, context: Context): void {
  if (node.is !== 'value' || typeof node.value !== 'string' || isDateText(node.value)) return;
  context.complain(node.at, `${JSON.stringify(node.value)} is not a day such as "2026-12-01"`);
}

function want(node: Node, wanted: Kind, context: Context, where: string): Kind {
  const kind = check(node, context);
  const hint = wanted === 'bool' ? suggestWhether(node, kind) : '';
  if (!fits(kind, wanted)) context.complain(node.at, `${where} must be ${describeKind(wanted)}, and this is ${describeKind(kind)}${hint}`);
  else if (wanted === 'date' && kind === 'string') checkDay(node, context);
  return kind;
}
