import { expect, test } from 'vitest';
import type { Value } from '../../model/value.ts';
import { emptyRecord } from '../read/record.ts';
import { remindersOf } from './reminders.ts';

function remind(due: string | undefined, ...remind: string[]): string[] {
  const values = new Map<string, Value>([['remind', remind], ...(due === undefined ? [] : [['due', due] as const])]);
  return remindersOf({ ...emptyRecord('records/a/b/c.md'), values });
}

test('a due day counts from nine in the morning, a time from itself', () => {
  expect(remind('2026-12-01', '-1d', '-2h')).toEqual(['2026-11-30T09:00', '2026-12-01T07:00']);
  expect(remind('2026-12-01T17:30', '-1d', '-2h', '-30m', '-1w', '-0m')).toEqual([
    '2026-11-24T17:30',
    '2026-11-30T17:30',
    '2026-12-01T15:30',
    '2026-12-01T17:00',
    '2026-12-01T17:30',
  ]);
});

test('days and times of their own need no due day; the same time is told once', () => {
  expect(remind(undefined, '2026-12-01', '2026-11-30T10:00', '2026-12-01T09:00', '-1d')).toEqual(['2026-11-30T10:00', '2026-12-01T09:00']);
});

test('the clock decides, also over a leap day and the change of clocks', () => {
  expect(remind('2028-03-01T00:15', '-30m')).toEqual(['2028-02-29T23:45']);
  expect(remind('2027-03-28T17:30', '-1d')).toEqual(['2027-03-27T17:30']);
});

test('a record without any says nothing', () => {
  expect(remindersOf(emptyRecord('records/a/b/c.md'))).toEqual([]);
});
