import type { Card } from '../card.ts';
import type { ViewModel } from '../view.ts';
import type { DrawContext } from './context.ts';
import { daysUntil } from './days.ts';
import { colorOf } from './days-bar.ts';
import type { Stretch } from './days-of.ts';
import { attributes, escapeHtml } from './escape.ts';
import type { Placed, Window } from './timeline-window.ts';

/** Pixels: of a row's drawing, and of a bar in it. */
const height = 26;
const thickness = 18;
const middle = height / 2;

interface Frame {
  model: ViewModel;
  now: string;
  window: Window;
  context: DrawContext;
}

type Piece = Placed & { stretch: Stretch };

/** A card's stretches as bars; a point is a diamond, what has no end stays open to the right. The drawing says nothing that the row does not say in words. */
export function drawBars(card: Card, pieces: readonly Piece[], { model, now, window, context }: Frame): string {
  const { words, to } = context;
  const shapes = pieces.filter(({ side }) => side === 'inside').map((piece) => drawPiece(card, piece, window, now));
  const last = pieces.at(-1);
  const year = now.slice(0, 4);
  const label = last && last.stretch.kind !== 'open' ? words.date(last.stretch.to, year) : '';
  const end = last ? endOf(last, window, now) : 0;
  const near = end + 110 < window.count * window.width;
  const text = near && label !== '' ? `<text x="${end + 14}" y="${middle + 4}">${escapeHtml(label)}</text>` : '';
  const size = { class: 'lane', width: window.count * window.width, height, 'data-c': colorOf(card, model), 'aria-hidden': 'true' };
  return `<svg${attributes(size)}><a href="${to.record(card.address)}" tabindex="-1"><title>${escapeHtml(card.title)}</title>${shapes.join('')}</a>${text}</svg>`;
}

function drawPiece(card: Card, piece: Piece, window: Window, now: string): string {
  const { x1, x2, stretch } = piece;
  if (stretch.kind === 'point') {
    const x = (x1 + x2) / 2;
    return `<path class="point" d="M${x} ${middle - 8}l8 8-8 8-8-8z"/>`;
  }
  const top = (height - thickness) / 2;
  if (stretch.kind === 'open') {
    const end = endOf(piece, window, now);
    return `<path class="open" d="M${end} ${top}H${x1 + 5}q-4 0-4 4v${thickness - 8}q0 4 4 4H${end}"/><path class="edge" d="${edge(x1, top)}"/>`;
  }
  const width = Math.max(x2 - x1 - 1, 4);
  const share = card.done ? 1 : card.checked && card.checked.total > 0 ? card.checked.done / card.checked.total : 0;
  const done = Math.round(width * share);
  const progress = done > 0 ? `<path class="part" d="${block(x1, top, done, !piece.cutBefore, share === 1 && !piece.cutAfter)}"/>` : '';
  return `<path class="full" d="${block(x1, top, width, !piece.cutBefore, !piece.cutAfter)}"/>${progress}${piece.cutBefore ? '' : `<path class="edge" d="${edge(x1, top)}"/>`}`;
}

/** A bar whose ends are round where they are its own, straight where the window cuts it. */
function block(x: number, y: number, width: number, left: boolean, right: boolean): string {
  const round = Math.min(5, width / 2);
  const [a, b] = [left ? round : 0, right ? round : 0];
  return `M${x + a} ${y}h${width - a - b}q${b} 0 ${b} ${b}v${thickness - 2 * b}q0 ${b} ${-b} ${b}h${-(width - a - b)}q${-a} 0 ${-a} ${-a}v${-(thickness - 2 * a)}q0 ${-a} ${a} ${-a}z`;
}

/** The coloured edge where a bar begins. */
function edge(x: number, y: number): string {
  return `M${x + 4} ${y}q-4 0-4 4v${thickness - 8}q0 4 4 4z`;
}

/** Where a piece ends in the drawing; one without an end reaches to today, or two weeks on when it begins later. */
export function endOf({ x1, x2, stretch }: Piece, { from, width, count }: Window, now: string): number {
  if (stretch.kind === 'point') return (x1 + x2) / 2 + 8;
  if (stretch.kind !== 'open') return x2;
  const today = (daysUntil(from, now) + 1) * width;
  return Math.min(Math.max(today, x1 + Math.max(48, 7 * width)), count * width);
}
