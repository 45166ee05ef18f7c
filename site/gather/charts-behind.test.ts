import { expect, test } from 'vitest';
import { behind } from '../chart/behind.ts';
import { drawDashboard } from '../chart/dashboard.ts';
import { contextOf } from '../render/contexts.ts';
import { fitting } from '../render/filter.ts';
import { readState } from '../render/state.ts';
import { writeTracker } from '../tests/tracker.ts';
import { siteReader } from '../tracker.ts';

const keys = [
  ...['list', 'tags', 'assignees', 'author', 'color', 'done', 'blocked', 'due', 'start', 'parent', 'board'],
  ...['stage', 'kinds', 'agreed', 'score', 'country', 'agent', 'next', 'note', 'partner', 'sort', 'quiet'],
];
const charts = [
  ...keys.map((by) => `{ type: bar, by: ${by} }`),
  ...[
    '{ type: pie, by: tags, show: open }',
    "{ type: bar, by: kinds, where: '!done' }",
    '{ type: bar, by: done, show: open }',
    '{ type: bar, by: stage, where: score > 1 }',
  ],
  ...['open', 'late', 'blocked', 'done', 'all'].map((show) => `{ type: stat, show: ${show} }`),
];
const files = {
  'workspace.yml': `title: T\ntimezone: UTC\npeople: { ana: { name: Ana }, bram: { name: Bram } }\nviews: [{ view: dashboard, title: Both, charts: [{ type: bar, by: board, show: open }, { type: bar, by: list }] }]\n`,
  'lists/bare.yml': 'lists: [todo]\nviews: [calendar]\n',
  'records/bare/todo/x.md': '---\ntitle: X\n---\n',
  'lists/sales.yml': `title: Sales
lists: [open, talks, { name: won, done: true }]
tags: { a: , b: , c: }
open: [tags]
fields:
  stage: { type: select, options: [early, late] }
  kinds: { type: multiselect, options: [one, two] }
  agreed: { type: checkbox }
  score: { type: rating }
  country: { type: country }
  agent: { type: person }
  next: { type: date }
  note: { type: text }
  partner: { type: reference, board: sales }
  sort: { type: select, options: [x, y] }
  quiet: { type: text, hidden: true }
views:
  - board
  - { view: table, title: Late ones, where: late }
  - { view: table, title: All of them }
  - { view: dashboard, charts: [${charts.join(', ')}] }
`,
  'records/sales/open/a.md':
    '---\ntitle: A\ntags: [a, b]\nassignees: [ana, bram]\nauthor: Ana\ncolor: red\ndue: 2026-11-02\nstage: early\nkinds: [one, two]\nagreed: true\nscore: 3\ncountry: ES\nagent: ana\nnext: 2026-12-01\nnote: "1..2"\npartner: b\nsort: x\nquiet: hush\n---\n',
  'records/sales/talks/b.md':
    '---\ntitle: B\ntags: [a]\nassignees: [bram]\nauthor: Bram\ndue: 2026-11-20T10:00\nblocked_by: [a]\nparent: a\nagreed: false\nnote: any\nscore: 1\n---\n',
  'records/sales/won/c.md': '---\ntitle: C\ntags: [odd]\nstart: 2026-10-01\nblocked_by: [a]\nnote: plain\nnext: 2026-12-24\n---\n',
  'records/sales/won/d.md': '---\ntitle: D\narchived: 2026-11-01\ntags: [a]\n---\n',
};

test('each bar, slice and number leads to just the records it counts; where no filters say which these are, nowhere', async () => {
  const root = writeTracker(files);
  const { site } = await siteReader({ root, audience: 'public', base: '/x/', live: false, environment: {} })();
  const context = contextOf(site);
  const board = site.boards.find(({ name }) => name === 'sales');
  const cards = site.records.flatMap(({ card }) => (card.archived ? [] : [card]));
  const leftBy = (address: string): number => {
    const [path, query = ''] = address.split('?');
    expect(path).toBe('/x/boards/sales/all-of-them/');
    const on = cards.filter((card) => card.board === 'sales');
    return fitting(on, readState(new URLSearchParams(query)), '2026-11-22T12:00', site.boards, context).length;
  };
  const drawn = board?.views.find(({ view }) => view === 'dashboard')?.charts ?? [];
  const told = new Map<string, number>();
  for (const data of drawn) {
    if (data.type === 'stat') {
      const address = behind(data, data.show, context) ?? '';
      expect([data.show, leftBy(address)]).toEqual([data.show, data.dues ? 2 : data.amounts[0]?.value]);
    }
    if (data.type !== 'bar' && data.type !== 'pie') continue;
    for (const { wanted, value, label } of data.parts.flatMap(({ groups }) => groups)) {
      const address = wanted === undefined ? undefined : behind(data, data.show, context, data.by, wanted);
      if (address !== undefined) expect([data.by, label, leftBy(address)]).toEqual([data.by, label, value]);
      if (address !== undefined) told.set(data.by, (told.get(data.by) ?? 0) + 1);
    }
  }
  // what a condition says that a chart can say itself is no condition
  expect(drawn.filter(({ narrowed }) => narrowed)).toHaveLength(1);
  expect(keys.filter((key) => !told.has(key))).toEqual(['quiet']);
  expect(told.get('note')).toBe(1);
  const [over] = site.views;
  const html = drawDashboard(over?.charts ?? [], context);
  // one board has no view in which all its records could be filtered, and lists are of one board
  expect(html.match(/<a href="[^"]*"/g)).toEqual(['<a href="/x/boards/sales/all-of-them/?done=false"']);
});

test('a chart without a title says its own condition', async () => {
  const root = writeTracker(files);
  const { site } = await siteReader({ root, audience: 'public', base: '/x/', live: false, environment: {} })();
  const board = site.boards.find(({ name }) => name === 'sales');
  const html = drawDashboard(board?.views.find(({ view }) => view === 'dashboard')?.charts ?? [], contextOf(site));
  expect(html.match(/only where [^<]*/g)).toEqual(['only where score &gt; 1']);
});
