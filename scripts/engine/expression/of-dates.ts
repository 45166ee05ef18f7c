import { define, type ExpressionFunction } from './define.ts';
import { Fault } from './fault.ts';
import { isDateText } from './kinds.ts';

const dayLength = 86_400_000;
const farthest = 4_000_000;

/** Functions of days and times, which are texts such as 2026-12-01 and 2026-12-01T17:30. */
export const ofDates: [string, ExpressionFunction][] = [
  ['today', define([], 'date', (_: [], world) => world.today)],
  ['now', define([], 'date', (_: [], world) => world.now)],
  ['days', define(['date', 'date'], 'double', ([from, to]: [string, string]) => between(from, to, (a, b) => dayOf(b) - dayOf(a)))],
  ['workdays', define(['date', 'date'], 'double', ([from, to]: [string, string]) => between(from, to, workdays))],
  ['hours', define(['date', 'date'], 'double', ([from, to]: [string, string]) => between(from, to, (a, b) => (b - a) / 3_600_000))],
  ['addDays', define(['date', 'double'], 'date', ([day, count]: [string, number]) => addDays(day, count))],
  ['addMonths', define(['date', 'double'], 'date', ([day, count]: [string, number]) => addMonths(day, count))],
  ['date', define(['double', 'double', 'double'], 'date', ([year, month, day]: [number, number, number]) => dateOf(year, month, day))],
  ['year', define(['date'], 'double', ([day]: [string]) => part(day, (date) => date.getUTCFullYear()))],
  ['month', define(['date'], 'double', ([day]: [string]) => part(day, (date) => date.getUTCMonth() + 1))],
  ['day', define(['date'], 'double', ([day]: [string]) => part(day, (date) => date.getUTCDate()))],
  ['weekday', define(['date'], 'double', ([day]: [string]) => part(day, (date) => date.getUTCDay() || 7))],
];

/** Milliseconds of a day or time as if it were in UTC; undefined for what is none. */
function timeOf(text: string): number | undefined {
  if (!isDateText(text)) return undefined;
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1) return undefined;
  const [hour = 0, minute = 0, second = 0] = text.slice(11).split(':').map(Number);
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
}

function noDay(text: string): Fault {
  return new Fault(`${JSON.stringify(text)} is not a day such as 2026-12-01`);
}

function between(from: string, to: string, measure: (from: number, to: number) => number): number | Fault {
  const [start, end] = [timeOf(from), timeOf(to)];
  if (start === undefined) return noDay(from);
  return end === undefined ? noDay(to) : measure(start, end);
}

function dayOf(time: number): number {
  return Math.floor(time / dayLength);
}

/** The days from Monday to Friday after the first up to the last: from a Friday to the Monday behind it, 1. */
function workdays(from: number, to: number): number {
  const before = (day: number): number => {
    const shifted = day + 3;
    return Math.floor(shifted / 7) * 5 + Math.min(shifted - Math.floor(shifted / 7) * 7, 4);
  };
  return before(dayOf(to)) - before(dayOf(from));
}

function part(text: string, of: (date: Date) => number): number | Fault {
  const time = timeOf(text);
  return time === undefined ? noDay(text) : of(new Date(time));
}

function addDays(day: string, count: number): string | Fault {
  const start = timeOf(day);
  if (start === undefined) return noDay(day);
  const text = dayText(new Date((dayOf(start) + Math.trunc(count)) * dayLength));
  return text === undefined ? tooFar(`${count} days`, day) : text + day.slice(10);
}

/** The same day of another month, or its last day where it is shorter. */
function addMonths(day: string, count: number): string | Fault {
  const start = timeOf(day);
  if (start === undefined) return noDay(day);
  const date = new Date(start);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + Math.trunc(count);
  if (!(Math.abs(month) < farthest)) return tooFar(`${count} months`, day);
  const [year, index] = [Math.floor(month / 12), ((month % 12) + 12) % 12];
  const last = new Date(0);
  last.setUTCFullYear(year, index + 1, 0);
  const moved = new Date(0);
  moved.setUTCFullYear(year, index, Math.min(date.getUTCDate(), last.getUTCDate()));
  const text = dayText(moved);
  return text === undefined ? tooFar(`${count} months`, day) : text + day.slice(10);
}

function dateOf(year: number, month: number, day: number): string | Fault {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return timeOf(text) === undefined ? new Fault(`${text} is not a day of the calendar`) : text;
}

function tooFar(what: string, from: string): Fault {
  return new Fault(`${what} from ${from} is not a day of the calendar`);
}

function dayText(date: Date): string | undefined {
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString().slice(0, 10) : undefined;
}
