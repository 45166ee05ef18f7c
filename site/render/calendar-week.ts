import type { Stretch } from './days-of.ts';

/** What stands in one place of a day: an entry with the days it covers of this week, or one that began on an earlier day of it. */
export interface Slot {
  entry: Stretch;
  /** How many days of the week it covers from here; 0 where it only goes on. */
  days: number;
  /** It began before this week, or ends after it. */
  before: boolean;
  after: boolean;
}

export interface DayPlan {
  /** From the top; undefined is left empty, so that what spans days keeps its height. */
  slots: (Slot | undefined)[];
  /** What did not fit. */
  more: Stretch[];
}

/** Puts a week's entries under each other, what spans days first and in one line through them, at most `most` high with the line that tells of more. */
export function planWeek(week: readonly string[], entries: readonly Stretch[], most: number): DayPlan[] {
  const [monday = '', sunday = ''] = [week[0], week.at(-1)];
  const days: DayPlan[] = week.map(() => ({ slots: [], more: [] }));
  const inside = entries.filter(({ from, to }) => from <= sunday && to >= monday).sort(byWeight);
  for (const entry of inside) {
    const first = entry.from < monday ? 0 : week.indexOf(entry.from);
    const last = entry.to > sunday ? week.length - 1 : week.indexOf(entry.to);
    const over = days.slice(first, last + 1);
    let line = 0;
    while (over.some(({ slots }) => slots[line] !== undefined)) line += 1;
    const fits = last === first ? line < most : line < most - 1;
    for (const [index, day] of over.entries()) {
      if (!fits) day.more.push(entry);
      else day.slots[line] = { entry, days: index === 0 ? last - first + 1 : 0, before: entry.from < monday, after: entry.to > sunday };
    }
  }
  for (const day of days) {
    // the last line tells of more, so what stood there goes with it
    const lowest = day.more.length > 0 ? day.slots[most - 1] : undefined;
    if (lowest) day.more.unshift(lowest.entry);
    if (day.more.length > 0) day.slots.length = Math.min(day.slots.length, most - 1);
    day.slots = Array.from(day.slots);
  }
  return days;
}

/** Those that cover several days, then by time, then as they came. */
function byWeight(a: Stretch, b: Stretch): number {
  const spans = Number(b.to > b.from) - Number(a.to > a.from);
  if (spans !== 0) return spans;
  if (a.to > a.from) return a.from.localeCompare(b.from) || b.to.localeCompare(a.to);
  return (a.time ?? '24:00').localeCompare(b.time ?? '24:00');
}
