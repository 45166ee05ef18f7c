import { offsetPattern, type Repeat, weekdays } from '../../scripts/model/repeat.ts';
import type { Words } from './words.ts';

const lengths: { [unit: string]: string } = { m: 'minute', h: 'hour', d: 'day', w: 'week' };

/** When a record comes again: `every 2 weeks (Monday and Thursday), until 1 January 2027`. */
export function repeatText({ every, days, day, until }: Repeat, words: Words): string {
  let told = typeof every === 'string' ? words.say(`repeat.${every}`) : words.say(`repeat.${every.unit}`, { count: every.count });
  // 5 January 2026 was a Monday
  const named = days?.map((each) => words.weekday(`2026-01-${String(5 + weekdays.indexOf(each)).padStart(2, '0')}`));
  if (named) told = words.say('repeat.on_days', { every: told, days: new Intl.ListFormat(words.locale).format(named) });
  if (day !== undefined) told = words.say('repeat.on_day', { every: told, day });
  return until === undefined ? told : words.say('repeat.until', { every: told, day: words.date(until) });
}

/** When somebody is reminded, as a record writes it: `-1d, 2026-11-28T10:00`. What is neither stays as it is. */
export function remindText(written: string, words: Words): string {
  const told = written.split(', ').map((each) => {
    const [, count, unit = ''] = offsetPattern.exec(each) ?? [];
    if (count === undefined) return words.date(each);
    const length = words.number(Number(count), { style: 'unit', unit: lengths[unit] ?? 'day', unitDisplay: 'long' });
    return words.say('repeat.before', { length });
  });
  return told.join(', ');
}
