import type { BoardHead } from '../card.ts';
import type { SiteBoard, SiteView } from '../data.ts';
import type { View, ViewModel, ViewState } from '../view.ts';
import { type Addresses, encodePath } from './address.ts';
import type { RenderContext } from './context.ts';
import { attributes } from './escape.ts';

/** Where the data of a view stands below the base, not encoded. */
export const peopleAddress = 'data/people.json';
export const headAddress = ({ address }: Pick<BoardHead, 'address'>) => `data/boards/${address}/head.json`;
export const listAddress = ({ address }: Pick<BoardHead, 'address'>, list: string) => `data/boards/${address}/lists/${list}.json`;
export const narrowingAddress = ({ address }: Pick<BoardHead, 'address'>, view: string) => `data/boards/${address}/views/${view || 'first'}.json`;
export const wordsAddress = (language: string) => `data/words/${language}.json`;

/** What a browser is told to draw a view anew: addresses of its data, and what the view itself asks for. */
export interface StageConfig {
  view: string;
  base: string;
  /** Of the language below the base; empty for the first. */
  prefix: string;
  language: string;
  year: string;
  weekStart: number;
  words: string;
  people: string;
  boards: { head: string; lists: string[] }[];
  only?: string;
  /** `only` as entries. */
  state: Partial<Omit<ViewState, 'only'>> & { only?: [string, string[]][] };
  most: number;
  /** Told with each address, so that data and page are of one build. */
  stamp: string;
}

/** What stands on a stage: boards, one of their saved views or one of the site's own, and what it draws at the build. */
export interface Staged {
  boards: SiteBoard[];
  view: Pick<SiteView, 'view' | 'state' | 'only' | 'address'>;
  drawn: View;
  model: ViewModel;
}

/** A view with its filters, as it stands in a page: all there is without scripts, and what the browser needs to go on from there. */
export function renderStage(staged: Staged, context: RenderContext): string {
  const { model, view, drawn } = staged;
  if (drawn.still) return `<div${attributes({ class: `stage ${view.view}-view` })}>${drawn.draw(model, context)}</div>`;
  const config = configOf(staged, context);
  const bar = `<div${attributes({ class: 'filters', role: 'group', 'aria-label': context.words.say('filter.title'), 'data-filters': true })}><span class="result num">${context.words.count(model.cards.length, model.boards.length === 1 ? model.boards[0]?.record : undefined)}</span></div>`;
  return `${bar}<div${attributes({ class: `stage ${view.view}-view`, id: 'stage', 'data-config': JSON.stringify(config) })}>${drawn.draw(model, context)}</div>`;
}

function configOf({ boards, view, model }: Staged, { site, to, words, year, weekStart }: RenderContext): StageConfig {
  const { only, ...state } = view.state;
  const [board] = boards;
  return {
    view: view.view,
    base: to.base,
    prefix: prefixOf(to),
    language: words.language,
    year,
    weekStart,
    words: encodePath(wordsAddress(words.language)),
    people: encodePath(peopleAddress),
    boards: boards.map((each) => ({ head: encodePath(headAddress(each)), lists: each.lists.map(({ name }) => encodePath(listAddress(each, name))) })),
    ...(view.only && board ? { only: encodePath(narrowingAddress(board, view.address)) } : {}),
    state: { ...state, ...(only ? { only: [...only].map(([key, values]) => [key, [...values]] as [string, string[]]) } : {}) },
    most: model.most,
    stamp: `${site.stamp.commit?.slice(0, 7) ?? ''}${Date.parse(site.stamp.at).toString(36)}`,
  };
}

function prefixOf({ base, home }: Addresses): string {
  return home.slice(base.length).replace(/\/$/, '');
}
