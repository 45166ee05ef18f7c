import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { give } from '../../story/deal.ts';
import { functions } from './functions.ts';

const page = readFileSync(join(import.meta.dirname, '../../../site/docs/field-types.md'), 'utf8');
const table = page.slice(page.indexOf('| example |'));
const rows = [...table.matchAll(/^\| `((\w+)\(.*?)` \| [^|]+ \|(?: `(.*)`)? \|$/gmu)].map(([, source = '', name = '', gives]) => ({
  source,
  name,
  gives,
}));

describe('the table of functions in the documentation', () => {
  test('has every function, and nothing that is none', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual([...functions.keys(), 'has', 'if', 'ifEmpty'].sort());
  });

  test.each(rows)('$source', ({ source, gives }) => {
    const value = give(source);
    if (gives === undefined) expect(value).toHaveProperty('missing');
    else expect(typeof value === 'string' ? value : JSON.stringify(value)).toBe(gives);
  });
});

describe('functions at their edges', () => {
  test.each<[string, unknown]>([
    ['round(1.005, 2)', 1.01],
    ['round(-2.5)', -3],
    ['round(1234, -2)', 1200],
    ['round(0.4)', 0],
    ['round(1e300, 3)', 1e300],
    ['floor(-1.5)', -2],
    ['ceil(-0.5)', 0],
    ['round(1, 1.5)', { problem: '1.5 is no number of digits; expected a whole one from -15 to 15' }],
    ['sqrt(-1)', { problem: 'a number below 0 has no root' }],
    ['pow(10, 999)', { problem: 'the number is too large' }],
    ['pow(-8, 0.5)', { problem: 'it is no number' }],
    ['addMonths("2024-02-29T10:00", 12)', '2025-02-28T10:00'],
    ['addMonths("2026-03-31", -1)', '2026-02-28'],
    ['addMonths("2026-03-31", 999999)', { problem: '999999 months from 2026-03-31 is not a day of the calendar' }],
    ['addDays("2026-02-30", 1)', { problem: '"2026-02-30" is not a day such as 2026-12-01' }],
    ['date(2026, 2, 30)', { problem: '2026-02-30 is not a day of the calendar' }],
    ['workdays("2026-11-24", "2026-11-20")', -2],
    ['workdays("2026-11-20", "2026-11-22")', 0],
    ['hours("2026-11-21", "2026-11-22T12:00")', 36],
    ['weekday(due) in [1, 2, 3, 4, 5]', false],
    ['min([])', { value: undefined, missing: ['min()'] }],
    ['sum([])', 0],
    ['max("b", "a")', 'b'],
    ['min(1, "a")', { problem: 'min() wants numbers, texts or days, all of one kind' }],
    ['sum(tags)', { problem: 'sum() adds numbers, and here is text' }],
    ['sort([1, "a"])', { problem: 'sort() wants numbers, texts or days, all of one kind' }],
    ['unique([{"a": 1}, {"a": 1}])', [{ a: 1 }]],
    ['first(tags).upper().left(2) + tags.last().right(1)', 'URg'],
    ['right("ab", 9) + left("ab", -1)', 'ab'],
    ['replace("ab", "", "x")', { problem: 'replace() has an empty text to look for' }],
    ['split("añb", "")', ['a', 'ñ', 'b']],
    ['tags.join()', 'urgent, bug'],
  ])('%s', (source, expected) => {
    expect(give(source)).toEqual(expected);
  });

  test('a text that is made ever longer ends with a fault, as does a list', () => {
    const long = `"${'a'.repeat(500)}"`;
    const grow = `replace(replace(${long}, "a", ${long}), "a", ${long})`;
    expect(give(grow)).toEqual({ problem: 'the text is too long' });
    expect(give(`split(replace(${long}, "a", ${long.slice(0, 101)}"), "").size()`)).toEqual({ problem: 'the list is too long' });
  });

  test('work on long lists counts as steps', () => {
    const list = `split(replace("${'a'.repeat(95)}", "a", "${'b'.repeat(100)}"), "")`;
    expect(give(`${list}.map(x, ${list}.size()).size()`)).toEqual({ problem: 'it takes too many steps' });
  });
});
