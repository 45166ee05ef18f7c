import type { BoardHead } from '../card.ts';
import type { SiteBoard, SiteData, SiteView } from '../data.ts';
import type { View, ViewModel } from '../view.ts';
import type { ViewState } from '../view-state.ts';
import { type Addresses, encodePath } from './address.ts';
import type { RenderContext } from './context.ts';
import { attributes } from './escape.ts';
import { renderFilterBar } from './filter-bar.ts';
import { usualKeys } from './filter-keys-used.ts';
import { allotRoom } from './filter-room.ts';
import { titleOfValue } from './filter-title.ts';
import { plainState } from './state.ts';

/** Where the data of a view stands below the base, not encoded. */
export const peopleAddress = 'data/people.json';
export const headAddress = ({ address }: Pick<BoardHead, 'address'>) => `data/boards/${address}/head.json`;
export const listAddress = ({ address }: Pick<BoardHead, 'address'>, list: string) => `data/boards/${address}/lists/${list}.json`;
export const wholeAddress = ({ address }: Pick<BoardHead, 'address'>) => `data/boards/${address}/whole.json`;
export const narrowingAddress = ({ address }: Pick<BoardHead, 'address'>, view: string) =>
  `data/boards/${address}/views/${view || 'first'}.json`;
export const archiveAddress = ({ address }: Pick<BoardHead, 'address'>, list: string) => `data/boards/${address}/archive/${list}.json`;
export const workspaceNarrowingAddress = (view: string) => `data/views/${view}.json`;
/** What the views of a kind say, and what everything says that opens later. */
export const wordsAddress = (language: string, view: string) => `data/words/${language}/${view}.json`;
export const moreWordsAddress = (language: string) => `data/words/${language}/more.json`;

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
  moreWords: string;
  people: string;
  boards: { head: string; lists: string[] }[];
  /** People, head and lists in one file, where the view is of one small board. */
  whole?: string;
  only?: string;
  /** `only` as entries. */
  state: Partial<Omit<ViewState, 'only'>> & { only?: [string, string[]][] };
  /** What every card fulfils, however one filters; `me` stands for the one who looks, or for anybody while nobody said who that is. */
  must?: [string, string[]][];
  /** What it asks for in place of `state` while nobody said who looks. */
  nobody?: Partial<Omit<ViewState, 'only'>>;
  /** What is said where there is no card at all. */
  empty?: string;
  most: number;
  /** What it shows depends on the day or on who looks: it is drawn anew at once. */
  timely: boolean;
  /** Keys that the bar of filters offers at once, each with the row that has room for it. */
  usual: [key: string, room: number][];
  /** Told with each address, so that data and page are of one build. */
  stamp: string;
}

/** What stands on a stage: boards, one of their saved views or one of the site's own, and what it draws at the build. */
export interface Staged {
  boards: SiteBoard[];
  view: Pick<SiteView, 'view' | 'state'>;
  drawn: View;
  model: ViewModel;
  /** Address of the file that says which records a condition leaves. */
  narrowing?: string | undefined;
  timely?: boolean;
  /** The lists whose cards are loaded; those of the boards unless told. */
  lists?: string[][];
  must?: [string, string[]][];
  nobody?: StageConfig['nobody'];
  empty?: string;
}

/** A view with its filters, as it stands in a page: all there is without scripts, and what the browser needs to go on from there. */
export function renderStage(staged: Staged, context: RenderContext): string {
  const { model, view, drawn } = staged;
  if (drawn.still) return `<div${attributes({ class: `stage ${view.view}-view` })}>${drawn.draw(model, context)}</div>`;
  const { boards } = model;
  const state = { ...plainState, ...(staged.nobody ?? view.state) };
  const titleOf = (key: string, value: string) => titleOfValue(key, value, boards, context, () => model.cards);
  const filtered = { view: view.view, boards, usual: [], state, own: state, titleOf };
  const usual = allotRoom(usualKeys(boards, context.site), filtered, context);
  const config = configOf(staged, usual, context);
  const bar = renderFilterBar({ ...filtered, usual }, model.cards.length, context);
  return `${bar}<div${attributes({ class: `stage ${view.view}-view${staged.timely ? ' timely' : ''}`, id: 'stage', 'data-config': JSON.stringify(config) })}>${drawn.draw(model, context)}</div>`;
}

/** Boards of so many cards come as one file: for a browser each of several costs more than what is in it. */
const smallUpTo = 300;

/** Whether all of a board comes as one file. */
export function isSmall({ lists }: Pick<SiteBoard, 'lists'>): boolean {
  return lists.reduce((sum, { records }) => sum + records.length, 0) <= smallUpTo;
}

/** Told with the address of data, so that data and page are of one build. */
export function stampOf({ stamp: { commit, at } }: SiteData): string {
  return `${commit?.slice(0, 7) ?? ''}${Date.parse(at).toString(36)}`;
}

function configOf(
  { boards, view, drawn, model, narrowing, timely = false, lists, must, nobody, empty }: Staged,
  usual: StageConfig['usual'],
  { site, to, words, year, weekStart }: RenderContext,
): StageConfig {
  const { only, ...state } = view.state;
  const [board] = boards;
  return {
    view: view.view,
    base: to.base,
    prefix: prefixOf(to),
    language: words.language,
    year,
    weekStart,
    words: encodePath(wordsAddress(words.language, view.view)),
    moreWords: encodePath(moreWordsAddress(words.language)),
    people: encodePath(peopleAddress),
    boards: boards.map((each, index) => ({
      head: encodePath(headAddress(each)),
      lists: (lists?.[index] ?? each.lists.map(({ name }) => listAddress(each, name))).map(encodePath),
    })),
    ...(board && boards.length === 1 && !lists && isSmall(board) ? { whole: encodePath(wholeAddress(board)) } : {}),
    ...(narrowing === undefined ? {} : { only: encodePath(narrowing) }),
    state: { ...state, ...(only ? { only: [...only].map(([key, values]) => [key, [...values]] as [string, string[]]) } : {}) },
    most: model.most,
    usual,
    timely: timely || drawn.needsNow === true,
    ...(must ? { must } : {}),
    ...(nobody ? { nobody } : {}),
    ...(empty === undefined ? {} : { empty }),
    stamp: stampOf(site),
  };
}

function prefixOf({ base, home }: Addresses): string {
  return home.slice(base.length).replace(/\/$/, '');
}
