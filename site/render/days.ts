import { shiftDays } from '../../scripts/model/local-time.ts';

/** Whole days from 1970-01-01 to a written day or time, by the calendar: no clock and no zone has a part in it. */
export function dayNumber(written: string): number {
  return Math.round(Date.parse(`${written.slice(0, 10)}T00:00Z`) / 86_400_000);
}

/** Days from one to another, negative when the other comes first. */
export function daysUntil(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: string): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The seven days of the week in which a day lies, beginning with the given weekday. */
export function weekOf(day: string, weekStart: number): string[] {
  const first = startOfWeek(day, weekStart);
  return Array.from({ length: 7 }, (_, index) => shiftDays(first, index));
}

export function startOfWeek(day: string, weekStart: number): string {
  return shiftDays(day.slice(0, 10), -((weekdayOf(day) - weekStart + 7) % 7));
}

/** The whole weeks that hold a month, four to six of them. */
export function weeksOfMonth(day: string, weekStart: number): string[][] {
  const last = shiftDays(shiftMonths(startOfMonth(day), 1), -1);
  const weeks = [weekOf(startOfMonth(day), weekStart)];
  for (let end = weeks[0]?.[6]; end !== undefined && end < last; end = weeks.at(-1)?.[6]) weeks.push(weekOf(shiftDays(end, 1), weekStart));
  return weeks;
}

export function startOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** The same day so many months on; the last one of the month where that has no such day. */
export function shiftMonths(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.min(Math.max(Math.floor(count / 12), 1), 9999);
  const month = ((count % 12) + 12) % 12;
  const longest = new Date(Date.UTC(2000 + (year % 400), month + 1, 0)).getUTCDate();
  const date = Math.min(Number(day.slice(8, 10)), longest);
  return `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** The number of a day's week by ISO 8601: the first is the one with the year's first Thursday. */
export function isoWeek(day: string): number {
  const thursday = shiftDays(day.slice(0, 10), 4 - weekdayOf(day));
  return Math.floor(daysUntil(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
}
