import { expect, test } from 'vitest';
import { cardOf, headOf, siteOf } from '../tests/sample.ts';
import { columnHead } from './board-head.ts';
import { plainState } from './state.ts';

const context = siteOf([]);
const list = {
  name: 'open',
  title: 'Open',
  color: 'blue',
  fill: 0,
  first: true,
  done: false,
  locked: false,
  unknown: false,
  count: 2,
} as const;
const board = headOf({ fields: [{ name: 'value', title: 'Value', input: { as: 'number' }, adds: true }], card: ['value'] });
/** The head of a list of two cards that takes so many. */
function head(limit: number | undefined, values: (number | undefined)[]): string {
  const cards = values.map((number) => cardOf({ values: number === undefined ? {} : { value: { as: 'number', number } } }));
  const model = { boards: [board], cards, total: 2, state: plainState, now: undefined, most: 60 };
  return columnHead({ key: 'open', title: 'Open', list: { ...list, ...(limit ? { limit } : {}) }, cards }, model, context);
}

test('beside a sum the limit stands behind the number, and is told in words to those who cannot see it', () => {
  const full = head(2, [3, 4]);
  expect(full).toContain('>2/2</span>');
  expect(full).toMatch(/class="num count full" role="img" aria-label="[^"]+"/);
  expect(full).not.toContain('<meter');
  expect(head(1, [3, 4])).toContain('class="num count full over"');
  expect(head(3, [3, 4])).toContain('class="num count" role');
});

test('without a sum a meter tells it; without a limit the number is alone', () => {
  expect(head(2, [undefined, undefined])).toMatch(/>2<\/span><span class="wip full"><meter/);
  expect(head(undefined, [3, 4])).toContain('<span class="num count">2</span><span class="sum');
});

test.each([
  [[89.9, 240], '€329.90'],
  [[89, 240], '€329'],
  [[0.1, 0.2, 0.7], '€1'],
])('%j in euros is told as %s', (amounts, told) => {
  const format = { style: 'currency', currency: 'EUR' } as const;
  const cards = amounts.map((number) => cardOf({ values: { value: { as: 'number', number, format } } }));
  const model = { boards: [board], cards, total: cards.length, state: plainState, now: undefined, most: 60 };
  expect(columnHead({ key: 'open', title: 'Open', list, cards }, model, context)).toContain(`>${told}</span>`);
});
