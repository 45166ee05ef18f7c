import type { Color } from '../../scripts/model/value.ts';
import type { BoardHead, Card, ListHead } from '../card.ts';
import type { ViewModel } from '../view.ts';
import type { ViewState } from '../view-state.ts';
import type { DrawContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { icon } from './icons.ts';
import { nameOfKey } from './keys.ts';
import { tray } from './marks.ts';
import { writeState } from './state.ts';

/** What a link of a view changes in its state; the empty text goes back to what the view asks for. */
export type Step = Partial<Pick<ViewState, 'at' | 'span' | 'zoom' | 'date'>>;

/** Attributes of a link that changes the state: an address for a browser that follows it, `data-set` for the view that does it at once. */
export function stepTo(state: ViewState, step: Step): { href: string; 'data-set': string } {
  const address = writeState({ ...state, ...step }).toString();
  const set = new URLSearchParams(Object.entries(step).map(([key, value = '']) => [key, value]));
  return { href: `?${address}`, 'data-set': set.toString() };
}

/** What `data-set` says, as a change of the state. */
export function stepOf(written: string): Step {
  return Object.fromEntries([...new URLSearchParams(written)].map(([key, value]) => [key, value === '' ? undefined : value]));
}

/** Earlier, today, later. */
export function turner(state: ViewState, earlier: [string, string], later: [string, string], { words }: DrawContext): string {
  const arrow = ([at, label]: [string, string], classes: string) =>
    `<a${attributes({ class: classes, ...stepTo(state, { at }), title: label, 'aria-label': label })}>${icon('back')}</a>`;
  const today = `<a${attributes({ class: 'btn line', ...stepTo(state, { at: undefined }) })}>${escapeHtml(words.say('calendar.today'))}</a>`;
  return `<div class="turner">${arrow(earlier, 'btn icon')}${today}${arrow(later, 'btn icon later')}</div>`;
}

/** One of a few, side by side. */
export function chooser(label: string, choices: { title: string; on: boolean; step: Step }[], state: ViewState): string {
  const links = choices.map(
    ({ title, on, step }) =>
      `<a${attributes({ ...stepTo(state, step), 'aria-current': on ? 'true' : undefined })}>${escapeHtml(title)}</a>`,
  );
  return `<div${attributes({ class: 'segments', role: 'group', 'aria-label': label })}>${links.join('')}</div>`;
}

/** By which dates a view stands, as HTML. */
export function datesSaid(key: string, boards: readonly BoardHead[], words: DrawContext['words']): string {
  return escapeHtml(words.say('calendar.by', { key: nameOfDates(key, boards, words) }));
}

function nameOfDates(key: string, boards: readonly BoardHead[], words: DrawContext['words']): string {
  return (key === 'start' ? ['start', 'due'] : [key]).map((each) => nameOfKey(each, boards, words)).join(' – ');
}

/** By which dates, as a list that unfolds; nothing where there is no choice. */
export function datePicker(keys: readonly string[], chosen: string, { state, boards }: ViewModel, { words }: DrawContext): string {
  if (keys.length < 2) return '';
  const links = keys.map(
    (date) =>
      `<li><a${attributes({ ...stepTo(state, { date }), 'aria-current': date === chosen ? 'true' : undefined, dir: 'auto' })}>${escapeHtml(nameOfDates(date, boards, words))}</a></li>`,
  );
  const summary = `${icon('calendar')}<span dir="auto">${datesSaid(chosen, boards, words)}</span>`;
  return `<details class="picker"><summary class="btn line">${summary}</summary><ul>${links.join('')}</ul></details>`;
}

/** The cards without a date, counted and folded. */
export function undatedTray(cards: readonly Card[], { boards, most }: Pick<ViewModel, 'boards' | 'most'>, context: DrawContext): string {
  if (cards.length === 0) return '';
  const { words, to } = context;
  const rows = cards.slice(0, most).map((card) => {
    const title = `<a href="${to.record(card.address)}" dir="auto">${escapeHtml(card.title)}</a>`;
    return `<li${card.done ? ' class="done"' : ''}>${markOf(card, boards, words.text)}${title}</li>`;
  });
  const rest = cards.length - rows.length;
  if (rest > 0) rows.push(`<li class="rest">${escapeHtml(words.say('calendar.others', { count: rest }))}</li>`);
  const count = `<span class="num">${words.number(cards.length)}</span>`;
  return `<details class="undated"><summary>${icon('back')}<span>${escapeHtml(words.say('calendar.undated'))}</span>${count}</summary><ul>${rows.join('')}</ul></details>`;
}

/** That something is late, as a mark and as a word. */
export function lateFlag({ words }: DrawContext): string {
  const word = escapeHtml(words.say('calendar.late'));
  return `<span class="flag" title="${word}"><span class="vh">${word}</span></span>`;
}

/** The list a card stands in, as a tray that is as full as the list is far, in the card's colour or else the list's; its name for who sees neither. */
export function markOf(card: Card, boards: readonly BoardHead[], text: DrawContext['words']['text']): string {
  const list = listOf(card, boards);
  const look = { color: colorOf(card, { boards }), fill: list?.fill ?? 0, first: list?.first ?? false };
  return `${tray(look)}<span class="vh">${escapeHtml(list ? text(list.title) : card.list)}, </span>`;
}

/** A card's own colour, else its list's. */
export function colorOf(card: Card, { boards }: { boards: readonly BoardHead[] }): Color {
  return card.color ?? listOf(card, boards)?.color ?? 'slate';
}

function listOf(card: Card, boards: readonly BoardHead[]): ListHead | undefined {
  return boards.find(({ name }) => name === card.board)?.lists.find(({ name }) => name === card.list);
}
