import { expect, test } from 'vitest';
import { cardFor, salesHead } from '../tests/cards.ts';
import { siteOf } from '../tests/sample.ts';
import { fitting } from './filter.ts';
import { countValues } from './filter-counts.ts';

test('a menu tells of each person how many cards are left when that person is chosen, with those of a team', () => {
  const base = siteOf([]);
  const people: typeof base.people = new Map(base.people)
    .set('ana', { key: 'ana', name: 'Ana', color: 'teal', team: false })
    .set('team', { key: 'team', name: 'Team', color: 'teal', team: true, members: ['ana', 'luis'] });
  const context = { ...base, people };
  const assigned = [['ana'], ['team'], ['ana', 'team'], ['luis'], []];
  const cards = assigned.map((assignees, index) => cardFor({ title: `c${index}`, board: 'sales', list: 'open', assignees }));
  const counts = countValues(cards, 'assignees', { text: '', only: new Map() }, undefined, [salesHead], context);
  for (const [value, count] of counts) {
    const left = fitting(cards, { text: '', only: new Map([['assignees', [value]]]) }, undefined, [salesHead], context);
    expect([value, count]).toEqual([value, left.length]);
  }
  expect(counts.get('ana')).toBe(3);
});
