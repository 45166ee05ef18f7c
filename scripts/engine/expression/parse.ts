import { createRequire } from 'node:module';
import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import type { Told } from '../../model/unknown-name.ts';
import type { Binary, Macro, Node } from './node.ts';

const require = createRequire(import.meta.url);
const longestSource = 2000;
const limits = { maxAstNodes: 400, maxDepth: 40, maxListElements: 100, maxMapEntries: 50, maxCallArguments: 8 };
const macros: { [name: string]: readonly number[] } = { all: [2], exists: [2], exists_one: [2], filter: [2], map: [2, 3] };
const binaries: ReadonlySet<string> = new Set(['!=', '==', 'in', '+', '-', '*', '/', '%', '<', '<=', '>', '>=', '||', '&&']);
let environment: Environment | undefined;

/** What cannot be read, and where: an offset in the source. */
export interface ExpressionProblem extends Told {
  offset: number;
}

/** The tree of a CEL source. The library parses (and is loaded by the first expression there is); every number becomes a double here. */
export function parseCel(source: string): { node: Node } | ExpressionProblem {
  if (source.trim() === '') return { problem: 'the expression is empty', offset: 0 };
  if (source.length > longestSource)
    return { problem: `the expression has ${source.length} characters; at most ${longestSource} are read`, offset: 0 };
  try {
    if (!environment) {
      const library: typeof import('@marcbachmann/cel-js') = require('@marcbachmann/cel-js');
      environment = new library.Environment({ limits });
    }
    return { node: convert(parseWithIf(source, environment)) };
  } catch (error) {
    return explain(error, source);
  }
}

/** The tree of an expression, for those who tell it; undefined where it cannot be read, which a check tells. */
export function parseExpression(source: string): Node | undefined {
  const parsed = parseCel(source);
  return 'node' in parsed ? parsed.node : undefined;
}

