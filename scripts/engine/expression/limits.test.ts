import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { give, names, values, world } from '../../story/deal.ts';
import { compileExpression, evaluateExpression } from './expression.ts';

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
    'if',
    'ifEmpty',
    'replace',
    'split',
    'sort',
    'addMonths',
    'round',
    'min',
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
