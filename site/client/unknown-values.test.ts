import { expect, test } from 'vitest';
import type { FieldHead } from '../card.ts';
import { cardFor, salesHead } from '../tests/cards.ts';
import { siteOf } from '../tests/sample.ts';
import { strangeValue } from './unknown-values.ts';

const field = (name: string, input: FieldHead['input']): FieldHead => ({ name, title: name, input, adds: false });
const option = { name: 'won', title: 'Won over' };
const head = {
  ...salesHead,
  fields: [
    ...salesHead.fields,
    field('price', { as: 'number' }),
    field('stage', { as: 'choice', options: [option], many: false }),
    field('from', { as: 'records', many: false }),
    field('site', { as: 'text', lines: 'one', kind: 'url' }),
    field('total', { as: 'none' }),
    field('ended', { as: 'none' }),
    field('took', { as: 'none' }),
    field('mixed', { as: 'none' }),
  ],
};
const cards = [
  cardFor({
    title: 'acme',
    values: {
      total: { as: 'number', number: 5 },
      ended: { as: 'date', date: '2026-11-18' },
      took: { as: 'duration', seconds: 60 },
      mixed: { as: 'text', text: 'soon' },
      from: { as: 'records', records: ['sales/bolt'] },
    },
  }),
  cardFor({ title: 'bolt', values: { mixed: { as: 'number', number: 1 } } }),
];
const base = siteOf([]);
const people: typeof base.people = new Map([['ana', { key: 'ana', name: 'Ana García', color: 'teal', team: false }]]);
const context = {
  ...base,
  people,
  year: '2026',
  recordNamed: (name: string) => (name === 'sales/dune' ? { title: 'Dune', address: name } : undefined),
};
const strange = (key: string, value: string) => strangeValue(key, value, { boards: [head], context, all: () => cards });

test.each([
  ['price', ['5', '-2.5', '1e3', '10..', '..20', '10..20', '-', 'any']],
  ['total', ['5', '1..9']],
  ['took', ['60', '0..3600']],
  ['due', ['late', 'week', '2026', '2026-12', '2026-12-01', '2026-12-01T17:30', '2026-11..2026-12-05', '2026-12-01..', '-']],
  ['trip', ['2026-12-01']],
  ['ended', ['2026-12']],
  ['stage', ['won']],
  ['assignees', ['ana', 'me']],
  ['from', ['sales/bolt', 'sales/dune']],
  ['list', ['open']],
  ['done', ['true', 'false']],
  // any text may be asked for, and whatever values of both kinds are
  ['site', ['anything']],
  ['title', ['anything']],
  ['mixed', ['anything']],
])('of %s may be asked for what can be compared with it', (key, values) => {
  for (const value of values) expect([value, strange(key, value)]).toEqual([value, undefined]);
});

test.each([
  ['price', 'abc', 'unknown.number', undefined],
  ['price', '1..2..3', 'unknown.number', undefined],
  ['price', '..', 'unknown.number', undefined],
  ['price', '1,250.50', 'unknown.number', '1250.5'],
  ['total', 'lots', 'unknown.number', undefined],
  ['took', '2h', 'unknown.seconds', undefined],
  ['due', 'tomorow', 'unknown.days', undefined],
  ['due', 'lat', 'unknown.days', 'late'],
  ['due', '2026-02-31', 'unknown.days', undefined],
  ['created', 'late', 'unknown.days', undefined],
  ['trip', '2026-13', 'unknown.days', undefined],
  ['ended', 'soon', 'unknown.days', undefined],
  ['stage', 'wonn', 'unknown.value', 'won'],
  ['assignees', 'Ana Garcia', 'unknown.value', 'ana'],
  ['from', 'sales/bolts', 'unknown.value', 'sales/bolt'],
  ['done', 'yse', 'unknown.value', 'true'],
])('of %s is told that nothing is %s', (key, value, said, near) => {
  expect(strange(key, value)?.said).toBe(said);
  expect(strange(key, value)?.near?.value).toBe(near);
});
