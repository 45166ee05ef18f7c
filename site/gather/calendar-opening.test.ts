import { describe, expect, test } from 'vitest';
import type { Card } from '../card.ts';
import type { SiteBoard, SiteView } from '../data.ts';
import { cardFor, salesHead } from '../tests/cards.ts';
import { openCalendar, openingOf } from './calendar-opening.ts';

const today = '2026-11-22';
const trip = (date: string): Card['values'] => ({ trip: { as: 'date', date } });
const opening = (cards: Card[]) => openingOf([salesHead], cards, today);

describe('a calendar begins', () => {
  test('by due dates where one card is due, and where nothing has a date', () => {
    expect(opening([cardFor({ due: '2020-01-01' }), cardFor({ start: '2026-11-02' })])).toEqual({});
    expect(opening([cardFor({})])).toEqual({});
    expect(opening([])).toEqual({});
  });

  test('else by the first dates that cards have, and by when they were made at last', () => {
    expect(opening([cardFor({ created: '2026-11-01', start: '2026-11-02', values: trip('2026-12-01') })])).toEqual({ date: 'start' });
    expect(opening([cardFor({ created: '2026-11-01', values: trip('2026-12-01') })])).toEqual({ date: 'trip' });
    expect(opening([cardFor({ created: '2026-11-01' })])).toEqual({ date: 'created' });
  });

  test('not by dates that next to no card has', () => {
    const made = Array.from({ length: 10 }, () => cardFor({ created: '2026-11-01' }));
    expect(opening([...made, cardFor({ values: trip('2026-11-05') })])).toEqual({ date: 'created' });
  });

  test('by the same dates when a first card gets a due date; by due ones once half as many have those', () => {
    const planned = Array.from({ length: 4 }, () => cardFor({ values: trip('2026-12-01') }));
    const due = cardFor({ due: '2026-12-05' });
    expect(opening([...planned, due])).toEqual({ date: 'trip' });
    expect(opening([...planned, due, due])).toEqual({});
    const made = Array.from({ length: 30 }, () => cardFor({ created: '2026-11-01' }));
    expect(opening([...made, due])).toEqual({ date: 'created' });
    expect(opening([...made, due, due, due, due])).toEqual({});
  });

  test('at the last day where all lie in months before', () => {
    expect(opening([cardFor({ created: '2024-03-09' }), cardFor({ created: '2023-01-01' })])).toEqual({
      date: 'created',
      at: '2024-03-09',
    });
  });

  test('as its view says, where that names a date; and by the cards that its condition leaves', () => {
    const cards = [cardFor({ title: 'a', created: '2026-11-01' }), cardFor({ title: 'b', due: '2026-11-01' })];
    const board = { ...salesHead, lists: [{ ...salesHead.lists[0], records: cards.map((card) => ({ card })) }] } as unknown as SiteBoard;
    const opened = (part: Partial<SiteView>) => {
      const view: SiteView = { view: 'calendar', address: '', state: {}, ...part };
      openCalendar(view, [board], today);
      return view.state;
    };
    expect(opened({})).toEqual({});
    expect(opened({ only: { now: new Set(['sales/a']), turns: [] } })).toEqual({ date: 'created' });
    expect(opened({ only: { now: new Set(['sales/a']), turns: [] }, state: { date: 'due' } })).toEqual({ date: 'due' });
    expect(opened({ only: { now: new Set(['sales/a']), turns: [] }, view: 'timeline' })).toEqual({});
  });
});
