import type { BoardHead, Card } from '../card.ts';
import type { SiteBoard, SiteView } from '../data.ts';
import { startOfMonth } from '../render/days.ts';
import { datedCards, dateKeys } from '../render/days-of.ts';
import type { ViewState } from '../view-state.ts';

/** So many due dates are worth a calendar, however many cards there are. */
const manyDue = 10;

/**
 * What a calendar begins with that names no date. Due dates, unless the board goes by another: a start or field that at least a tenth of the cards have,
 * and more than twice as many as are due, so that a first due date here or there changes nothing. Where next to no card has any of these, by when they were made.
 * It begins at the last of those days where all lie in months before this one, so that nobody comes to an empty month.
 */
export function openingOf(boards: readonly BoardHead[], cards: readonly Card[], today: string): Partial<Pick<ViewState, 'date' | 'at'>> {
  if (cards.length === 0) return {};
  const model = { boards: [...boards], cards: [...cards] };
  const daysBy = (date: string) => datedCards(model, [date]).dated.map(({ to }) => to);
  const counts = new Map(dateKeys(boards, cards).map((key) => [key, daysBy(key).length]));
  const countBy = (key: string) => counts.get(key) ?? 0;
  const keys = [...counts.keys()].filter((key) => key !== 'due' && key !== 'created');
  const enough = cards.length / 10;
  const often = keys.find((key) => countBy(key) >= enough);
  const isByDue = often === undefined ? countBy('due') >= Math.min(enough, manyDue) : countBy('due') * 2 >= countBy(often);
  if (isByDue) return {};
  const seldom = ['due', ...keys].find((key) => countBy(key) > 0);
  const date = often ?? (countBy('created') >= enough ? 'created' : seldom);
  if (date === undefined || date === 'due') return {};
  const last = daysBy(date).reduce((a, b) => (a > b ? a : b));
  return last < startOfMonth(today) ? { date, at: last } : { date };
}

/** Lets a saved calendar that names no date begin where there is something to see. */
export function openCalendar(view: SiteView, boards: readonly SiteBoard[], today: string): void {
  if (view.view !== 'calendar' || view.state.date !== undefined) return;
  const cards = boards.flatMap(({ lists }) => lists.flatMap(({ records }) => records.map(({ card }) => card)));
  const { only } = view;
  const shown = only ? cards.filter(({ address }) => only.now.has(address)) : cards;
  view.state = { ...view.state, ...openingOf(boards, shown, today) };
}
