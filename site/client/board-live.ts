import type { Card } from '../card.ts';
import { type BoardPlan, planBoard } from '../render/board.ts';
import { columnHead } from '../render/board-head.ts';
import type { LivePlace } from '../view.ts';
import { beginFolding } from './folds.ts';
import { openWindow, type Window } from './window.ts';

/** A board that stands in a page. */
interface Alive {
  /** By its list in the page. */
  windows: Map<Element, Window>;
  shape: string;
}

/** What a board is made of beside its cards: while that stays, its columns stay. */
function shapeOf({ columns, lanes }: BoardPlan): string {
  return JSON.stringify([columns.map(({ key }) => key), lanes?.map(({ group }) => group.key)]);
}

/** The cards of each list in the page, in its order. */
function cellsOf({ columns, lanes }: BoardPlan): Card[][] {
  return lanes ? lanes.flatMap(({ cells }) => cells) : columns.map(({ cards }) => cards);
}

/** Makes lists fold, and draw those of their cards that are near what one sees; gives what puts other cards into them. */
export function bringToLife(place: LivePlace, signal: AbortSignal): (place: LivePlace) => boolean {
  const { root, model, context } = place;
  const plan = planBoard(model, context);
  const life: Alive = { windows: new Map(), shape: shapeOf(plan) };
  const lists = [...root.querySelectorAll<HTMLElement>('.cards')];
  const cells = cellsOf(plan);
  for (const [index, list] of lists.entries()) {
    life.windows.set(list, openWindow(list, cells[index] ?? [], plan.most, model.boards, context, signal));
  }
  beginFolding(root, model, context, signal);
  root.dispatchEvent(new Event('woad:drawn'));
  return (next) => renewBoard(next, life);
}

/** Puts other cards into the lists that stand there; false where the board itself has changed. */
function renewBoard({ root, model, context }: LivePlace, life: Alive): boolean {
  const plan = planBoard(model, context);
  if (shapeOf(plan) !== life.shape) return false;
  const cells = cellsOf(plan);
  let index = 0;
  for (const window of life.windows.values()) window.show(cells[index++] ?? []);
  const heads = root.querySelectorAll('.list > header');
  const counts = root.querySelectorAll('.strip .num');
  for (const [at, column] of plan.columns.entries()) {
    renewHead(heads[at], columnHead(column, model, context));
    const count = counts[at];
    if (count) count.textContent = context.words.number(column.cards.length);
  }
  const lanes = root.querySelectorAll('.lane > summary > .num');
  for (const [at, { group }] of (plan.lanes ?? []).entries()) {
    const count = lanes[at];
    if (count) count.textContent = context.words.number(group.cards.length);
  }
  return true;
}

/** Another head in the place of one, with the button that folds it. */
function renewHead(old: Element | undefined, html: string): void {
  if (!old) return;
  const fold = old.querySelector('.fold');
  const held = document.createElement('template');
  held.innerHTML = html;
  const [fresh] = held.content.children;
  if (!fresh) return;
  if (fold && fresh.innerHTML === old.innerHTML.replace(fold.outerHTML, '')) return;
  const focused = fold === document.activeElement;
  if (fold) fresh.append(fold);
  old.replaceWith(fresh);
  if (focused && fold instanceof HTMLElement) fold.focus();
}
