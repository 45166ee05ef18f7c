import { expect, test } from 'vitest';
import type { Property } from '../data-record.ts';
import { recordOf } from '../tests/sample.ts';
import { cardOf } from './card.ts';

const price = { key: 'price', message: '"abc" is not a number', line: 2 };
const stars = { key: 'stars', message: '9 is not from 1 to 5', line: 3 };
const half = { key: 'half', message: 'price: "abc" is not a number', line: 1 };
const values: Property[] = [{ key: 'half', computed: true, problem: half.message, display: { as: 'nothing' } }];
const faultOf = (...problems: (typeof price)[]) => cardOf(recordOf({ problems }), values, undefined, []).fault;

test('a card counts what is wrong as its page does: what cannot be computed for that reason is told at its field', () => {
  expect(faultOf(half, price, stars)).toEqual({ key: 'price', message: price.message, more: 1 });
  expect(faultOf(price)).toMatchObject({ key: 'price', more: 0 });
});

test('what cannot be computed is told where nothing else is wrong', () => {
  expect(faultOf(half)).toEqual({ key: 'half', message: half.message, more: 0 });
  expect(faultOf()).toBeUndefined();
});
