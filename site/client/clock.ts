/** Whole days from one written day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}

/** A day is late when it is over, a time when it has passed; soon is today and tomorrow. */
export function stateOfDue(due: string, now: string): 'late' | 'soon' | 'later' {
  if (due.length === 10 ? due < now.slice(0, 10) : due < now) return 'late';
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

/** `4 minutes ago`, in the largest unit that fits. */
export function toldAgo(from: Date, now: Date, language: string): string {
  const seconds = Math.round((from.getTime() - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, length] of steps) if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  return format.format(0, 'minute');
}
