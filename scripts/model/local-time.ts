/** Whether the first ten characters are a day of the calendar. */
export function isRealDay(text: string): boolean {
  const day = text.slice(0, 10);
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** Whether a text is a day of the calendar and nothing else: `2026-12-01`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDay(text);
}

/** Whether a text is a day of the calendar, or a time on it: `2026-12-01T17:30`. */
export function isDayOrTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(?:T(?:[01]\d|2[0-3]):[0-5]\d)?$/.test(text) && isRealDay(text);
}

/** An instant in UTC as changes and comments tell it, to the second: `2026-11-21T12:45:10Z`. */
export function utcTime(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

/** From the second day of the year 1 to the last but one of 9999, so that the clocks of every zone show a year of four digits. */
const knownSeconds = [Date.parse('0001-01-02T00:00Z') / 1000, Date.parse('9999-12-30T00:00Z') / 1000] as const;

/** The instant so many seconds after 1970 in UTC; git holds what no calendar does, of which it is the nearest that one can. */
export function instantOfSeconds(seconds: number): string {
  const [first, last] = knownSeconds;
  return new Date(Math.min(Math.max(seconds || 0, first), last) * 1000).toISOString();
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The local time of an instant in a time zone, to the minute: `2026-11-21T13:45`. */
export function localTime(instant: Date, timezone: string): string {
  const iso = timezone === 'UTC' ? instant.toISOString() : '';
  if (/^\d{4}-/.test(iso)) return iso.slice(0, 16);
  const parts = formatOf(timezone).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '00';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** One for each zone: making it costs more than all that is told by it. */
function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timezone, made);
  return made;
}

/**
 * Milliseconds since 1970 of a local day (its beginning) or time in a time zone: of a time that the clocks show twice the first, of one that
 * they skip the first that follows.
 */
export function instantOf(local: string, timezone: string): number {
  const wanted = Date.parse(`${local.length === 10 ? `${local}T00:00` : local.slice(0, 16)}Z`);
  if (timezone === 'UTC') return wanted;
  const seen = (instant: number): number => Date.parse(`${localTime(new Date(instant), timezone)}Z`);
  const shift = (instant: number): number => seen(instant) - instant;
  const before = shift(wanted - dayLength);
  const after = shift(wanted + dayLength);
  // no zone changes its clocks and changes them back within two days; beyond the year 9999 nobody knows
  if (before === after || Number.isNaN(after)) return wanted - before;
  const [early, late] = [Math.min(wanted - before, wanted - after), Math.max(wanted - before, wanted - after)];
  for (const instant of [early, late]) if (seen(instant) === wanted) return instant;
  return firstInstant(early, late, (instant) => seen(instant) >= wanted);
}

const dayLength = 86_400_000;
const minute = 60_000;

/** The first whole minute between two at which something holds that holds from some minute on. */
function firstInstant(from: number, to: number, holds: (instant: number) => boolean): number {
  let [before, after] = [from / minute, to / minute];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (holds(middle * minute)) after = middle;
    else before = middle;
  }
  return after * minute;
}

/** A day or time so many days later, in the years 1 to 9999; the time of day stays. */
export function shiftDays(local: string, days: number): string {
  const moved = Date.parse(`${local.slice(0, 10)}T00:00Z`) + days * dayLength;
  const within = Math.min(Math.max(moved, Date.parse('0001-01-01T00:00Z')), Date.parse('9999-12-31T00:00Z'));
  return new Date(within).toISOString().slice(0, 10) + local.slice(10);
}

/** Whether a text is the IANA name of a time zone that is known here. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
