import { instantOf, shiftDays, utcTime } from './local-time.ts';
import type { MomentWorld } from './trigger.ts';

/** A time before, at or after a date: `-3d`, `0d`, `+2h`; minutes, hours, days or weeks. */
export const dateOffsetPattern = /^([+-]?)(\d{1,4})([mhdw])$/;

const minutesIn: { [unit: string]: number } = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 };
const dayMinutes = 24 * 60;

/**
 * The instant of a local day or time with an offset: days and weeks are counted on the calendar and keep the time on the clock, hours and
 * minutes pass as they do. A whole day begins at `at`.
 */
export function instantWithOffset(local: string, offset: string, at: string, timezone: string): string {
  const minutes = minutesOf(offset);
  const inDays = /[dw]$/.test(offset);
  const day = inDays ? shiftDays(local, minutes / dayMinutes) : local;
  const instant = instantOf(day.length === 10 ? `${day}T${at}` : day, timezone);
  return utcTime(new Date(instant + (inDays ? 0 : minutes * 60_000)));
}

const windows = new WeakMap<readonly string[], { world: MomentWorld; first: string; last: string }>();

/** Whether a local day or time can have a moment in the stretch with any of the offsets: a comparison of texts, for records without number. */
export function mayBeReached(local: string, offsets: readonly string[], world: MomentWorld): boolean {
  let window = windows.get(offsets);
  if (window?.world !== world) {
    const minutes = offsets.map(minutesOf);
    // whatever the zone and the hour of the day, it is within two days
    const day = (instant: string, offset: number, more: number): string =>
      shiftDays(instant.slice(0, 10), more - Math.trunc(offset / dayMinutes));
    window = { world, first: day(world.since, Math.max(...minutes), -3), last: day(world.now, Math.min(...minutes), 3) };
    windows.set(offsets, window);
  }
  return local >= window.first && local <= window.last;
}

/** Whether an instant lies after `since` and not after `now`. */
export function isInStretch(instant: string, { since, now }: Pick<MomentWorld, 'since' | 'now'>): boolean {
  const time = Date.parse(instant);
  return time > Date.parse(since) && time <= Date.parse(now);
}

function minutesOf(offset: string): number {
  const [, sign, number, unit = 'd'] = dateOffsetPattern.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * Number(number ?? 0) * (minutesIn[unit] ?? 0);
}
