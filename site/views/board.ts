import { renderCard } from '../render/card.ts';
import { escapeHtml } from '../render/escape.ts';
import { groupCards } from '../render/groups.ts';
import { tray } from '../render/marks.ts';
import type { View } from '../view.ts';

export default {
  icon: 'boards',
  draw({ cards, boards, state, most }, context) {
    const { words } = context;
    const [head] = boards;
    if (!head) return '';
    const columns = groupCards(cards, state.group ?? 'list', boards, context).map(({ title, list, cards: inColumn, key }) => {
      const shown = inColumn.slice(0, most).map((card) => renderCard(card, head, context));
      return `<section class="list" id="list-${escapeHtml(key)}" aria-label="${escapeHtml(title)}"><header>${list ? tray(list) : ''}<h2 dir="auto">${escapeHtml(title)}</h2><span class="num">${words.number(inColumn.length)}</span></header><ol class="cards">${shown.join('')}</ol></section>`;
    });
    return `<div class="board" tabindex="0" role="region" aria-label="${escapeHtml(words.say('board.lists'))}">${columns.join('')}</div>`;
  },
} satisfies View;
