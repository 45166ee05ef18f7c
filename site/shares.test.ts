import { expect, test } from 'vitest';
import type { SiteBoard } from './data.ts';
import { listsWith } from './shares.ts';
import { cardOf, recordOf } from './tests/sample.ts';

const lists = ['open', 'talks', 'won'].map((name) => ({ name }));
const boards = ['sales', 'desk'].map((name) => ({ name, address: name, lists }) as SiteBoard);
const goal = recordOf({ board: 'desk', slug: 'goal', list: 'won' });
const named = new Map([['desk/goal', goal]]);
const data = (board: string, list: string) => `data/boards/${board}/lists/${list}.json`;

test('a page asks for the lists that hold its cards, and what these name', () => {
  expect(listsWith([], { boards, named })).toEqual([[], []]);
  expect(listsWith([cardOf({ list: 'talks' })], { boards, named })).toEqual([[data('sales', 'talks')], []]);
  const child = cardOf({ parent: 'desk/goal' });
  const asked = cardOf({ slug: 'b', values: { about: { as: 'records', records: ['desk/goal', 'desk/gone'] } } });
  for (const card of [child, asked]) expect(listsWith([card], { boards, named })).toEqual([[data('sales', 'open')], [data('desk', 'won')]]);
});
