import type { BoardHead, Card } from '../card.ts';
import type { DrawContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { lookAt } from './keys.ts';
import { avatars, dateMark, momentMark, personOf, tray } from './marks.ts';
import { rowTitle } from './row.ts';
import { renderValue } from './value.ts';

/** What stands in a cell of a table: every value on one line. */
export function renderCell(card: Card, key: string, head: BoardHead | undefined, context: DrawContext): string {
  const { words } = context;
  const display = lookAt(card, key, head);
  switch (key) {
    case 'title':
      return rowTitle(card, context);
    case 'list': {
      const list = head?.lists.find(({ name }) => name === card.list);
      return `${list ? tray(list) : ''}<span dir="auto">${escapeHtml(words.text(list?.title ?? card.list))}</span>`;
    }
    case 'board':
      return `<i class="dot" data-c="${head?.color ?? 'slate'}"></i><span dir="auto">${escapeHtml(words.text(head?.title ?? card.board))}</span>`;
    case 'color':
      return card.color === undefined ? '' : `<i class="dot" data-c="${card.color}"></i>${escapeHtml(words.say(`color.${card.color}`))}`;
    case 'due':
      return card.due === undefined ? '' : dateMark(card.due, context, !card.done);
    case 'updated':
      return card.updated === undefined ? '' : momentMark(card.updated, context);
    default:
  }
  switch (display.as) {
    case 'people': {
      const [only = '', ...more] = display.people;
      if (more.length > 0) return avatars(display.people, context);
      return `${avatars([only], context, true)} <span dir="auto">${escapeHtml(personOf(only, context).name)}</span>`;
    }
    case 'toggle':
      return `<span${attributes({ class: display.on ? 'box on' : 'box', role: 'img', 'aria-label': words.say(display.on ? 'value.yes' : 'value.no') })}></span>`;
    default:
      return renderValue(display, context);
  }
}
