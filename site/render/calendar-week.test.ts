import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftDays } from '../../scripts/model/local-time.ts';
import { cardFor } from '../tests/cards.ts';
import { planWeek } from './calendar-week.ts';
import { weekOf } from './days.ts';
import type { Stretch } from './days-of.ts';

const week = weekOf('2026-11-21', 1);
const entry = (title: string, from: string, to = from, time?: string): Stretch => ({
  card: cardFor({ title }),
  from,
  to,
  kind: to > from ? 'span' : 'point',
  ...(time !== undefined && { time }),
});
const titles = (plan: ReturnType<typeof planWeek>) =>
  plan.map(({ slots, more }) =>
    [...slots.map((slot) => (slot ? `${slot.entry.card.title}${slot.days}` : '-')), ...more.map(({ card }) => `(${card.title})`)].join(' '),
  );

describe('a week of a calendar', () => {
  test('what spans days keeps its line; what has a time comes before what has none', () => {
    const plan = planWeek(
      week,
      [
        entry('day', '2026-11-17'),
        entry('five', '2026-11-17', '2026-11-17', '17:30'),
        entry('trip', '2026-11-16', '2026-11-18'),
        entry('long', '2026-11-10', '2026-11-30'),
      ],
      5,
    );
    expect(titles(plan)).toEqual(['long7 trip3', 'long0 trip0 five1 day1', 'long0 trip0', 'long0', 'long0', 'long0', 'long0']);
    expect(plan[0]?.slots[0]).toMatchObject({ before: true, after: true });
  });

  test('the last line tells how many do not fit, and takes the place of one', () => {
    const same = ['a', 'b', 'c', 'd', 'e'].map((title) => entry(title, '2026-11-20'));
    expect(titles(planWeek(week, same.slice(0, 4), 4))[4]).toBe('a1 b1 c1 d1');
    expect(titles(planWeek(week, same, 4))[4]).toBe('a1 b1 c1 (d) (e)');
  });

  test('nothing is lost, nothing stands twice in a day, and no line holds two', () => {
    const stretches = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 12 })), { maxLength: 25 });
    fc.assert(
      fc.property(stretches, fc.integer({ min: 2, max: 6 }), (drawn, most) => {
        const entries = drawn.map(([from, length], index) => {
          const first = shiftDays(week[0] ?? '', from);
          return entry(String(index), first, shiftDays(first, length));
        });
        const plan = planWeek(week, entries, most);
        for (const [index, { slots, more }] of plan.entries()) {
          const day = week[index] ?? '';
          const told = [...slots.flatMap((slot) => (slot ? [slot.entry] : [])), ...more].map(({ card }) => card.title);
          const there = entries.filter(({ from, to }) => from <= day && to >= day).map(({ card }) => card.title);
          expect(told.toSorted()).toEqual(there.toSorted());
          expect(slots.length + (more.length > 0 ? 1 : 0)).toBeLessThanOrEqual(most);
          for (const [line, slot] of slots.entries()) if (slot?.days === 0) expect(plan[index - 1]?.slots[line]?.entry).toBe(slot.entry);
        }
      }),
    );
  });
});
