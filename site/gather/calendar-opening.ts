import type { BoardHead, Card } from '../card.ts';
import type { SiteBoard, SiteView } from '../data.ts';
import { startOfMonth } from '../render/days.ts';
import { datedCards, dateKeys } from '../render/days-of.ts';
import type { ViewState } from '../view-state.ts';

/** What a calendar begins with where no card is due: the first dates that at least a tenth of them have, and the last of those days where all lie in months before this one, so that nobody comes to an empty month. */
export function openingOf(boards: readonly BoardHead[], cards: readonly Card[], today: string): Partial<Pick<ViewState, 'date' | 'at'>> {
  const model = { boards: [...boards], cards: [...cards] };
  if (datedCards(model, ['due']).dated.length > 0) return {};
  const keys = dateKeys(boards, cards).filter((key) => key !== 'due' && key !== 'created');
  const daysBy = (date: string) => datedCards(model, [date]).dated.map(({ to }) => to);
  // a date that next to no card has shows less than when they were made
  const date = [...keys, 'created'].find((key) => daysBy(key).length * 10 >= cards.length) ?? keys.find((key) => daysBy(key).length > 0);
  const days = date === undefined || cards.length === 0 ? [] : daysBy(date);
  if (days.length === 0) return {};
  const last = days.reduce((a, b) => (a > b ? a : b));
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
