import type { Card } from '../card.ts';
import type { ViewModel } from '../view.ts';
import { columnHead, groupSign } from './board-head.ts';
import { renderCard } from './card.ts';
import type { DrawContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { type Group, groupCards } from './groups.ts';

/** A board as it is drawn: columns, and rows of them when it has swimlanes. */
export interface BoardPlan {
  columns: Group[];
  /** Each with its cards by column, in the order of `columns`. */
  lanes: { group: Group; cells: Card[][] }[] | undefined;
  /** So many cards of a column, or of one column in one lane, are drawn at first. */
  most: number;
}

/** What stands in which column and lane. Colours that no card has are no columns. */
export function planBoard({ cards, boards, state, most }: ViewModel, context: DrawContext): BoardPlan {
  const by = state.group ?? 'list';
  const used = (group: Group) => group.cards.length > 0 || by !== 'color';
  const columns = groupCards(cards, by, boards, context).filter(used);
  if (state.swimlanes === undefined) return { columns, lanes: undefined, most };
  const lanes = groupCards(cards, state.swimlanes, boards, context)
    .filter((lane) => lane.cards.length > 0)
    .map((group) => {
      const within = new Set(group.cards);
      return { group, cells: columns.map((column) => column.cards.filter((card) => within.has(card))) };
    });
  return { columns, lanes, most: Math.max(3, Math.floor(most / Math.max(1, lanes.length))) };
}

/** The lists of a phone's screen, of which it shows one. */
export function renderStrip({ columns }: BoardPlan, { words }: DrawContext): string {
  const links = columns.map(
    ({ key, title, cards }) =>
      `<a href="#list-${escapeHtml(encodeURIComponent(key))}"><span dir="auto">${escapeHtml(title)}</span><span class="num">${words.number(cards.length)}</span></a>`,
  );
  return `<nav class="strip" aria-label="${escapeHtml(words.say('board.lists'))}">${links.join('')}</nav>`;
}

/** Columns side by side, each with its cards and the place where one adds another. */
export function renderColumns(plan: BoardPlan, model: ViewModel, context: DrawContext): string {
  return plan.columns
    .map((column, index) => {
      const name = escapeHtml(column.title);
      const cells = `<ol class="cards"${attributes({ 'data-column': index })}>${renderCards(column.cards, plan.most, model, context)}</ol>`;
      return `<section class="list" id="list-${escapeHtml(column.key)}" aria-label="${name}">${columnHead(column, model, context)}${cells}${addLink(column, model, context)}</section>`;
    })
    .join('');
}

/** One row of columns for each swimlane, below heads that stay in sight. */
export function renderLanes(plan: BoardPlan, model: ViewModel, context: DrawContext): string {
  const heads = plan.columns.map(
    (column) =>
      `<section class="list" id="list-${escapeHtml(column.key)}" aria-label="${escapeHtml(column.title)}">${columnHead(column, model, context)}</section>`,
  );
  const lanes = (plan.lanes ?? []).map(({ group, cells }) => {
    const row = cells.map((cards, index) => {
      const name = escapeHtml(plan.columns[index]?.title ?? '');
      return `<ol class="cards" aria-label="${name}"${attributes({ 'data-column': index })}>${renderCards(cards, plan.most, model, context, true)}</ol>`;
    });
    return `<details class="lane" open${attributes({ 'data-lane': group.key })}><summary><h2 dir="auto">${groupSign(group, context)}${escapeHtml(group.title)}</h2><span class="num">${context.words.number(group.cards.length)}</span></summary><div class="row">${row.join('')}</div></details>`;
  });
  return `<div class="heads">${heads.join('')}</div>${lanes.join('')}`;
}

/** So many cards; what is not drawn is told, and where all of them stand. */
export function renderCards(
  cards: readonly Card[],
  most: number,
  { boards }: Pick<ViewModel, 'boards'>,
  context: DrawContext,
  inLane = false,
): string {
  const { words, to } = context;
  const [head] = boards;
  if (!head) return '';
  if (cards.length === 0) return inLane ? '' : `<li class="empty">${escapeHtml(words.say('board.empty'))}</li>`;
  const rest = cards.length - most;
  const shown = (rest > 0 ? cards.slice(0, most) : cards).map((card) => renderCard(card, head, context)).join('');
  if (rest <= 0) return shown;
  return `${shown}<li class="more"><a href="${to.page(`boards/${encodeURIComponent(head.address)}/all/`)}">${escapeHtml(words.say('rows.more', { count: rest }))}</a></li>`;
}

/** Where one adds a record to a list that takes some. */
function addLink({ list, title }: Group, { boards: [head] }: ViewModel, { words, to }: DrawContext): string {
  if (!list || !head || list.locked || list.unknown) return '';
  const address = to.page(`boards/${encodeURIComponent(head.address)}/new/?list=${encodeURIComponent(list.name)}`);
  return `<a class="quick" href="${escapeHtml(address)}" rel="nofollow">${escapeHtml(words.say('board.add', { list: title }))}</a>`;
}
