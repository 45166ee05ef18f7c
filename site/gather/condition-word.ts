import type { Node } from '../../scripts/engine/expression/node.ts';
import { cutLine } from '../../scripts/model/words.ts';
import type { RuleWord } from '../data-rules.ts';
import type { RuleView } from './rule-view.ts';
import { codeWord, keyWord, type NamingTools, namedWord } from './rule-word.ts';

const longest = 160;
const mirrored: { [sign: string]: string } = { '<': '>', '>': '<', '<=': '>=', '>=': '<=', '==': '==', '!=': '!=' };
const opposite: { [sign: string]: string } = {
  ...{ '==': '!=', '!=': '==', '<': '>=', '>=': '<', '>': '<=', '<=': '>' },
  ...{ in: 'not_in', not_in: 'in', set: 'unset', unset: 'set' },
  ...{ after: 'until', until: 'after', before: 'from', from: 'before' },
};
const ofTexts: { [name: string]: string } = { contains: 'contains', startsWith: 'starts', endsWith: 'ends' };
const ofTime: ReadonlySet<string> = new Set(['day', 'today', 'shifted']);
const whenKnown: { [sign: string]: string } = { '>': 'after', '<': 'before', '>=': 'from', '<=': 'until' };

/** What is asked with: what the audience may know, and how things are called. */
interface Asked {
  view: RuleView;
  tools: NamingTools;
}

/** A condition in words, as far as all of it has words; any other as it is written. */
export function expressionWord(expression: string, view: RuleView, tools: NamingTools): RuleWord {
  if (view.tells(expression)) return { as: 'hidden' };
  const node = tools.parse(expression);
  return (node && conditionWord(node, { view, tools })) ?? codeWord(expression.trim(), view, tools.hideAddresses);
}

/** Undefined where a part of it has no words. */
function conditionWord(node: Node, asked: Asked): RuleWord | undefined {
  switch (node.is) {
    case 'binary':
      if (node.sign === '&&' || node.sign === '||') return joined(node, node.sign, asked);
      return node.sign === 'in' ? within(node.left, node.right, asked) : compared(node.sign, node.left, node.right, asked);
    case 'not':
      return negated(conditionWord(node.of, asked));
    case 'has':
      return filled(node.of, 'set', asked);
    case 'name':
    case 'member': {
      const key = operand(node, asked);
      return key && key.as !== 'before' ? { as: 'comparison', key, sign: '==', value: { as: 'answer', yes: true } } : undefined;
    }
    case 'call':
    case 'method': {
      const [of, text] = argumentsOf(node);
      const sign = ofTexts[node.name];
      const key = of && operand(of, asked);
      const isText = text?.is === 'value' && typeof text.value === 'string';
      return sign && key && isText ? { as: 'comparison', key, sign, value: quoteOf(String(text.value), asked) } : undefined;
    }
    default:
      return undefined;
  }
}

function joined(node: Node, sign: '&&' | '||', asked: Asked): RuleWord | undefined {
  const parts = partsOf(node, sign).map((part) => conditionWord(part, asked));
  return parts.includes(undefined) ? undefined : { as: sign === '&&' ? 'all' : 'any', of: parts.filter((part) => part !== undefined) };
}

function partsOf(node: Node, sign: '&&' | '||'): Node[] {
  return node.is === 'binary' && node.sign === sign ? [...partsOf(node.left, sign), ...partsOf(node.right, sign)] : [node];
}

/** The opposite of a comparison has words of its own. */
function negated(word: RuleWord | undefined): RuleWord | undefined {
  if (word?.as === 'not') return word.of;
  if (word?.as !== 'comparison') return word && { as: 'not', of: word };
  if (word.value.as === 'answer' && word.sign === '==') return { ...word, value: { as: 'answer', yes: !word.value.yes } };
  const sign = opposite[word.sign];
  return sign === undefined ? { as: 'not', of: word } : { ...word, sign };
}

function filled(node: Node, sign: 'set' | 'unset', asked: Asked): RuleWord | undefined {
  const key = operand(node, asked);
  return key && { as: 'comparison', key, sign, value: { as: 'nothing' } };
}

