import type { BoardHead, Card } from '../card.ts';
import { cardChips, cardMeta, faultText } from './card.ts';
import type { DrawContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { avatars, dateMark, tray } from './marks.ts';

/** Pixels that a row has for its chips (styles/list.css). */
const column = 204;

/** A record on one line: title, where it is unless the heading says so, tags, what it holds, due day and people. */
export function renderRow(card: Card, head: BoardHead, context: DrawContext, tells: { board: boolean; list: boolean }): string {
  const { words } = context;
  const list = tells.list ? head.lists.find(({ name }) => name === card.list) : undefined;
  const board = tells.board
    ? `<span class="of"><i class="dot" data-c="${head.color}"></i>${escapeHtml(words.text(head.title))}</span>`
    : '';
  const within = list ? `<span class="of">${tray(list)}${escapeHtml(words.text(list.title))}</span>` : '';
  const parts = [
    `<h3>${rowTitle(card, context)}</h3>`,
    board || within ? `<p class="in">${board}${within}</p>` : '',
    fewChips(cardChips(card, { ...head, card: [...new Set(['tags', ...head.card])] }, context)),
    cardMeta(card, { ...head, card: [] }, context),
    dayOf(card, context),
    avatars(card.assignees, context),
  ];
  return `<li${attributes({ class: card.done ? 'row done' : 'row', 'data-c': card.color, 'data-a': card.address })}>${parts.join('')}</li>`;
}

/** Chips that fit beside each other in the column of a row, and how many more there are. */
function fewChips(html: string): string {
  const chips = html.match(/<span [^>]*>[^<]*<\/span>/g) ?? [];
  const titles = chips.map((chip) => chip.replace(/<[^>]*>/g, ''));
  const ends = titles.map((_, index) => titles.slice(0, index + 1).reduce((sum, title) => sum + 18 + widthOf(title), 0));
  if ((ends.at(-1) ?? 0) <= column) return html;
  const shown = Math.max(1, ends.filter((end) => end <= column - 22).length);
  if (shown === chips.length) return html;
  return `<p class="tags">${chips.slice(0, shown).join('')}<span class="num" title="${titles.slice(shown).join(', ')}">+${chips.length - shown}</span></p>`;
}

/** About as many pixels as a title of a chip takes: letters of most scripts are wider than Latin ones. */
function widthOf(title: string): number {
  const others = title.match(/[\u0250-\uffff]/g)?.length ?? 0;
  return 6.1 * (title.length - others) + 7.6 * others;
}

/** The day at the end of a row: until when, or since when an archived record is out of the way. */
function dayOf({ due, done, archived, archivedOn }: Card, context: DrawContext): string {
  const day = archived ? archivedOn : due;
  return day === undefined ? '' : dateMark(day, context, !done && !archived, 'due');
}

/** A record's title as a link, and beside it what is wrong with its file. */
export function rowTitle({ address, title, fault, twin, path }: Card, { words, to }: DrawContext): string {
  const notes = [
    fault && faultText(fault, words),
    fault && fault.more > 0 && words.say('problem.more', { count: fault.more }),
    twin && words.say('record.twin.short', { path }),
  ];
  const wrong = escapeHtml(notes.filter(Boolean).join('; '));
  const link = `<a href="${to.record(address)}" dir="auto">${escapeHtml(title)}</a>`;
  return wrong === '' ? link : `${link} <span class="fault" title="${wrong}">${wrong}</span>`;
}
