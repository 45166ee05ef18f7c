import { shiftDays } from '../../scripts/model/local-time.ts';

/** The first day of a stretch of so much (`90d`, `12w`, `6m`, `2y`) that ends with a day; undefined for `all`. */
export function beginOf(period: string, to: string): string | undefined {
  const [, count = '', unit] = /^(\d+)([dwmy])$/.exec(period) ?? [];
  if (unit === 'd' || unit === 'w') return shiftDays(to, 1 - Number(count) * (unit === 'w' ? 7 : 1));
  if (unit === undefined) return undefined;
  const months = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1 - Number(count) * (unit === 'y' ? 12 : 1);
  const [year, month] = [Math.max(1, Math.floor(months / 12)), (((months % 12) + 12) % 12) + 1];
  // the 31st of a shorter month is its last day
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = Math.min(Number(to.slice(8, 10)), last);
  return shiftDays(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, 1);
}

/** Days from one to another; neither is a text that is no day. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}

/** At most so many points stand on a curve. */
const mostPoints = 120;

/** The days whose ends a curve tells, the last one with certainty: every day, else every week or every four weeks; the day before `from` begins it. */
export function endsBetween(from: string, to: string): string[] {
  const days = Math.max(1, daysFrom(from, to) + 1);
  const step = [1, 7, 28].find((each) => days / each <= mostPoints) ?? Math.ceil(days / mostPoints);
  const count = Math.ceil(days / step);
  return Array.from({ length: count + 1 }, (_, index) => shiftDays(to, (index - count) * step));
}

/** Which of ascending `ends` is the first that is not before a day; as many as there are where none is. */
export function placeIn(ends: readonly string[], day: string): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? '') < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The value below which a share of sorted numbers lies, between two of them by their distance. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  return below + ((sorted[Math.ceil(at)] ?? below) - below) * (at - Math.floor(at));
}
