import type { BoardHead, Card } from '../card.ts';
import { plainState } from '../render/state.ts';
import type { ViewModel } from '../view.ts';
import { cardOf } from './sample.ts';

/** A card for tests whose name is its title. */
export function cardFor(part: Partial<Card>): Card {
  return cardOf({ slug: part.title ?? 'acme', ...part });
}

/** A board of two lists for tests. */
export const salesHead: BoardHead = {
  name: 'sales',
  address: 'sales',
  title: 'Sales',
  color: 'teal',
  lists: [
    { name: 'open', title: 'Open', color: 'blue', fill: 2, first: true, done: false, locked: false, unknown: false, count: 0 },
    { name: 'won', title: 'Won', color: 'green', fill: 10, first: false, done: true, locked: false, unknown: false, count: 0 },
  ],
  tags: [],
  fields: [{ name: 'trip', title: 'Trip', input: { as: 'date', time: false, range: true }, adds: false }],
  card: [],
};

/** What a view draws, for tests. */
export function modelFor(cards: Card[], part: Partial<ViewModel> & { state?: ViewModel['state'] } = {}): ViewModel {
  return { boards: [salesHead], cards, total: cards.length, state: plainState, now: '2026-11-21T13:54', most: 30, ...part };
}
