import type { BoardHead, Card } from '../card.ts';
import type { MineRow } from '../mine.ts';
import type { DrawContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { dateMark } from './marks.ts';

/** A record on one line of the first page, drawn at the build and, for what is one's own, in a browser. */
export function homeRow(
  { title, address, due, as }: Pick<Card, 'title' | 'address' | 'due'> & Pick<MineRow, 'as'>,
  head: Pick<BoardHead, 'title' | 'color'> | undefined,
  context: DrawContext,
  people = '',
): string {
  const { words, to } = context;
  const from = head ? `<span class="from" data-c="${head.color}"><i></i>${escapeHtml(words.text(head.title))}</span>` : '';
  const why = as ? `<span class="why ${as}">${escapeHtml(words.say(as === 'asked' ? 'home.asked' : 'record.blocked'))}</span>` : '';
  const day = due === undefined ? '' : `<span class="n due">${dateMark(due, context, true)}</span>`;
  return `<li${attributes({ 'data-date': due })}><a href="${to.record(address)}" dir="auto">${escapeHtml(title)}</a><span class="about">${from}${why}</span>${people}${day}</li>`;
}
