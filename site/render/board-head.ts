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
  return `<header>${groupSign(column, context)}<h2 dir="auto">${escapeHtml(title)}</h2><span class="num count">${words.number(cards.length)}</span>${headSum(cards, model.boards[0], context)}${why}${headLimit(column, context)}</header>`;
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
  const full = count > limit ? ' full over' : count === limit ? ' full' : '';
  return `<span class="wip${full}"><meter${attributes({ min: 0, max: limit, value: Math.min(count, limit), 'aria-label': said })}></meter><span class="num">${escapeHtml(words.say('board.limit', { limit }))}</span></span>`;
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
    const known = sums.get(unit) ?? { sum: 0, say: (sum) => `${prefix}${context.words.number(sum, whole(format))}${suffix}` };
    known.sum += look.number;
    sums.set(unit, known);
  }
  if (sums.size === 0) return '';
  const told = [...sums.values()].map(({ sum, say }) => say(Math.round(sum * 100) / 100)).join(' + ');
  return `<span class="sum num" title="${escapeHtml(nameOfKey(field.name, head ? [head] : [], context.words))}">${escapeHtml(told)}</span>`;
}

/** Sums in a head are told without cents. */
function whole(format: Intl.NumberFormatOptions | undefined): Intl.NumberFormatOptions {
  return { ...format, minimumFractionDigits: 0, maximumFractionDigits: format?.currency ? 0 : 2 };
}
