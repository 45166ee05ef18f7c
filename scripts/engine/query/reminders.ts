import type { TrackerRecord } from '../../model/record.ts';
import { offsetPattern } from '../../model/repeat.ts';
import { textsOf } from './facts.ts';

const morning = 'T09:00';
const minutesIn = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 };

/**
 * When people are to be reminded of a record: local times in the workspace's zone, `2026-11-30T09:00`, in order, each once. A day, as `due`
 * or of its own, counts from nine in the morning. Offsets are of the clock: a day before 17:30 is 17:30, also when the clocks change in between.
 * One before a due day that is not there is none. Whether the record is done by then is the caller's to ask.
 */
export function remindersOf(record: TrackerRecord): string[] {
  const due = record.values.get('due');
  const times = textsOf(record, 'remind').flatMap((written) => {
    const [, number = '', unit = ''] = offsetPattern.exec(written) ?? [];
    if (unit === '') return [inFull(written)];
    return typeof due === 'string' ? before(inFull(due), Number(number) * minutesIn[unit as keyof typeof minutesIn]) : [];
  });
  return [...new Set(times)].sort();
}

function inFull(local: string): string {
  return local.length === 10 ? local + morning : local;
}

function before(local: string, minutes: number): string[] {
  const time = new Date(Date.parse(`${local}Z`) - minutes * 60_000).toISOString();
  return /^\d{4}-/.test(time) ? [time.slice(0, 16)] : [];
}
