import type { BoardHead } from '../card.ts';
import type { ViewModel } from '../view.ts';
import type { ViewState } from '../view-state.ts';
import type { DrawContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { nameOfKey } from './keys.ts';
import { writeState } from './state.ts';
import { type Column, columnKeys, nextSort } from './table-columns.ts';
import type { Words } from './words.ts';

/** A column's header: a link that sorts by it, with the way and, among several keys, the place of its own. */
export function headerCell(column: Column, first: boolean, { state }: ViewModel, { words }: DrawContext): string {
  const at = state.sort.findIndex((each) => keyOf(each) === column.key);
  const down = state.sort[at]?.startsWith('-') ?? false;
  const place = state.sort.length > 1 ? words.number(at + 1) : '';
  const way = at === -1 ? '' : `<span class="way${down ? ' down' : ''}">${place}</span>`;
  const link = `<a${attributes({ href: sortAddress(state, column.key), 'data-sort': column.key })}><span dir="auto">${escapeHtml(column.title)}</span>${way}</a>`;
  const sorted = at === 0 && (down ? 'descending' : 'ascending');
  return `<th${attributes({ scope: 'col', class: cellClass(column, first), 'aria-sort': sorted })}>${link}</th>`;
}

/** Where a cell stands: the first column is pinned, numbers stand at the end. */
export function cellClass({ kind }: Column, first: boolean): string | undefined {
  return [first && 'pin', kind === 'number' && 'r'].filter(Boolean).join(' ') || undefined;
}

function sortAddress(state: ViewState, key: string): string {
  const sort = nextSort(state.sort, key, false);
  const address = writeState({ ...state, sort });
  // an empty word takes back what the view itself asks for
  if (sort.length === 0) address.set('sort', '');
  return `?${address}`;
}

/** What a screen reader is told of a table: how many rows, and how they are sorted. */
export function captionOf({ boards, cards, state }: ViewModel, { words }: DrawContext): string {
  const [board] = boards;
  const count = words.count(cards.length, boards.length === 1 ? board?.record : undefined);
  if (state.sort.length === 0) return count;
  return `${count}. ${words.say('table.sorted', { keys: sortedBy(state.sort, boards, words) })}`;
}

function sortedBy(sort: readonly string[], boards: readonly BoardHead[], words: Words): string {
  return sort
    .map((each) => {
      const way = words.say(each.startsWith('-') ? 'table.down' : 'table.up');
      return `${nameOfKey(keyOf(each), boards, words)} (${way})`;
    })
    .join(', ');
}

function keyOf(sort: string): string {
  return sort.replace(/^-/, '');
}

/** Which columns are shown, to choose from; only scripts make it work, and only with them it is seen. */
export function columnMenu(columns: readonly Column[], { boards }: ViewModel, { words }: DrawContext): string {
  const shown = columns.map(({ key }) => key);
  const keys = [...shown, ...columnKeys(boards).filter((key) => !shown.includes(key))];
  const items = keys.map((key) => {
    const box = attributes({ type: 'checkbox', value: key, checked: shown.includes(key), disabled: key === 'title' });
    return `<li><label><input${box}><span dir="auto">${escapeHtml(nameOfKey(key, boards, words))}</span></label></li>`;
  });
  const name = escapeHtml(words.say('table.columns'));
  return `<details class="pick"><summary title="${name}"><span class="vh">${name}</span></summary><ul>${items.join('')}</ul></details>`;
}
