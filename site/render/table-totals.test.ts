import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Display } from '../../scripts/model/display.ts';
import type { Card } from '../card.ts';
import { cardOf, headOf, siteOf } from '../tests/sample.ts';
import { groupCards } from './groups.ts';
import { addUp, totalsOf } from './table-totals.ts';

const head = headOf({
  tags: ['red', 'blue'].map((name) => ({ name, title: name })),
  fields: [
    { name: 'value', title: 'Value', input: { as: 'number' }, adds: true },
    { name: 'fit', title: 'Fit', input: { as: 'number', max: 5 }, adds: false },
    { name: 'computed', title: 'Computed', input: { as: 'none' }, adds: false },
  ],
});
const heads = new Map([[head.name, head]]);
const money = (number: number, currency = 'EUR'): Display => ({ as: 'number', number, format: { style: 'currency', currency } });
const worth = (value: Display, part: Partial<Card> = {}) => cardOf({ ...part, values: { value } });
const numbers = (cards: Card[], key = 'value') =>
  totalsOf(cards, key, heads).map(({ how, display }) => [how, display.as === 'number' ? display.number : display.as]);

describe('what a column comes to', () => {
  test('one sum for each currency, in the order they are met', () => {
    const cards = [worth(money(10)), worth(money(5, 'USD')), worth(money(2.5))];
    expect(totalsOf(cards, 'value', heads).map(({ display }) => display)).toEqual([money(12.5), money(5, 'USD')]);
  });

  test('a currency written before or behind a plain number is a unit as well', () => {
    const plain = (number: number, prefix?: string): Display => ({ as: 'number', number, ...(prefix && { prefix }) });
    expect(numbers([worth(plain(1, '€ ')), worth(plain(2, '$ ')), worth(plain(3, '€ ')), worth(plain(4))])).toEqual([
      ['sum', 4],
      ['sum', 2],
      ['sum', 4],
    ]);
  });

  test('percentages and ratings are averaged over the records that have one', () => {
    const percent = (number: number): Display => ({
      as: 'number',
      number,
      format: { style: 'unit', unit: 'percent', minimumFractionDigits: 2 },
    });
    expect(totalsOf([worth(percent(50)), worth(percent(25)), cardOf({})], 'value', heads)).toEqual([
      { how: 'average', display: { as: 'number', number: 37.5, format: { style: 'unit', unit: 'percent', maximumFractionDigits: 1 } } },
    ]);
    const stars = [4, 5].map((value) => cardOf({ values: { fit: { as: 'meter', value, max: 5, stars: true } } }));
    expect(numbers(stars, 'fit')).toEqual([['average', 4.5]]);
  });

  test('numbers with a most are scores, and computed amounts are amounts', () => {
    expect(
      numbers(
        [1, 4].map((number) => cardOf({ values: { fit: { as: 'number', number } } })),
        'fit',
      ),
    ).toEqual([['average', 2.5]]);
    expect(numbers([cardOf({ values: { computed: money(3) } })], 'computed')).toEqual([['sum', 3]]);
  });

  test('what does not add up has no sum', () => {
    expect(numbers([cardOf({ values: { computed: { as: 'number', number: 3 } } })], 'computed')).toEqual([]);
    expect(numbers([cardOf({ due: '2026-12-01' })], 'due')).toEqual([]);
    expect(numbers([], 'value')).toEqual([]);
  });

  test('decimals leave no dust', () => {
    expect(addUp([0.1, 0.2])).toBe(0.3);
    expect(addUp([1e-7, 2e-7])).toBe(3e-7);
    expect(addUp([1e21, 0.5])).toBe(1e21);
    expect(addUp([])).toBe(0);
  });

  const cents = fc.integer({ min: -1e9, max: 1e9 }).map((amount) => amount / 100);
  const card = fc.record({
    amount: cents,
    list: fc.constantFrom('a', 'b', 'c'),
    tags: fc.subarray(['red', 'blue']),
    currency: fc.constantFrom('EUR', 'USD'),
  });

  test('the sums of groups by what a record has one of are the sum of all', () => {
    fc.assert(
      fc.property(fc.array(card, { maxLength: 40 }), (parts) => {
        const cards = parts.map(({ amount, currency, list }) => worth(money(amount, currency), { list }));
        const groups = groupCards(cards, 'list', [head], siteOf([]));
        for (const currency of ['EUR', 'USD']) {
          const inEach = groups.flatMap((group) => totalsOf(group.cards, 'value', heads)).flatMap(amountIn(currency));
          const inAll = totalsOf(cards, 'value', heads).flatMap(amountIn(currency));
          expect(addUp(inEach)).toBeCloseTo(inAll[0] ?? 0, 2);
        }
      }),
    );
  });

  test('and by tags they are more by just those that have two', () => {
    fc.assert(
      fc.property(fc.array(card, { maxLength: 40 }), (parts) => {
        const cards = parts.map(({ amount, tags }) => worth(money(amount), { tags }));
        const groups = groupCards(cards, 'tags', [head], siteOf([]));
        const inEach = groups.flatMap((group) => totalsOf(group.cards, 'value', heads)).flatMap(amountIn('EUR'));
        const twice = parts.filter(({ tags }) => tags.length === 2).map(({ amount }) => amount);
        const inAll = totalsOf(cards, 'value', heads).flatMap(amountIn('EUR'));
        expect(addUp(inEach)).toBeCloseTo((inAll[0] ?? 0) + addUp(twice), 2);
      }),
    );
  });
});

function amountIn(currency: string) {
  return ({ display }: { display: Display }) => (display.as === 'number' && display.format?.currency === currency ? [display.number] : []);
}
