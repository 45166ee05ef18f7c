import type { BoardHead } from '../card.ts';
import type { ViewState } from '../view-state.ts';
import type { DrawContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { filterChip } from './filter-chip.ts';
import { nameOfKey } from './keys.ts';
import { isFiltered } from './state.ts';

/** What the bar of filters above a view tells of. */
export interface Filtered {
  /** Name of the view. */
  view: string;
  boards: readonly BoardHead[];
  /** Keys that are offered at once, each with the row that has room for it (filter-room.ts). */
  usual: readonly [key: string, room: number][];
  state: ViewState;
  /** What the view asks for itself: only what differs from that is lit. */
  own?: Partial<Pick<ViewState, 'group' | 'swimlanes' | 'sort'>>;
  titleOf(key: string, value: string): string;
  /** Key of the person who looks, where a browser knows it. */
  me?: string | undefined;
}

/** What the views let one arrange beside filters. */
const ways: { [view: string]: ('group' | 'swimlanes' | 'sort')[] } = {
  board: ['group', 'swimlanes', 'sort'],
  table: ['group', 'sort'],
  list: ['group', 'sort'],
  timeline: ['group', 'sort'],
};

/** The bar as it stands in a page: a search box, a chip for each filter, how many records are left, and how they are arranged. Without scripts only the number is seen. */
export function renderFilterBar(filtered: Filtered, count: number, context: DrawContext): string {
  const { words } = context;
  const find = escapeHtml(words.say('filter.find'));
  const [board] = filtered.boards;
  const result = escapeHtml(words.count(count, filtered.boards.length === 1 ? board?.record : undefined));
  return `<div class="filters" role="group" aria-label="${escapeHtml(words.say('filter.title'))}" data-filters><label class="find"><input name="q" type="search" autocomplete="off" spellcheck="false" placeholder="${find}" aria-label="${find}"><kbd aria-hidden="true">/</kbd></label><span class="asked">${askedChips(filtered, context)}</span><span class="result num" role="status">${result}</span><span class="grow"></span><span class="ways">${wayChips(filtered, context)}</span></div>`;
}

/** A chip for each filter that is usual or asked for, one for all others, and what takes them back. */
export function askedChips({ boards, usual, state, titleOf }: Filtered, context: DrawContext): string {
  const { words } = context;
  const rooms = new Map(usual);
  const chips = [...new Set([...rooms.keys(), ...state.only.keys()])].map((key) => {
    const name = nameOfKey(key, boards, words);
    const wanted = state.only.get(key)?.map((value) => titleOf(key, value));
    return filterChip(key, name, wanted, words.say('filter.remove', { key: name }), rooms.get(key));
  });
  chips.push(
    `<button type="button" class="chip dash" aria-haspopup="dialog" data-open="+"><i class="plus"></i>${escapeHtml(words.say('filter.add'))}</button>`,
  );
  if (isFiltered(state))
    chips.push(`<button type="button" class="chip bare" data-clear="">${escapeHtml(words.say('filter.clear'))}</button>`);
  return chips.join('');
}

/** A chip for one's own records, for each way to arrange them, and for the keys. */
export function wayChips({ view, boards, state, own = {}, me }: Filtered, { words, people }: DrawContext): string {
  const isMine = me !== undefined && state.only.get('assignees')?.join() === me;
  const chips: string[] = [];
  if (people.size > 0)
    chips.push(
      `<button type="button" class="chip" aria-pressed="${isMine}" data-open="mine"><i class="person"></i>${escapeHtml(words.say('filter.mine'))}</button>`,
    );
  for (const way of ways[view] ?? []) {
    const key = way === 'sort' ? state.sort[0]?.replace(/^-/, '') : state[way];
    const name =
      way === 'group'
        ? words.say(view === 'board' ? 'filter.columns' : 'filter.group')
        : words.say(way === 'sort' ? 'filter.sort' : 'filter.swimlanes');
    const isOwn = way === 'sort' ? state.sort.join() === (own.sort ?? []).join() : key === own[way];
    const said = key === undefined ? '' : ` <b>${escapeHtml(nameOfKey(key, boards, words))}</b>`;
    chips.push(
      `<button type="button" class="chip${key === undefined || isOwn ? '' : ' on'}" aria-haspopup="dialog" data-open="=${way}">${escapeHtml(name)}${said}<i class="down"></i></button>`,
    );
  }
  const help = escapeHtml(words.say('filter.keys'));
  chips.push(
    `<button type="button" class="chip bare keys" aria-haspopup="dialog" data-open="?" title="${help}" aria-label="${help}">?</button>`,
  );
  return chips.join('');
}
