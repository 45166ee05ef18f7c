import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftDays } from '../../model/local-time.ts';
import { periods, type Repeat, units, weekdays } from '../../model/repeat.ts';
import { daysBetween, describeRepeat, meantDay, nextOccurrence } from './repeat.ts';

const dayOf = (day: string) => weekdays[(new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7];
/** The first so many, each completed on the day it was due, `day` of the month passed on as the writer does it. */
function series(repeat: Repeat, due: string, count: number): string[] {
  const found: string[] = [];
  let [rule, at] = [repeat, due];
  while (found.length < count) {
    const next = nextOccurrence(rule, at, at);
    if (next === undefined) break;
    found.push(next);
    const day = meantDay(rule, at, next);
    if (day !== undefined) rule = { ...rule, day };
    at = next;
  }
  return found;
}

describe('when a record comes again', () => {
  test.each<[string, Repeat, string, string[]]>([
    ['days', { every: 'day' }, '2026-12-30', ['2026-12-31', '2027-01-01']],
    ['every third day over a leap day', { every: { count: 3, unit: 'days' } }, '2028-02-27', ['2028-03-01', '2028-03-04']],
    ['weekdays pass over the weekend', { every: 'weekday' }, '2026-11-19', ['2026-11-20', '2026-11-23', '2026-11-24']],
    ['weeks', { every: 'week' }, '2026-12-28', ['2027-01-04']],
    ['days of the week', { every: 'week', days: ['mon', 'thu'] }, '2026-11-16', ['2026-11-19', '2026-11-23', '2026-11-26']],
    ['from a day that is none of them', { every: 'week', days: ['fri', 'tue'] }, '2026-11-18', ['2026-11-20', '2026-11-24']],
    [
      'of every second week',
      { every: { count: 2, unit: 'weeks' }, days: ['mon', 'sun'] },
      '2026-11-16',
      ['2026-11-22', '2026-11-30', '2026-12-06', '2026-12-14'],
    ],
    ['months keep their day', { every: 'month' }, '2027-01-31', ['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']],
    ['also in a leap year', { every: 'month' }, '2028-01-30', ['2028-02-29', '2028-03-30']],
    ['quarters', { every: { count: 3, unit: 'months' } }, '2026-11-30', ['2027-02-28', '2027-05-30']],
    ['years from a leap day', { every: 'year' }, '2024-02-29', ['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
    ['the last day of the month', { every: 'month', day: 31 }, '2026-11-30', ['2026-12-31', '2027-01-31', '2027-02-28']],
    ['a time stays as it is', { every: 'month' }, '2026-10-31T17:30', ['2026-11-30T17:30', '2026-12-31T17:30']],
    ['also in a gap of summer time', { every: 'day' }, '2027-03-27T02:30', ['2027-03-28T02:30', '2027-03-29T02:30']],
    ['until a day, which counts', { every: 'week', until: '2026-11-30' }, '2026-11-16', ['2026-11-23', '2026-11-30']],
    ['to the end of the calendar', { every: 'year' }, '9997-12-31', ['9998-12-31', '9999-12-31']],
  ])('%s', (_, repeat, due, expected) => {
    expect(series(repeat, due, due.startsWith('9997') || repeat.until ? 10 : expected.length)).toEqual(expected);
  });

  test('what was missed is passed over, and the rhythm is kept', () => {
    expect(nextOccurrence({ every: 'week' }, '2026-11-06', '2026-11-21')).toBe('2026-11-27');
    expect(nextOccurrence({ every: { count: 2, unit: 'weeks' } }, '2026-11-06', '2026-11-21')).toBe('2026-12-04');
    expect(nextOccurrence({ every: 'month' }, '2026-01-31', '2026-04-15')).toBe('2026-04-30');
    expect(nextOccurrence({ every: 'day' }, '2026-11-01', '2026-11-21')).toBe('2026-11-22');
    expect(nextOccurrence({ every: 'weekday' }, '2026-11-02', '2026-11-20')).toBe('2026-11-23');
    expect(nextOccurrence({ every: 'week', days: ['mon', 'thu'] }, '2026-11-02', '2026-11-18')).toBe('2026-11-19');
    expect(nextOccurrence({ every: 'week', until: '2026-11-20' }, '2026-11-06', '2026-11-21')).toBeUndefined();
  });

  test('a time of today that is still to come is not past', () => {
    expect(nextOccurrence({ every: 'day' }, '2026-11-20T17:30', '2026-11-21T08:00')).toBe('2026-11-21T17:30');
    expect(nextOccurrence({ every: 'day' }, '2026-11-20T17:30', '2026-11-21T17:30')).toBe('2026-11-22T17:30');
    expect(nextOccurrence({ every: 'day' }, '2026-11-20T17:30', '2026-11-21')).toBe('2026-11-22T17:30');
  });

  test('what is done early comes after the day it was due', () => {
    expect(nextOccurrence({ every: 'week' }, '2026-11-27', '2026-11-21')).toBe('2026-12-04');
  });

  test('the week begins when the workspace says', () => {
    const fortnight: Repeat = { every: { count: 2, unit: 'weeks' }, days: ['sun', 'mon'] };
    expect(nextOccurrence(fortnight, '2026-11-16', '2026-11-16')).toBe('2026-11-22');
    expect(nextOccurrence(fortnight, '2026-11-16', '2026-11-16', 'sunday')).toBe('2026-11-29');
  });

  test('a day of the month is told only where another stands for it', () => {
    expect(meantDay({ every: 'month' }, '2027-01-31', '2027-02-28')).toBe(31);
    expect(meantDay({ every: 'month' }, '2027-01-15', '2027-02-15')).toBeUndefined();
    expect(meantDay({ every: 'month', day: 31 }, '2027-02-28', '2027-03-31')).toBe(31);
    expect(meantDay({ every: 'week' }, '2027-01-31', '2027-02-07')).toBeUndefined();
  });

  test('it is told in words', () => {
    expect(describeRepeat({ every: 'weekday' })).toBe('every weekday');
    expect(describeRepeat({ every: { count: 2, unit: 'weeks' }, days: ['mon', 'thu'], until: '2027-01-01', next: 'done' })).toBe(
      'every 2 weeks on mon, thu until 2027-01-01',
    );
    expect(describeRepeat({ every: 'month', day: 31 })).toBe('every month on day 31');
  });

  test('days are counted over any clock', () => {
    expect(daysBetween('2028-02-28T23:59', '2028-03-01T00:00')).toBe(2);
    expect(shiftDays('2026-12-31T17:30', 1)).toBe('2027-01-01T17:30');
    expect(shiftDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(shiftDays('9999-12-30T10:00', 7)).toBe('9999-12-31T10:00');
    expect(shiftDays('0001-01-01', -7)).toBe('0001-01-01');
  });
});

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => shiftDays('1990-01-01', days));
const anyRepeat: fc.Arbitrary<Repeat> = fc
  .record({
    every: fc.oneof(fc.constantFrom(...periods), fc.record({ count: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom(...units) })),
    days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
    has: fc.boolean(),
  })
  .map(({ every, days, has }) =>
    has && (every === 'week' || (typeof every === 'object' && every.unit === 'weeks')) ? { every, days } : { every },
  );

test('however long it was late, the next one is the first of the series, one by one, that is ahead', () => {
  fc.assert(
    fc.property(anyRepeat, anyDay, fc.integer({ min: -30, max: 900 }), (repeat, due, late) => {
      const now = shiftDays(due, late);
      let [rule, at] = [repeat, due];
      do {
        const next = nextOccurrence(rule, at, due) ?? '';
        const day = meantDay(rule, at, next);
        if (day !== undefined) rule = { ...rule, day };
        expect(next > at).toBe(true);
        at = next;
      } while (at <= now);
      expect(nextOccurrence(repeat, due, now)).toBe(at);
      if (repeat.every === 'weekday') expect(['sat', 'sun']).not.toContain(dayOf(at));
      if (repeat.days) expect(repeat.days).toContain(dayOf(at));
    }),
  );
});
