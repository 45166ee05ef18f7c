import { expect, test } from 'vitest';
import type { Step, StepChange } from '../data-history.ts';
import { modelFor } from '../tests/cards.ts';
import { siteOf } from '../tests/sample.ts';
import { renderActivity, renderLatest } from './history-days.ts';

const changes: StepChange[] = [
  { as: 'list', to: { title: 'Doing', color: 'teal', fill: 3, first: false } },
  { as: 'value', key: 'due', did: 'emptied' },
  { as: 'text', lines: 1 },
  { as: 'archived', on: true },
];
const stepOf = (part: Partial<Step>): Step => ({
  ...{ name: 'sales/acme', title: 'Acme', address: 'sales/acme', board: 'sales', commit: 'a'.repeat(40), at: '2026-11-21T10:00:00Z' },
  ...{ day: '2026-11-21', actor: 'ana', kind: 'changed', changes },
  ...part,
});
const told = (html: string) => [...html.matchAll(/<span class="chg">(.*?)<\/span>(?=<span class="chg">|<\/span>)/g)].length;

test('what one commit did to a record is told whole, or the first of it and how much more', () => {
  const context = siteOf([]);
  const latest = (count: number) => renderLatest([stepOf({ changes: changes.slice(0, count) })], 5, [], context);
  expect([1, 2, 3, 4].map((count) => told(latest(count)))).toEqual([1, 2, 3, 3]);
  expect([1, 2, 3, 4].map((count) => latest(count).includes('history.others'))).toEqual([false, false, false, true]);
  // also where one commit is several steps of a record
  expect(latest(4)).toBe(renderLatest([stepOf({ changes: changes.slice(0, 2) }), stepOf({ changes: changes.slice(2) })], 5, [], context));
  const all = renderActivity(modelFor([], { boards: [], steps: [stepOf({})] }), context);
  expect(told(all)).toBe(4);
});