/** `if` is a word that CEL keeps for itself; where it is called, the parser gets another one of its length. */
function parseWithIf(source: string, cel: Environment): ASTNode {
  let readable = source;
  for (;;) {
    try {
      return cel.parse(readable).ast;
    } catch (error) {
      const at = (error as { code?: string; range?: { start: number } }).range?.start;
      const isIf = at !== undefined && (error as { code?: string }).code === 'reserved_identifier' && /^if\s*\(/.test(readable.slice(at));
      if (!isIf) throw error;
      readable = `${readable.slice(0, at)}IF${readable.slice(at + 2)}`;
    }
  }
}

function convert(ast: ASTNode): Node {
  const at = ast.start;
  switch (ast.op) {
    case 'value':
      return { is: 'value', value: literal(ast), at };
    case 'id':
      return { is: 'name', name: ast.args, at };
    case '.':
      return { is: 'member', of: convert(ast.args[0]), key: ast.args[1], at: ast.pos };
    case '[]':
      return { is: 'item', of: convert(ast.args[0]), index: convert(ast.args[1]), at };
    case 'list':
      return { is: 'list', items: ast.args.map(convert), at };
    case 'map':
      return { is: 'map', entries: ast.args.map(([key, value]): [Node, Node] => [convert(key), convert(value)]), at };
    case '?:':
      return { is: 'choose', test: convert(ast.args[0]), yes: convert(ast.args[1]), no: convert(ast.args[2]), at };
    case '!_':
      return { is: 'not', of: convert(ast.args), at };
    case '-_':
      return { is: 'minus', of: convert(ast.args), at };
    case 'call':
      return convertCall(ast.args[0], ast.args[1], at);
    case 'rcall':
      return convertMethod(ast.args[0], ast.args[1], ast.args[2], at);
    default: {
      if (!isBinary(ast.op)) throw refuse(`"${ast.op}" is not known here`, at);
      const [left, right] = ast.args as [ASTNode, ASTNode];
      return { is: 'binary', sign: ast.op, left: convert(left), right: convert(right), at };
    }
  }
}

function convertCall(name: string, args: ASTNode[], at: number): Node {
  if (name === 'matches') throw refuseMatches(at);
  if (name === 'IF') return convertIf(args, at);
  if (name === 'ifEmpty') return convertIfEmpty(args, at);
  if (name !== 'has') return { is: 'call', name, args: args.map(convert), at };
  const of = args.length === 1 && args[0] ? convert(args[0]) : undefined;
  if (of?.is !== 'name' && of?.is !== 'member') throw refuse('has() asks about one name, such as has(due)', at);
  return { is: 'has', of, at };
}

function convertIf(args: ASTNode[], at: number): Node {
  const [test, yes, no] = args.map(convert);
  if (!test || !yes || !no || args.length > 3) throw refuse('if() wants a condition and two values: if(n > 5, "many", "few")', at);
  return { is: 'choose', test, yes, no, at };
}

function convertIfEmpty(args: ASTNode[], at: number): Node {
  const [of, other] = args.map(convert);
  if (!of || !other || args.length > 2) throw refuse('ifEmpty() wants two values: ifEmpty(n, 0)', at);
  return { is: 'otherwise', of, other, at };
}

function convertMethod(name: string, of: ASTNode, args: ASTNode[], at: number): Node {
  if (name === 'matches') throw refuseMatches(at);
  if (name === 'ifEmpty') return convertIfEmpty([of, ...args], at);
  if (!isMacro(name)) return { is: 'method', name, of: convert(of), args: args.map(convert), at };
  const [variable, ...steps] = args;
  if (variable?.op !== 'id' || !macros[name]?.includes(args.length))
    throw refuse(`${name}() wants a name and an expression: tags.${name}(tag, tag != "x")`, at);
  return { is: 'each', macro: name, of: convert(of), variable: variable.args, steps: steps.map(convert), at };
}

function literal(ast: ASTNode & { op: 'value' }): string | number | boolean | null {
  const value = ast.args;
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return value;
  throw refuse(value instanceof Uint8Array ? 'bytes are not known here; write text without b' : 'write a number without u', ast.start);
}

function isBinary(op: string): op is Binary {
  return binaries.has(op);
}

function isMacro(name: string): name is Macro {
  return Object.hasOwn(macros, name);
}

function refuseMatches(at: number): Error {
  return refuse('matches() is not allowed: a pattern can run for hours; write contains(), startsWith() or endsWith()', at);
}

function refuse(message: string, at: number): Error {
  return Object.assign(new Error(message), { offset: at });
}

/** What the parser said, in our words: its summary names tokens by number-like names. */
function explain(error: unknown, source: string): ExpressionProblem {
  if (!(error instanceof Error)) throw error;
  if ('offset' in error && typeof error.offset === 'number') return { problem: error.message, offset: error.offset };
  if (error instanceof RangeError) return { problem: 'the expression is nested too deep', offset: 0 };
  const {
    code = '',
    summary = error.message,
    range,
  } = error as { code?: string; summary?: string; range?: { start: number; end: number } };
  const offset = Math.min(range?.start ?? 0, source.length);
  if (code === 'limit_exceeded') return { problem: `the expression is too large: ${describeLimit(summary)}`, offset };
  if (code === '' && range === undefined) throw error;
  const [word] = /^(\w+|[^\s\w])/.exec(source.slice(offset)) ?? [];
  if (word === undefined) {
    const bracket = unclosed(source);
    const problem = bracket === undefined ? 'the expression ends too early' : `the expression ends too early; write ${bracket}`;
    return { problem, offset };
  }
  if (code === 'reserved_identifier') return { problem: `"${word}" is a word of the language and names nothing here`, offset };
  if (code.startsWith('unexpected') || code === 'expected_token') return explainUnexpected(word, source, offset);
  return { problem: summary.charAt(0).toLowerCase() + summary.slice(1), offset };
}

function describeLimit(summary: string): string {
  if (summary.includes('maxDepth')) return `at most ${limits.maxDepth} levels of brackets`;
  if (summary.includes('maxAstNodes')) return `at most ${limits.maxAstNodes} names, numbers and signs`;
  if (summary.includes('maxListElements')) return `at most ${limits.maxListElements} items in a list`;
  if (summary.includes('maxMapEntries')) return `at most ${limits.maxMapEntries} entries in a map`;
  return `at most ${limits.maxCallArguments} values in a call`;
}

/** Signs that other languages have, and what CEL writes for them. */
const meant: { [word: string]: string } = {
  ...{ '=': '==', is: '==', '=>': '>=', '=<': '<=', '===': '==', '!==': '!=', '<>': '!=' },
  ...{ and: '&&', AND: '&&', '&': '&&', or: '||', OR: '||', '|': '||', not: '!', NOT: '!' },
  ...{ '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '’': "'", '‘': "'" },
};

/** What stands where nothing of the kind may: the whole sign or number that it is a part of, and what to write. */
function explainUnexpected(word: string, source: string, offset: number): ExpressionProblem {
  const told = (what: string, at: number, write = meant[what]) => ({
    problem: `"${what}" is not expected here${write === undefined ? '' : `; write ${write}`}`,
    offset: at,
  });
  const [, inner] = /^\s*\{\{(.*)\}\}\s*$/s.exec(source) ?? [];
  if (inner !== undefined) return told('{{', source.indexOf('{{'), inner.trim());
  for (const [pattern, what] of [
    [/[=!<>]+/g, undefined],
    [/\d+(?:,\d{3})+(?!\d)/g, ','],
    [/\bnot\s+(?=\w)/gi, undefined],
  ] as const) {
    const around = [...source.matchAll(pattern)].find(({ index, 0: text }) => index <= offset && offset <= index + text.length);
    if (!around) continue;
    const [text] = around;
    if (what !== undefined) return told(what, offset, text.replaceAll(',', ''));
    if (meant[text.trim()] !== undefined) return told(text.trim(), around.index);
  }
  return told(word, offset);
}

/** The bracket to write at the end of an expression that lacks one; undefined where none is open. */
function unclosed(source: string): string | undefined {
  const open: string[] = [];
  for (const sign of source.replace(/"[^"]*"|'[^']*'/g, '')) {
    if (sign === '(' || sign === '[') open.push(sign === '(' ? ')' : ']');
    else if (sign === ')' || sign === ']') open.pop();
  }
  return open.at(-1);
}
