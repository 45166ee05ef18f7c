import { type Repeat, type Unit, weekdays } from '../../model/repeat.ts';
import type { Value } from '../../model/value.ts';

const dayLength = 86_400_000;

/** The `repeat` of a record's values, which reading found sound. */
export function repeatOf(values: ReadonlyMap<string, Value>): Repeat | undefined {
  return values.get('repeat') as Repeat | undefined;
}

/**
 * When it is due next: the first time of the series that begins at `due` which is after `due` and not yet past at `now`, so that what was
 * missed is passed over and the rhythm is kept. A day is past when `now` is on it. A time of day stays as it is on the clock.
 * All are local texts, `2026-12-01` or `2026-12-01T17:30`; undefined after `until`.
 */
export function nextOccurrence(repeat: Repeat, due: string, now: string, weekStarts = 'monday'): string | undefined {
  const time = due.slice(10);
  for (const day of seriesAfter(repeat, due.slice(0, 10), now.slice(0, 10), weekStarts)) {
    if (repeat.until !== undefined && day > repeat.until) return undefined;
    const isAhead = time === '' || now.length === 10 ? day > now.slice(0, 10) : day + time > now;
    if (isAhead) return day + time;
  }
  return undefined;
}

/** The day of the month that a series means where this due day had to stand for it: the 31st on 28 February; undefined where it is the very day. */
export function meantDay(repeat: Repeat, due: string, next: string): number | undefined {
  const { unit } = cycleOf(repeat);
  if (unit !== 'months' && unit !== 'years') return undefined;
  const meant = repeat.day ?? dayOfMonth(due);
  return repeat.day !== undefined || meant !== dayOfMonth(next) ? meant : undefined;
}

/** When a record comes again, in a few English words: `every 2 weeks on mon, thu until 2027-01-01`. */
export function describeRepeat({ every, days, day, until }: Repeat): string {
  return [
    typeof every === 'string' ? `every ${every}` : `every ${every.count} ${every.unit}`,
    days && `on ${days.join(', ')}`,
    day !== undefined && `on day ${day}`,
    until !== undefined && `until ${until}`,
  ]
    .filter((part) => typeof part === 'string')
    .join(' ');
}

/** Days from one day or time to another, whatever their hours. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The days of the series after `day`, in order, beginning at the last one that is not after `from` where there is one; none beyond the year 9999. */
function* seriesAfter(repeat: Repeat, day: string, from: string, weekStarts: string): Generator<string> {
  const { unit, count } = cycleOf(repeat);
  const first = dayNumber(day);
  const passed = Math.max(0, dayNumber(from) - first);
  if (repeat.every === 'weekday') {
    for (let at = first + Math.max(1, passed); isInCalendar(at); at++) if (weekdayOf(at) < 5) yield dayText(at);
  } else if (unit === 'weeks' && repeat.days) {
    const offset = (weekdayOf(first) - weekdayNumber(weekStarts) + 7) % 7;
    const places = repeat.days.map((each) => (weekdays.indexOf(each) - weekdayNumber(weekStarts) + 7) % 7).sort();
    for (let week = first - offset + skipped(passed, 7 * count, 0); isInCalendar(week); week += 7 * count)
      for (const place of places) if (week + place > first && isInCalendar(week + place)) yield dayText(week + place);
  } else if (unit === 'days' || unit === 'weeks') {
    const step = unit === 'days' ? count : 7 * count;
    for (let at = first + skipped(passed, step, step); isInCalendar(at); at += step) yield dayText(at);
  } else {
    const step = unit === 'months' ? count : 12 * count;
    const start = monthNumber(day);
    const months = Math.max(0, monthNumber(from) - start);
    for (let month = start + skipped(months, step, step); month < 12 * 10_000; month += step)
      yield dayInMonth(month, repeat.day ?? dayOfMonth(day));
  }
}

/** The largest multiple of a step that is no more than what has passed, and no less than `least`. */
function skipped(passed: number, step: number, least: number): number {
  return Math.max(least, Math.floor(passed / step) * step);
}

function cycleOf({ every }: Repeat): { unit: Unit; count: number } {
  if (typeof every === 'object') return every;
  return { unit: every === 'weekday' ? 'days' : `${every}s`, count: 1 };
}

/** Days since 1970-01-01. */
function dayNumber(local: string): number {
  return Date.parse(`${local.slice(0, 10)}T00:00:00Z`) / dayLength;
}

function dayText(number: number): string {
  return new Date(number * dayLength).toISOString().slice(0, 10);
}

function isInCalendar(number: number): boolean {
  return number <= dayNumber('9999-12-31');
}

/** From 0 for Monday. */
function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

/** From 0 for Monday; `monday`, `sunday` or `saturday`. */
function weekdayNumber(name: string): number {
  return Math.max(0, (weekdays as readonly string[]).indexOf(name.slice(0, 3)));
}

function dayOfMonth(local: string): number {
  return Number(local.slice(8, 10));
}

/** Months since the year 0. */
function monthNumber(local: string): number {
  return Number(local.slice(0, 4)) * 12 + Number(local.slice(5, 7)) - 1;
}

function dayInMonth(number: number, day: number): string {
  const [year, month] = [Math.floor(number / 12), number % 12];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] ?? 31;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(Math.min(day, last))}`;
}
