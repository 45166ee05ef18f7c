import type { BoardHead, Card } from '../card.ts';
import type { ViewModel } from '../view.ts';
import type { DrawContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { type Group, groupCards } from './groups.ts';
import { avatars, tray } from './marks.ts';

/** Rows under one heading; without a group all rows of the view. */
export interface Section {
  group: Group | undefined;
  cards: Card[];
}

/** How many sections of rows the first drawing holds at most; the rest comes as one scrolls. */
export const mostSections = 40;

/** The rows of a view below each other. Lists of a board stand there even when empty, unless something is filtered; other groups only with rows. */
export function sectionsOf({ cards, boards, total, state, empty }: ViewModel, group: string | undefined, context: DrawContext): Section[] {
  if (group === undefined || group === '') return [{ group: undefined, cards }];
  const whole = cards.length === total && state.only.size === 0 && empty === undefined;
  return groupCards(cards, group, boards, context)
    .filter((each) => each.cards.length > 0 || (group === 'list' && whole && boards.length === 1))
    .map((each) => ({ group: each, cards: each.cards }));
}

/** How many rows of each section are drawn first: the first as many as may be, so that nothing moves when the rest comes; the others a share of what is left. */
export function allotRows(sizes: readonly number[], most: number, budget: number): number[] {
  let left = budget;
  return sizes.slice(0, mostSections).map((size, index) => {
    const share = index === 0 ? left : Math.max(3, Math.floor(left / (Math.min(sizes.length, mostSections) - index)));
    const rows = Math.min(size, most, share);
    left = Math.max(0, left - rows);
    return rows;
  });
}

/** The sign and words of a section's heading: a list's tray, a person's mark, a colour. */
export function sectionTitle({ group, cards }: Section, context: DrawContext): string {
  if (!group) return '';
  const sign = group.list
    ? tray(group.list)
    : group.person
      ? avatars([group.person.key], context, true)
      : group.color
        ? `<i class="dot" data-c="${group.color}"></i>`
        : '';
  const title = group.list?.unknown ? `${group.title}, ${context.words.say('list.unknown_short')}` : group.title;
  return `${sign}<span dir="auto">${escapeHtml(title)}</span><span class="num">${context.words.number(cards.length)}</span>`;
}

/** What stands below rows that were not all drawn: how many more there are, and where all of them are. */
export function moreRows(count: number, boards: readonly BoardHead[], { words, to }: DrawContext): string {
  const [board] = boards;
  const data =
    board && boards.length === 1 ? ` <a href="${to.data(`boards/${board.address}.csv`)}">${escapeHtml(words.say('rows.data'))}</a>` : '';
  return `${escapeHtml(words.say('rows.more', { count }))}${data}`;
}
