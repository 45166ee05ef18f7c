import type { Computed, Computing } from './computing.ts';
import type { RecordPast } from './history.ts';

const hour = 3_600_000;
const uncommitted = 'unknown: no commit holds this record yet';
const shallow = 'unknown: this clone is shallow; "git fetch --unshallow" brings the rest';

/** Hours between two instants in milliseconds, to the hundredth. */
export function hoursBetween(from: number, to: number): number {
  return Math.round(((to - from) / hour) * 100) / 100;
}

/** Hours as a look has them. */
export function secondsOf(hours: number): number {
  return Math.round(hours * 3600);
}

/** Hours in the largest two units: `3 d 4 h`, `4 h 30 min`, `5 min`; a day has 24 hours. */
export function describeHours(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  const parts: [number, string][] = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return '0 min';
  const shown = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return `${hours < 0 ? '-' : ''}${shown.map(([count, unit]) => `${count} ${unit}`).join(' ')}`;
}

/** Milliseconds between two instants in which a record was removed: from each time it left until it came back. */
export function awayBetween({ entries }: RecordPast, from: number, to: number): number {
  let away = 0;
  let left: number | undefined;
  for (const { at, kind } of entries) {
    if (kind === 'deleted') left = Date.parse(at);
    if (kind !== 'restored' || left === undefined) continue;
    away += Math.max(0, Math.min(to, Date.parse(at)) - Math.max(from, left));
    left = undefined;
  }
  return away;
}

/** All that git knows of the record about which is asked, or why nothing may be said of how long something took. */
export function wholePast(about: Computing): RecordPast | { problem: string } {
  const past = about.past(about.record);
  if (!past) return { problem: uncommitted };
  return past.whole ? past : { problem: shallow };
}

/** What git knows of the record about which is asked, or why it does not know. */
export function pastValue(about: Computing, of: (past: RecordPast) => string | undefined): Computed {
  const past = about.past(about.record);
  if (!past) return { problem: uncommitted };
  const value = of(past);
  return value === undefined ? { problem: shallow } : { value };
}

/** When a record was made, in milliseconds: its own `created` wins over git. */
export function createdAt(about: Computing): number | { problem: string } {
  const own = about.record.values.get('created');
  if (typeof own === 'string') return about.instant(own);
  const past = about.past(about.record);
  if (!past) return { problem: uncommitted };
  return past.created === undefined ? { problem: shallow } : Date.parse(past.created);
}
