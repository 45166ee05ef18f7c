import type { BoardHead, Card } from '../card.ts';
import type { ViewModel } from '../view.ts';
import type { DrawContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import type { Group } from './groups.ts';
import { lookAt, nameOfKey } from './keys.ts';
import { avatars, tray } from './marks.ts';

/** The head of a column: its sign and title, how many cards, how full, and what they come to. */
export function columnHead(column: Group, model: ViewModel, context: DrawContext): string {
  const { words } = context;
  const { list, title, cards } = column;
  const why = list?.unknown ? `<span class="why">${escapeHtml(words.say('list.unknown_short'))}</span>` : '';
  const sum = headSum(cards, model.boards[0], context);
  // beside a sum there is no room for the words of a limit: it stands behind the number
  const room = sum === '' ? countMark(cards.length, words) + why + headLimit(column, context) : shortLimit(column, context) + sum + why;
  return `<header>${groupSign(column, context)}<h2 dir="auto">${escapeHtml(title)}</h2>${room}</header>`;
}

/** A list's tray, a person's mark or a colour, before a title. */
export function groupSign({ list, person, color }: Group, context: DrawContext): string {
  if (list) return tray(list);
  if (person) return avatars([person.key], context, true);
  return color ? `<i class="dot" data-c="${color}"></i>` : '';
}

/** How many cards a list holds of those it may hold; a full list shows it. */
function headLimit({ list, cards }: Group, { words }: DrawContext): string {
  const limit = list?.limit;
  if (limit === undefined) return '';
  const count = cards.length;
  const said = words.say('board.limit_meter', { count, limit });
  return `<span class="wip${fullness(count, limit)}"><meter${attributes({ min: 0, max: limit, value: Math.min(count, limit), 'aria-label': said })}></meter><span class="num">${escapeHtml(words.say('board.limit', { limit }))}</span></span>`;
}

/** How many cards a list holds, as `3/5` where it may hold five. */
function shortLimit({ list, cards }: Group, { words }: DrawContext): string {
  const [count, limit] = [cards.length, list?.limit];
  if (limit === undefined) return countMark(count, words);
  const said = words.say('board.limit_meter', { count, limit });
  const told = `${words.number(count)}/${words.number(limit)}`;
  return `<span${attributes({ class: `num count${fullness(count, limit)}`, role: 'img', 'aria-label': said, title: said })}>${told}</span>`;
}

function countMark(count: number, words: DrawContext['words']): string {
  return `<span class="num count">${words.number(count)}</span>`;
}

function fullness(count: number, limit: number): string {
  return count > limit ? ' full over' : count === limit ? ' full' : '';
}

/** What the first field of the cards that can be added up comes to; one sum for each currency. */
export function headSum(cards: readonly Card[], head: BoardHead | undefined, context: DrawContext): string {
  const field = head?.card.map((key) => head.fields.find(({ name }) => name === key)).find((each) => each?.adds);
  if (!field) return '';
  const sums = new Map<string, { sum: number; say(sum: number): string }>();
  for (const card of cards) {
    const look = lookAt(card, field.name, head);
    if (look.as !== 'number' || !Number.isFinite(look.number)) continue;
    const { prefix = '', suffix = '', format } = look;
    const unit = `${prefix}|${suffix}|${format?.currency}|${format?.unit}`;
    const known = sums.get(unit) ?? { sum: 0, say: (sum) => `${prefix}${context.words.number(sum, short(format, sum))}${suffix}` };
    known.sum += look.number;
    sums.set(unit, known);
  }
  if (sums.size === 0) return '';
  const told = [...sums.values()].map(({ sum, say }) => say(Math.round(sum * 100) / 100)).join(' + ');
  return `<span class="sum num" title="${escapeHtml(nameOfKey(field.name, head ? [head] : [], context.words))}">${escapeHtml(told)}</span>`;
}

/** A sum in a head is told without cents where it has none. */
function short(format: Intl.NumberFormatOptions | undefined, sum: number): Intl.NumberFormatOptions {
  if (format?.currency && !Number.isInteger(sum)) return format;
  return { ...format, minimumFractionDigits: 0, maximumFractionDigits: format?.currency ? 0 : 2 };
}
