import { sayNear } from './near.ts';

/** Whole days from one written day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}

/** A day is late when it is over, a time when it has passed. */
export function isLate(due: string, now: string): boolean {
  return due.length === 10 ? due < now.slice(0, 10) : due < now;
}

/** Soon is today and tomorrow. */
export function stateOfDue(due: string, now: string): 'late' | 'soon' | 'later' {
  if (isLate(due, now)) return 'late';
  return daysBetween(now, due) <= 1 ? 'soon' : 'later';
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const formats = new Map<string, Intl.RelativeTimeFormat>();

function tell(value: number, unit: Intl.RelativeTimeFormatUnit, language: string): string {
  const near = sayNear(value, unit, language);
  if (near !== undefined) return near;
  const format = formats.get(language) ?? new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  formats.set(language, format);
  return format.format(value, unit);
}

/** `tomorrow`, `in 3 days`. */
export function toldDay(days: number, language: string): string {
  return tell(days, 'day', language);
}

/** `4 minutes ago`, in the largest unit that fits. */
export function toldAgo(from: Date, now: Date, language: string): string {
  const seconds = Math.round((from.getTime() - now.getTime()) / 1000);
  for (const [unit, length] of steps) if (Math.abs(seconds) >= length) return tell(Math.trunc(seconds / length), unit, language);
  return tell(0, 'minute', language);
}
