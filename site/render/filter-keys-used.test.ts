import { expect, test } from 'vitest';
import type { Card } from '../card.ts';
import { cardOf, headOf, recordOf, siteOf } from '../tests/sample.ts';
import { keysUsed } from './filter-keys-used.ts';

const choice = (name: string) => ({
  name,
  title: name,
  input: { as: 'choice' as const, options: [{ name: 'a', title: 'A' }], many: false },
  adds: false,
});
const head = headOf({ fields: [choice('unused'), choice('kind'), choice('state'), choice('size'), choice('form'), choice('last')] });
const used = (parts: Partial<Card>[], named = head) => {
  const records = parts.map((part) => recordOf({ board: part.board ?? 'sales', card: cardOf(part) }));
  return keysUsed(named, siteOf(records).site);
};
const chosen = { as: 'chips' as const, chips: [{ name: 'a', title: 'A' }] };
const values = { kind: chosen, state: chosen, size: chosen, form: chosen, last: chosen };

test('the bar of filters offers what records of the board have, fields with options where there is room', () => {
  expect(used([])).toEqual(['list']);
  expect(used([{ values }])).toEqual(['list', 'kind', 'state', 'size', 'form']);
  expect(used([{ values, due: '2026-12-01' }, { tags: ['urgent'] }])).toEqual(['tags', 'due', 'list', 'kind', 'state']);
  expect(used([{ assignees: ['ana'], tags: ['urgent'], due: '2026-12-01', color: 'red', values }])).not.toContain('kind');
  expect(used([{ board: 'other', assignees: ['ana'], values }])).toEqual(['list']);
});
