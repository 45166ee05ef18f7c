import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { chartKinds } from '../../scripts/model/chart.ts';
import type { ChartData } from '../data-charts.ts';
import { readMessages } from '../gather/messages.ts';
import { wordsOf } from '../render/words.ts';
import { chart, type Story } from '../tests/charting.ts';
import { siteOf } from '../tests/sample.ts';
import type { Chart } from './chart.ts';
import { drawDashboard } from './dashboard.ts';

const charts = import.meta.glob<{ default: Chart }>('../charts/*.ts', { eager: true });
const english = readMessages(parse(readFileSync(join(import.meta.dirname, '../languages/en.yml'), 'utf8')));
const context = { ...siteOf([]), words: wordsOf('en', 'Europe/Madrid', english, english) };
const attack = '<img src=x onerror=alert(1)>';
const stories: Story[] = [
  {
    went: [
      [1, 'leads'],
      [3, 'talks'],
      [9, 'won'],
    ],
    keys: 'value: 5\ntags: [a]\ndue: 2026-11-02\n',
  },
  {
    went: [
      [2, 'leads'],
      [4, 'talks'],
    ],
    keys: 'value: { amount: 7, currency: USD }\nassignees: [ana]\ndue: 2026-11-02\n',
  },
];

test('there is a file for each kind, which explains each option that may be written', () => {
  const explained = Object.entries(charts).map(([path, { default: entry }]) => [
    path.replace(/^.*\/|\.ts$/g, ''),
    Object.keys(entry.options).sort(),
  ]);
  expect(explained).toEqual(
    Object.entries(chartKinds)
      .map(([kind, options]) => [kind, [...options].sort()])
      .sort(),
  );
});

test.each([
  ['stat', { sum: 'value', show: 'all' }, '<p class="big">US$7</p><p class="big">€5</p>'],
  ['stat', { show: 'late' }, '<p class="big" data-late="2026-11-02">'],
  ['bar', { by: 'assignees' }, '<span class="name" dir="auto">Ana García</span>'],
  ['pie', { by: 'tags' }, '50%'],
  ['funnel', {}, '50% came as far as Won: 1 of 2 records.'],
  ['burn-up', {}, '1 of 2 records done.'],
  ['cumulative-flow', {}, 'At the end: Leads 0, Talks 1, Offer 0, Won 1, Lost 0.'],
  ['cycle-time', {}, 'Half took at most 6 days, 85 of 100 at most 6 days.'],
])('a %s of %j holds %s and its numbers as a table', (type, options, part) => {
  const html = drawDashboard(chart(stories, { type, ...options }), context);
  expect(html).toContain(part);
  expect(html.includes('<table>')).toBe(type !== 'stat');
  expect(html).not.toMatch(/ style=|NaN|undefined|chart\.\w/);
});

test.each([
  ['abb', '3 records in all; the largest group is B, 2.'],
  ['aabbc', '5 records in all; the largest groups are A and B, 2 each.'],
  ['ab', '2 records in all.'],
  ['aa', '2 records in all.'],
  ['aabbccddx', '9 records in all.'],
])('of records tagged %s is said: %s', (tags, reading) => {
  const told = [...tags].map((tag): Story => ({ went: [[1, 'leads']], keys: `tags: [${tag}]\n` }));
  for (const type of ['bar', 'pie']) {
    const html = drawDashboard(chart(told, { type, by: 'tags' }), context);
    expect(/<p dir="auto">(.*?)<\/p>/.exec(html)?.[1]).toBe(reading);
  }
});

test('what people wrote is text', () => {
  const drawn = Object.keys(chartKinds).flatMap((type) => chart(stories, { type, title: attack }));
  const html = drawDashboard(drawn as ChartData[], context);
  expect(html.split('&lt;img src=x').length).toBeGreaterThan(Object.keys(chartKinds).length);
  expect(html).not.toContain('<img');
});

test('no chart knows what time it is', () => {
  const folders = ['../chart', '../charts', '../gather'].map((folder) => join(import.meta.dirname, folder));
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const own = files.filter((path) => /chart/.test(path) && !path.endsWith('.test.ts'));
  expect(own.length).toBeGreaterThan(15);
  for (const path of own) expect(readFileSync(path, 'utf8'), path).not.toMatch(/Date\.now\(|new Date\(\)/);
});
