import { expect, test } from 'vitest';
import type { List } from '../../model/board.ts';
import { localTime } from '../../model/local-time.ts';
import type { Value } from '../../model/value.ts';
import { emptyRecord } from '../read/record.ts';
import { isDone, isLate } from './facts.ts';

const todo: List = { name: 'todo', title: 'To do', done: false, locked: false };
const done: List = { ...todo, name: 'done', done: true };

function record(values: { [key: string]: Value }) {
  return { ...emptyRecord('records/a/todo/one.md'), values: new Map(Object.entries(values)) };
}

test('done is the record its own, else that of its list', () => {
  expect(isDone(record({}), todo)).toBe(false);
  expect(isDone(record({}), done)).toBe(true);
  expect(isDone(record({ done: false }), done)).toBe(false);
  expect(isDone(record({ done: '2026-11-20' }), todo)).toBe(true);
  expect(isDone(record({}), undefined)).toBe(false);
});

test.each([
  ['2026-11-20', '2026-11-21T00:00', true],
  ['2026-11-21', '2026-11-21T23:59', false],
  ['2026-11-21T17:30', '2026-11-21T17:30', false],
  ['2026-11-21T17:30', '2026-11-21T17:31', true],
])('due %s at %s is late: %s', (due, now, late) => {
  expect(isLate(record({ due }), todo, now)).toBe(late);
});

test('what is done or archived is never late', () => {
  expect(isLate(record({ due: '2020-01-01' }), done, '2026-11-21T10:00')).toBe(false);
  expect(isLate(record({ due: '2020-01-01', archived: '2026-01-01' }), todo, '2026-11-21T10:00')).toBe(false);
});

test('a day begins when the workspace says, not when UTC does', () => {
  const instant = new Date('2026-11-20T23:30:00Z');
  expect(localTime(instant, 'Europe/Madrid')).toBe('2026-11-21T00:30');
  expect(localTime(instant, 'America/New_York')).toBe('2026-11-20T18:30');
  expect(localTime(new Date('2026-07-01T00:00:00Z'), 'Europe/Madrid')).toBe('2026-07-01T02:00');
});

test('a time that the clocks skip has passed when they are past it', () => {
  const skipped = record({ due: '2027-03-28T02:30' });
  expect(isLate(skipped, todo, localTime(new Date('2027-03-28T00:59:00Z'), 'Europe/Madrid'))).toBe(false);
  expect(isLate(skipped, todo, localTime(new Date('2027-03-28T01:00:00Z'), 'Europe/Madrid'))).toBe(true);
});
