import { expect, test } from 'vitest';
import { checklistsOf } from './checklists.ts';

test('a checklist has the heading above it, its items, people and days', () => {
  const body =
    'Intro\n\n## Before signing ##\n- [x] Call @ana\n- [ ] Send it @luis (due 2026-11-28)\n  - [ ] nested\n\n# Later\n1. [ ] numbered\n';
  expect(checklistsOf(body)).toEqual([
    {
      title: 'Before signing',
      items: [
        { text: 'Call @ana', done: true, depth: 0, people: ['ana'], line: 3 },
        { text: 'Send it @luis (due 2026-11-28)', done: false, depth: 0, people: ['luis'], due: '2026-11-28', line: 4 },
        { text: 'nested', done: false, depth: 1, people: [], line: 5 },
      ],
    },
    { title: 'Later', items: [{ text: 'numbered', done: false, depth: 0, people: [], line: 8 }] },
  ]);
});

test('one without a heading has no title; Windows line ends are no part of a text', () => {
  expect(checklistsOf('- [X] one\r\n* [ ] two\r\n')).toMatchObject([
    {
      title: '',
      items: [
        { text: 'one', done: true },
        { text: 'two', done: false },
      ],
    },
  ]);
});

test('what stands in code is no checklist, what only looks like one neither', () => {
  expect(checklistsOf('```\n- [ ] code\n```\n~~~~\n```\n- [ ] code\n~~~~\n-[ ] no\n- [] no\n- [y] no\n- [ ]\n')).toEqual([]);
});

test('an address is no mention', () => {
  expect(checklistsOf('- [ ] write to ana@old.example and @bo')[0]?.items[0]?.people).toEqual(['bo']);
});

test('an item whose day is none of the calendar has no day', () => {
  expect(checklistsOf('- [ ] Send (due 2026-02-30)')[0]?.items[0]).not.toHaveProperty('due');
});
