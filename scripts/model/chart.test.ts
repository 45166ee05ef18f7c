import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../catalogue.ts';
import { readTracker } from '../engine/read/tracker.ts';
import { openMemory } from '../store/memory.ts';
import { readCharts } from './chart.ts';
import type { AnyFieldType } from './field-type.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
const file = 'lists: [a, b]\nfields:\n  value: { type: number }\n  note: { type: markdown }\n  who: { type: person }\n';
const tracker = readTracker(openMemory({ 'workspace.yml': 'title: T\n', 'lists/sales.yml': file }), { fields, zod: z });
const boards = [...tracker.boards.values()];
const faultOf = (where: string) => (where === 'amuont > 5' ? '"amuont" is not known here' : undefined);

test('a dashboard that names no charts has a usual set', () => {
  const { charts, problems } = readCharts(undefined, boards);
  expect(problems).toEqual([]);
  expect(new Set(charts.map(({ type }) => type))).toEqual(new Set(['stat', 'bar', 'cumulative-flow', 'burn-up', 'cycle-time']));
});

test('what a chart leaves open is filled in', () => {
  const { charts } = readCharts(['funnel', { type: 'cycle-time', period: 'quarter' }, { type: 'bar', by: 'who', sum: 'value' }], boards);
  expect(charts).toEqual([
    { type: 'funnel', show: 'all', by: 'list', period: 'all', most: 12 },
    { type: 'cycle-time', show: 'all', by: 'list', period: '3m', most: 12 },
    { type: 'bar', show: 'all', by: 'who', sum: 'value', period: 'all', most: 12 },
  ]);
});

test.each<[unknown, string]>([
  ['bar', 'expected a list of charts, such as [{ type: funnel }]'],
  [[7], '0: expected a chart such as { type: bar, by: assignees }'],
  [[{ by: 'list' }], '0: type is missing; expected one of stat, bar, pie, funnel, burn-up, cumulative-flow, cycle-time'],
  [[{ type: 'funel' }], '0.type: "funel" is not a chart; did you mean "funnel"?'],
  [['constructor'], '0.type: "constructor" is not a chart; expected one of stat, bar, pie, funnel, burn-up, cumulative-flow, cycle-time'],
  [['bar', { type: 'bar', buy: 'list' }], '1.buy: "buy" is not an option of bar; did you mean "by"?'],
  [[{ type: 'bar', by: 'assignes' }], '0.by: by: "assignes" is not a key or field here; did you mean "assignees"?'],
  [[{ type: 'bar', by: 'note' }], '0.by: by: "note" does not part records into groups; expected one of who'],
  [[{ type: 'stat', sum: 'who' }], '0.sum: sum: "who" cannot be added up; expected one of value'],
  [
    [{ type: 'stat', show: 'late', sum: 'value' }],
    '0.sum: sum: what is late is counted when the page is looked at, and cannot be added up',
  ],
  [[{ type: 'pie', show: 'late' }], '0.show: show: "late" is not known here; expected one of all, open, done'],
  [
    [{ type: 'funnel', period: '90' }],
    '0.period: period: expected a length such as 90d, 12w, 6m or 2y, or one of week, month, quarter, year, all',
  ],
  [[{ type: 'funnel', lists: ['a', 'c'] }], '0.lists: lists: "c" is not a list here; did you mean "a"?'],
  [[{ type: 'cycle-time', from: 7 }], '0.from: from: "7" is not a list here; expected one of a, b'],
  [[{ type: 'pie', most: 1 }], '0.most: most: expected a whole number from 2 to 50'],
  [[{ type: 'pie', title: 7 }], '0.title: title: expected text, or a map of language to text'],
  [[{ type: 'pie', where: 'amuont > 5' }], '0.where: where: "amuont" is not known here'],
])('%j: %s', (written, expected) => {
  const { problems } = readCharts(written, boards, faultOf);
  expect(problems.map(({ path, message }) => `${path.join('.')}${path.length > 0 ? ': ' : ''}${message}`)).toEqual([expected]);
});

test('a chart with a fault is left out, the others stay', () => {
  expect(readCharts(['stat', { type: 'bar', by: 'nobody' }, 'pie'], boards).charts.map(({ type }) => type)).toEqual(['stat', 'pie']);
});
