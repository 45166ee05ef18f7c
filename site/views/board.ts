import { attempt } from '../client/attempt.ts';
import { foldsAreKept } from '../client/remember.ts';
import { planBoard, renderColumns, renderLanes, renderStrip } from '../render/board.ts';
import type { DrawContext } from '../render/context.ts';
import { escapeHtml } from '../render/escape.ts';
import type { LivePlace, View, ViewModel } from '../view.ts';

interface Life {
  stop: AbortController;
  renew?(place: LivePlace): boolean;
}

const alive = new WeakMap<HTMLElement, Life>();

function drawBoard(model: ViewModel, context: DrawContext): string {
  const plan = planBoard(model, context);
  const label = escapeHtml(context.words.say('board.lists'));
  const body = plan.lanes ? renderLanes(plan, model, context) : renderColumns(plan, model, context);
  const isBare = model.boards.every(({ lists }) => lists.length === 0);
  const said = isBare ? 'board.no_lists' : 'board.empty';
  const none = plan.columns.length === 0 ? `<p class="empty">${escapeHtml(context.words.say(said))}</p>` : '';
  return `${renderStrip(plan, context)}<div class="${plan.lanes ? 'board lanes' : 'board'}" tabindex="0" role="region" aria-label="${label}">${body}${none}</div>`;
}

/** What scrolls, folds and takes other cards in is loaded when somebody comes near it; until then the board stands as it was drawn. */
function live(place: LivePlace): () => void {
  const { root, model, context } = place;
  const life: Life = { stop: new AbortController() };
  alive.set(root, life);
  const { signal } = life.stop;
  const wake = async (): Promise<void> => {
    const { bringToLife } = await attempt(() => import('../client/board-live.ts'));
    if (!signal.aborted && !life.renew) life.renew = bringToLife(place, signal);
  };
  for (const near of ['scroll', 'focusin', 'pointerover', 'woad:near'])
    root.addEventListener(near, wake, { signal, capture: true, once: true });
  if (foldsAreKept(context.to.base, model.boards)) void wake();
  return () => life.stop.abort();
}

export default {
  icon: 'boards',
  draw: drawBoard,
  live,
  /** While one types in the filter the columns stay, and only cards come and go. */
  renew(place) {
    const renew = alive.get(place.root)?.renew;
    if (!renew) queueMicrotask(() => place.root.dispatchEvent(new Event('woad:near')));
    return renew?.(place) ?? false;
  },
} satisfies View;
