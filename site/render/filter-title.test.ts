import { expect, test } from 'vitest';
import type { FieldHead } from '../card.ts';
import { cardFor, salesHead } from '../tests/cards.ts';
import { siteOf } from '../tests/sample.ts';
import { titleOfValue } from './filter-title.ts';
import { wordsOf } from './words.ts';

const field = (name: string, input: FieldHead['input']): FieldHead => ({ name, title: name, input, adds: false });
const head = {
  ...salesHead,
  fields: [
    ...salesHead.fields,
    field('score', { as: 'number' }),
    field('took', { as: 'none' }),
    field('site', { as: 'text', lines: 'one', kind: 'url' }),
  ],
};
const cards = [cardFor({ title: 'acme', values: { took: { as: 'duration', seconds: 60 } } })];
const messages = new Map([
  ['filter.since', 'from {day}'],
  ['filter.until', 'until {day}'],
]);
const context = { ...siteOf([]), words: wordsOf('en', 'UTC', messages, messages) };

test.each([
  ['score', '50..', '≥ 50'],
  ['score', '..80000', '≤ 80,000'],
  ['score', '50..80', '50–80'],
  ['score', '-8..-5', '-8 – -5'],
  ['score', '2026', '2,026'],
  ['score', '..', '..'],
  ['took', '7200..', '≥ 2 hrs'],
  ['took', '7200..90000', '2 hrs – 1 day 1 hr'],
  ['due', '2026-12-01..', 'from 1 Dec 2026'],
  ['due', '..2026-12-31', 'until 31 Dec 2026'],
  ['trip', '2026-12-01..2026-12-31', '1 Dec 2026 – 31 Dec 2026'],
  ['due', '2026..2027', '2026 – 2027'],
  ['due', '2026-12', '2026-12'],
  ['site', '1..2', '1..2'],
])('a filter of %s by %s says %s', (key, value, said) => {
  expect(titleOfValue(key, value, [head], context, () => cards)).toBe(said);
});
