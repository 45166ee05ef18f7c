import { type Alive, bringToLife, renewBoard } from '../client/board-live.ts';
import { planBoard, renderColumns, renderLanes, renderStrip } from '../render/board.ts';
import type { DrawContext } from '../render/context.ts';
import { escapeHtml } from '../render/escape.ts';
import type { LivePlace, View, ViewModel } from '../view.ts';

const alive = new WeakMap<HTMLElement, Alive>();

function drawBoard(model: ViewModel, context: DrawContext): string {
  const plan = planBoard(model, context);
  const label = escapeHtml(context.words.say('board.lists'));
  const body = plan.lanes ? renderLanes(plan, model, context) : renderColumns(plan, model, context);
  const none = plan.columns.length === 0 ? `<p class="empty">${escapeHtml(context.words.say('board.no_lists'))}</p>` : '';
  return `${renderStrip(plan, context)}<div class="${plan.lanes ? 'board lanes' : 'board'}" tabindex="0" role="region" aria-label="${label}">${body}${none}</div>`;
}

/** Folds lists, and brings more of their cards as one scrolls. */
function live(place: LivePlace): () => void {
  const life = bringToLife(place);
  alive.set(place.root, life);
  return () => {
    alive.delete(place.root);
    life.stop.abort();
  };
}

export default {
  icon: 'boards',
  draw: drawBoard,
  live,
  /** While one types in the filter the columns stay, and only cards come and go. */
  renew(place) {
    const life = alive.get(place.root);
    return life !== undefined && renewBoard(place, life);
  },
} satisfies View;