function compared(sign: string, left: Node, right: Node, asked: Asked): RuleWord | undefined {
  if (mirrored[sign] === undefined) return undefined;
  if (left.is === 'value' && right.is !== 'value') return compared(mirrored[sign], right, left, asked);
  if (isEmpty(right)) return sign === '==' || sign === '!=' ? filled(left, sign === '==' ? 'unset' : 'set', asked) : undefined;
  const key = operand(left, asked);
  const value = operand(right, asked, keyOf(left));
  if (!key || !value) return undefined;
  const told: RuleWord = key.as === 'span' && value.as === 'number' ? { as: 'days', count: value.number } : value;
  const isTime = ofTime.has(told.as) || (told.as === 'key' && (told.key === 'due' || told.key === 'start' || told.key === 'created'));
  return { as: 'comparison', key, sign: (isTime ? whenKnown[sign] : undefined) ?? sign, value: told };
}

function within(left: Node, right: Node, asked: Asked): RuleWord | undefined {
  if (right.is === 'list') {
    const key = operand(left, asked);
    const of = right.items.map((item) => operand(item, asked, keyOf(left)));
    if (!key || of.length === 0 || of.includes(undefined) || right.items.some((item) => item.is !== 'value' || isEmpty(item)))
      return undefined;
    // a list of names is told as they are called, or not at all
    const known = right.items.every((item) => item.is === 'value' && named(keyOf(left), item.value, asked) !== undefined);
    return known ? { as: 'comparison', key, sign: '==', value: { as: 'any', of: of.filter((each) => each !== undefined) } } : undefined;
  }
  const key = operand(right, asked);
  const value = left.is === 'value' ? named(keyOf(right), left.value, asked) : operand(left, asked);
  return key && value ? { as: 'comparison', key, sign: 'in', value } : undefined;
}

function named(key: string | undefined, value: unknown, { view, tools }: Asked): RuleWord | undefined {
  return key !== undefined && typeof value === 'string' ? namedWord(key, value, view, tools) : undefined;
}

/** What is compared; of a value, `key` says what it is a value of. */
function operand(node: Node, asked: Asked, key?: string): RuleWord | undefined {
  switch (node.is) {
    case 'value':
      return literalWord(node.value, key, asked);
    case 'minus':
      return node.of.is === 'value' && typeof node.of.value === 'number' ? { as: 'number', number: -node.of.value } : undefined;
    case 'name':
      return node.name === 'actor' ? { as: 'actor' } : knownKey(node.name, asked);
    case 'member': {
      if (node.of.is !== 'name') return undefined;
      const word = knownKey(node.key, asked);
      if (node.of.name === 'record') return word;
      return node.of.name === 'previous' && word ? { as: 'before', of: word } : undefined;
    }
    case 'call':
    case 'method':
      return called(node, asked);
    default:
      return undefined;
  }
}

function called(node: Node & { is: 'call' | 'method' }, asked: Asked): RuleWord | undefined {
  const [first, second, ...more] = argumentsOf(node);
  if (node.name === 'today') return first ? undefined : { as: 'today' };
  const of = first && operand(first, asked);
  if (!of || more.length > 0) return undefined;
  if (node.name === 'size') return second ? undefined : { as: 'count', of };
  const other = second && operand(second, asked);
  if (node.name === 'days') return other ? { as: 'span', from: of, to: other } : undefined;
  if (node.name === 'addDays' && other?.as === 'number') return { as: 'shifted', day: of, days: other.number };
  return undefined;
}

function argumentsOf(node: Node & { is: 'call' | 'method' }): Node[] {
  return node.is === 'call' ? node.args : [node.of, ...node.args];
}

function knownKey(name: string, { view }: Asked): RuleWord | undefined {
  if (name === 'late') return { as: 'key', key: name };
  const word = keyWord(name, view);
  return word.as === 'code' ? undefined : word;
}

/** The key that a node names, of this record or of it before the change. */
function keyOf(node: Node): string | undefined {
  if (node.is === 'name') return node.name;
  return node.is === 'member' && node.of.is === 'name' ? node.key : undefined;
}

function literalWord(value: string | number | boolean | null, key: string | undefined, asked: Asked): RuleWord | undefined {
  if (value === null || value === '') return undefined;
  if (typeof value === 'number') return { as: 'number', number: value };
  if (typeof value === 'boolean') return { as: 'answer', yes: value };
  if (/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(value)) return { as: 'day', day: value };
  return named(key, value, asked) ?? quoteOf(value, asked);
}

function quoteOf(text: string, { tools }: Asked): RuleWord {
  return { as: 'quote', text: cutLine(tools.hideAddresses(text), longest) };
}

function isEmpty(node: Node): boolean {
  return node.is === 'list' ? node.items.length === 0 : node.is === 'value' && (node.value === '' || node.value === null);
}
