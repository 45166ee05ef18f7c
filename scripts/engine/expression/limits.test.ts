import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExpressionType } from '../../model/field-type.ts';
import { compileExpression, evaluateExpression } from './expression.ts';
import type { ExpressionNames, ExpressionWorld } from './kinds.ts';

const below: ExpressionNames = new Map([
  ['email', 'string'],
  ['tags', 'list<string>'],
]);
const names: ExpressionNames = new Map<string, ExpressionType | ExpressionNames>([
  ...(['title', 'list', 'type', 'email', 'size', 'stage'] as const).map((name) => [name, 'string'] as const),
  ...(['deal_value', 'lead_score', 'n', 'x'] as const).map((name) => [name, 'double'] as const),
  ...(['late', 'done', 'signed'] as const).map((name) => [name, 'bool'] as const),
  ...(['due', 'start'] as const).map((name) => [name, 'date'] as const),
  ...(['tags', 'assignees'] as const).map((name) => [name, 'list<string>'] as const),
  ['anything', 'dyn'],
  ['record', below],
  ['previous', below],
]);
const world: ExpressionWorld = { now: '2026-11-21T13:54', today: '2026-11-21' };
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
const values = (name: string): unknown => record[name];

function give(source: string): unknown {
  const compiled = compileExpression(source, names);
  if ('problem' in compiled) return compiled;
  const evaluation = evaluateExpression(compiled.expression, values, world);
  if ('problem' in evaluation) return evaluation;
  return evaluation.missing.length > 0 ? evaluation : evaluation.value;
}

describe('bombs are refused', () => {
  test.each<[string, string]>([
    ['brackets', `${'('.repeat(500)}1${')'.repeat(500)}`],
    ['lists', `${'['.repeat(500)}${']'.repeat(500)}`],
    ['conditions', `${'true ? '.repeat(100)}1${' : 1'.repeat(100)}`],
    ['terms', Array.from({ length: 450 }, () => 'n').join('+')],
    ['length', `"${'a'.repeat(5000)}"`],
    ['items', `[${Array.from({ length: 200 }, () => '1').join(',')}]`],
    ['a pattern', `"${'a'.repeat(30)}!".matches("(a+)+$")`],
  ])('%s', (_name, source) => {
    expect(compileExpression(source, names)).toHaveProperty('problem');
  });

  test('signs in a row neither end the run nor the process', () => {
    expect(() => compileExpression('!'.repeat(1999), names)).not.toThrow();
    expect(compileExpression(`${'!'.repeat(1990)}late`, names)).toHaveProperty('problem');
  });

  test('a product of lists ends with a fault', () => {
    const list = `[${Array.from({ length: 40 }, () => '1').join(',')}]`;
    expect(give(`${list}.all(a, ${list}.all(b, ${list}.all(c, ${list}.all(d, a == b))))`)).toEqual({ problem: 'it takes too many steps' });
  });
});

describe('properties', () => {
  const words = fc.constantFrom(
    'n',
    'due',
    'tags',
    'title',
    'record',
    'late',
    '(',
    ')',
    '[',
    ']',
    '.',
    ',',
    '+',
    '-',
    '/',
    '==',
    '<',
    '&&',
    '||',
    '!',
    '?',
    ':',
    '1',
    '"a"',
    'null',
    'size',
    'has',
    'exists',
    'in',
    '{',
    '}',
    'anything',
    'days',
    'stage',
    'x',
  );
  const source = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 20 }).map((parts) => parts.join(' ')),
  );

  test('any text gives an expression or a problem inside it, and any expression runs', () => {
    fc.assert(
      fc.property(source, fc.dictionary(fc.string(), fc.jsonValue()), (text, data) => {
        const compiled = compileExpression(text, names);
        if ('problem' in compiled) {
          expect(compiled.offset).toBeGreaterThanOrEqual(0);
          expect(compiled.offset).toBeLessThanOrEqual(text.length);
          return;
        }
        evaluateExpression(compiled.expression, values, world);
        evaluateExpression(compiled.expression, () => data, world);
        evaluateExpression(compiled.expression, () => undefined, world);
      }),
      { numRuns: 2000 },
    );
  });

  test('numbers add as in a spreadsheet, whole or not', () => {
    const number = fc.double({ min: 0, max: 1e6, noNaN: true }).filter((value) => !String(value).includes('e'));
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(give(`${a} + ${b}`)).toBe(a + b);
      }),
    );
  });
});
