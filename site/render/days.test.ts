import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftDays } from '../../scripts/model/local-time.ts';
import { dayNumber, daysUntil, isoWeek, shiftMonths, startOfMonth, weekdayOf, weekOf, weeksOfMonth } from './days.ts';

const days = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2200-12-31') }).map((number) => shiftDays('1970-01-01', number));
const starts = fc.constantFrom(1, 6, 7);

describe('days by the calendar', () => {
  test('weekdays', () => {
    expect(weekdayOf('2026-11-21')).toBe(6);
    expect(weekdayOf('2026-11-22T23:59')).toBe(7);
    expect(weekdayOf('1969-12-31')).toBe(3);
    expect(weekdayOf('0001-01-01')).toBe(1);
  });

  test('over a change of the clock a day is a day', () => {
    expect(daysUntil('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysUntil('2026-03-28T23:30', '2026-03-29T00:10')).toBe(1);
  });

  test('weeks by ISO 8601 at the ends of years', () => {
    expect(['2026-01-01', '2025-12-29', '2027-01-01', '2021-01-03', '2020-12-31', '2024-12-30'].map(isoWeek)).toEqual([
      1, 1, 53, 53, 53, 1,
    ]);
    expect(isoWeek('2026-11-21')).toBe(47);
  });

  test('a month in whole weeks', () => {
    expect(weeksOfMonth('2026-02-11', 7).map((week) => week[0])).toEqual(['2026-02-01', '2026-02-08', '2026-02-15', '2026-02-22']);
    expect(weeksOfMonth('2026-11-21', 1)).toHaveLength(6);
    expect(weeksOfMonth('2026-11-21', 1)[0]).toEqual(weekOf('2026-10-26', 1));
  });

  test('months on, with the last day where there is no such day', () => {
    expect(shiftMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(shiftMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(shiftMonths('2026-12-15', 1)).toBe('2027-01-15');
    expect(shiftMonths('2026-01-15', -13)).toBe('2024-12-15');
  });

  test('the grid of any month begins on the first weekday, goes on day by day, and holds the month', () => {
    fc.assert(
      fc.property(days, starts, (day, start) => {
        const weeks = weeksOfMonth(day, start);
        const all = weeks.flat();
        expect(weeks.every((week) => week.length === 7 && weekdayOf(week[0] ?? '') === start)).toBe(true);
        expect(all.every((each, index) => index === 0 || daysUntil(all[index - 1] ?? '', each) === 1)).toBe(true);
        const inside = all.filter((each) => each.slice(0, 7) === day.slice(0, 7));
        expect(inside).toHaveLength(daysUntil(startOfMonth(day), shiftMonths(startOfMonth(day), 1)));
        expect(inside).toContain(day);
        expect(weeks.length).toBeGreaterThanOrEqual(4);
        expect(weeks.length).toBeLessThanOrEqual(6);
      }),
    );
  });

  test('months on and back come to the same month, weeks of ISO 8601 are those of their Mondays', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -400, max: 400 }), (day, months) => {
        expect(shiftMonths(shiftMonths(day, months), -months).slice(0, 7)).toBe(day.slice(0, 7));
        expect(isoWeek(day)).toBe(isoWeek(weekOf(day, 1)[0] ?? ''));
        expect(weekdayOf(shiftDays(day, 1)) - weekdayOf(day)).toSatisfy((step) => step === 1 || step === -6);
      }),
    );
  });
});
