import type { Card } from './card.ts';
import type { SiteBoard, SiteData, SiteView } from './data.ts';
import type { RenderContext } from './render/context.ts';
import { sortCards } from './render/sort.ts';
import { plainState } from './render/state.ts';
import { viewTabs } from './render/tabs.ts';
import type { View, ViewModel } from './view.ts';

const views = new Map(
  Object.entries(import.meta.glob<{ default: View }>('./views/*.ts', { eager: true })).map(([path, module]) => [
    path.replace(/^.*\/|\.ts$/g, ''),
    module.default,
  ]),
);

/** Up to so many cards all stand in the page; above, so many of them in all, and the rest comes as one scrolls. */
const allUpTo = 300;
const shownAbove = 100;

/** The views of a board in the order of its tabs; the first stands at the board's own address. */
export function viewsOf(board: SiteBoard): SiteView[] {
  return viewTabs(board);
}

/** What draws a view. */
export function viewNamed(name: string): View | undefined {
  return views.get(name);
}
/** The board and view at a path below `/boards/`, not encoded. */
export function findView({ boards }: SiteData, path: string): { board: SiteBoard; view: SiteView; drawn: View } | undefined {
  const [first = '', second = ''] = path.split('/');
  const board = boards.find(({ address }) => address === first);
  const view = board && viewsOf(board).find(({ address }) => address === second);
  const drawn = view && views.get(view.view);
  return drawn && { board, view, drawn };
}

/** What a saved view draws when the site is built. */
export function modelOf(board: SiteBoard, view: SiteView, { words }: RenderContext): ViewModel {
  const cards = board.lists.flatMap(({ records }) => records.map(({ card }) => card));
  const { only } = view;
  const model = modelOfCards([board], only ? cards.filter(({ address }) => only.now.has(address)) : cards, view.state, words);
  const steps = only ? board.activity?.filter(({ address }) => address !== undefined && only.now.has(address)) : board.activity;
  return { ...model, ...(steps ? { steps } : {}), ...(view.charts ? { charts: view.charts } : {}) };
}

/** What a view of any cards draws when the site is built. */
export function modelOfCards(boards: SiteBoard[], cards: Card[], own: SiteView['state'], words: RenderContext['words']): ViewModel {
  const state = { ...plainState, ...own };
  const places = Math.max(
    1,
    boards.reduce((sum, { lists }) => sum + lists.length, 0),
  );
  return {
    boards,
    cards: sortCards(cards, state.sort, boards, words),
    total: cards.length,
    state,
    now: undefined,
    most: cards.length <= allUpTo ? allUpTo : Math.max(6, Math.floor(shownAbove / places)),
  };
}
