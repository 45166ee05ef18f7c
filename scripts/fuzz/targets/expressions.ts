import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileExpression, evaluateExpression } from '../../engine/expression/expression.ts';
import { compileTemplate, fillTemplate } from '../../engine/expression/template.ts';
import { names, values, world } from '../../story/deal.ts';
import { oddText } from '../odd-text.ts';
import type { FuzzTarget } from '../target.ts';

const leaf = fc.constantFrom(
  'n',
  'x',
  'deal_value',
  'due',
  'start',
  'title',
  'tags',
  'late',
  'signed',
  'anything',
  'record',
  'record.email',
  'previous.tags',
  'nobody',
);
const literal = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '-1',
    '1.5',
    '1e308',
    '9007199254740993',
    '0x1f',
    'true',
    'null',
    '""',
    '[]',
    '{}',
    '"2026-02-30"',
    '"\\ud800"',
    "r'\\d'",
    'b"x"',
  ),
  oddText.map((text) => JSON.stringify(text)),
);
const calls = [
  'size',
  'has',
  'today',
  'now',
  'days',
  'addDays',
  'slug',
  'email',
  'url',
  'string',
  'double',
  'int',
  'timestamp',
  'matches',
  'type',
  'contains',
];
const methods = ['all', 'exists', 'filter', 'map', 'contains', 'startsWith', 'matches', 'size', 'constructor', '__proto__', 'toString'];

const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie('expression');
  return {
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      literal,
      fc
        .tuple(inner, fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '>=', '&&', '||', 'in', '=', '**'), inner)
        .map((parts) => parts.join(' ')),
      fc.tuple(fc.constantFrom('!', '-', '!!', '--'), inner).map((parts) => parts.join('')),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      fc.tuple(fc.constantFrom(...calls), fc.array(inner, { maxLength: 3 })).map(([name, given]) => `${name}(${given.join(', ')})`),
      fc
        .tuple(inner, fc.constantFrom(...methods), fc.array(inner, { maxLength: 2 }))
        .map(([on, name, given]) => `${on}.${name}(${given.join(', ')})`),
      fc.tuple(inner, fc.constantFrom('all', 'exists', 'filter', 'map'), inner).map(([on, name, body]) => `${on}.${name}(each, ${body})`),
      fc.tuple(inner, inner).map(([on, at]) => `${on}[${at}]`),
      fc.array(inner, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      fc.array(fc.tuple(literal, inner), { maxLength: 2 }).map((pairs) => `{${pairs.map((pair) => pair.join(': ')).join(', ')}}`),
    ),
  };
});
const source = fc.oneof({ weight: 4, arbitrary: expression }, { weight: 1, arbitrary: oddText });
/** Processor time one expression may take, in milliseconds. */
const most = 3000;

export default {
  summary:
    'Any expression on any values: a value, what is missing, or a fault inside its source; a text filled from a record is never read again.',
  runs: 2000,
  property: fc.property(source, fc.dictionary(fc.string(), fc.jsonValue()), oddText, evaluate),
} satisfies FuzzTarget;

function evaluate(text: string, data: unknown, title: string): void {
  const start = process.cpuUsage();
  const compiled = compileExpression(text, names);
  if ('problem' in compiled) {
    assert.ok(compiled.problem !== '' && compiled.offset >= 0 && compiled.offset <= text.length);
  } else {
    for (const each of [values, () => data, () => undefined, () => title]) evaluateExpression(compiled.expression, each, world);
  }
  const template = compileTemplate(`a {{ ${text} }} b {{ title }}`, names);
  if ('template' in template) {
    const filled = fillTemplate(
      template.template,
      (name) => (name === 'title' ? title : values(name)),
      world,
      (value) => value,
    );
    if ('text' in filled) assert.ok(filled.text.startsWith('a ') && filled.text.endsWith(` b ${title}`));
  }
  const { user, system } = process.cpuUsage(start);
  assert.ok((user + system) / 1000 < most, `${(user + system) / 1000} ms`);
}
