import type { BoardHead, Card } from '../card.ts';
import { renderCards } from '../render/board.ts';
import { renderCard } from '../render/card.ts';
import type { DrawContext } from '../render/context.ts';

/** A list of cards of which only those near what one sees are drawn. */
export interface Window {
  /** Puts other cards into the list, from its top. */
  show(cards: readonly Card[]): void;
  /** Brings the first or last card into sight and gives it. */
  reveal(end: 'first' | 'last'): HTMLElement | undefined;
  /** Draws a card of the list, wherever it stands; false where the list has none of that address. */
  seek(address: string): boolean;
}

const beyond = 900;
const gap = 8;
const mostInPrint = 300;
const windows = new WeakMap<Element, Window>();

/** The window onto a list in the page. */
export function windowOf(list: Element): Window | undefined {
  return windows.get(list);
}

/** Goes on from the cards that stand in a list already. */
export function openWindow(
  list: HTMLElement,
  cards: readonly Card[],
  most: number,
  boards: BoardHead[],
  context: DrawContext,
  signal: AbortSignal,
): Window {
  const [head] = boards;
  const inLane = list.closest('.lane') !== null;
  const heights = new Map<string, number>();
  let held = cards;
  let [from, to] = [0, Math.min(most, cards.length)];
  let step = most;
  let isScrolled = list.scrollTop > 0;

  const measure = (): void => {
    for (const card of list.querySelectorAll<HTMLElement>('[data-a]')) heights.set(card.dataset['a'] ?? '', card.offsetHeight + gap);
  };
  const usual = (): number => {
    let sum = 0;
    for (const height of heights.values()) sum += height;
    return heights.size === 0 ? 110 : sum / heights.size;
  };
  const heightOf = (start: number, end: number): number => {
    const otherwise = usual();
    let sum = 0;
    for (let index = start; index < end; index++) sum += heights.get(held[index]?.address ?? '') ?? otherwise;
    return sum;
  };
  /** The place of cards that are not drawn. */
  const space = (where: 'before' | 'after', start: number, end: number): void => {
    const known = list.querySelector<HTMLElement>(`:scope > .space.${where}`);
    if (end <= start) {
      known?.remove();
      return;
    }
    const made = known ?? document.createElement('li');
    made.className = `space ${where}`;
    made.ariaHidden = 'true';
    made.style.height = `${heightOf(start, end) - gap}px`;
    if (!known) list[where === 'before' ? 'prepend' : 'append'](made);
  };
  const draw = (start: number, end: number): void => {
    if (!head) return;
    const wanted = held.slice(start, end);
    const names = new Set(wanted.map(({ address }) => address));
    const known = new Map<string, Element>();
    for (const each of [...list.children]) {
      const name = each instanceof HTMLElement ? each.dataset['a'] : undefined;
      if (name !== undefined && names.has(name)) known.set(name, each);
      else if (!each.classList.contains('space')) leave(each);
    }
    const made = document.createElement('template');
    made.innerHTML = wanted.map((card) => (known.has(card.address) ? '' : renderCard(card, head, context))).join('');
    for (const each of [...made.content.children]) known.set((each as HTMLElement).dataset['a'] ?? '', each);
    let at = list.querySelector(':scope > .space.before')?.nextElementSibling ?? list.querySelector(':scope > :not(.before)');
    for (const { address } of wanted) {
      const card = known.get(address);
      if (!card) continue;
      if (card === at) at = at.nextElementSibling;
      else list.insertBefore(card, at);
    }
    [from, to] = [start, end];
  };
  /** A card that goes out of sight while it has the focus hands it to the board. */
  const leave = (card: Element): void => {
    if (card.contains(document.activeElement)) list.closest<HTMLElement>('.board')?.focus({ preventScroll: true });
    card.remove();
  };
  const tell = (): boolean => list.dispatchEvent(new Event('woad:drawn', { bubbles: true }));
  const move = (start: number, end: number): void => {
    measure();
    const top = list.getBoundingClientRect().top;
    const anchor = [...list.querySelectorAll<HTMLElement>('[data-a]')].find((card) => card.getBoundingClientRect().bottom > top);
    const before = anchor?.getBoundingClientRect().top ?? 0;
    const { scrollTop } = list;
    draw(start, end);
    measure();
    space('before', 0, start);
    space('after', end, held.length);
    if (anchor?.isConnected) list.scrollTop += anchor.getBoundingClientRect().top - before;
    else list.scrollTop = scrollTop;
    tell();
  };
  const look = (): void => {
    if (inLane || list.clientHeight === 0 || (from === 0 && to >= held.length)) return;
    const top = list.scrollTop;
    const bottom = top + list.clientHeight;
    const [drawnTop, drawnBottom] = [heightOf(0, from), heightOf(0, to)];
    if ((from === 0 || drawnTop < top - beyond / 3) && (to >= held.length || drawnBottom > bottom + beyond / 3)) return;
    let [start, end, y] = [0, 0, 0];
    const otherwise = usual();
    for (; end < held.length && y < bottom + beyond; end++) {
      if (y < top - beyond) start = end;
      y += heights.get(held[end]?.address ?? '') ?? otherwise;
    }
    move(start, end);
  };
  /** In a lane nothing scrolls by itself: what is missing comes when it is asked for. */
  const settle = (): void => {
    if (inLane) {
      tellRest();
      return;
    }
    list.querySelector(':scope > .more')?.remove();
    // each list that is measured is laid out by itself
    if (to < held.length) measure();
    space('after', to, held.length);
  };
  /** Says how many are missing. */
  const tellRest = (): void => {
    list.querySelector(':scope > .more')?.remove();
    if (to >= held.length || !head) return;
    const made = document.createElement('template');
    made.innerHTML = renderCards(held, to, { boards }, context, true);
    const fresh = made.content.querySelector('.more');
    if (fresh) list.append(fresh);
  };
  const show = (next: readonly Card[]): void => {
    const same = next.length === held.length && next.every((card, index) => card === held[index]);
    if (same) return;
    held = next;
    if (isScrolled) list.scrollTop = 0;
    isScrolled = false;
    for (const each of list.querySelectorAll(':scope > .space, :scope > .empty')) each.remove();
    draw(0, Math.min(next.length, step));
    if (next.length === 0 && head) list.innerHTML = renderCards([], step, { boards }, context, inLane);
    settle();
    tell();
  };
  const reveal = (end: 'first' | 'last'): HTMLElement | undefined => {
    if (end === 'first' && from > 0) move(0, Math.min(step, held.length));
    if (end === 'last' && to < held.length) move(Math.max(0, held.length - step), held.length);
    const drawn = list.querySelectorAll<HTMLElement>('[data-a]');
    return drawn[end === 'first' ? 0 : drawn.length - 1];
  };

  const seek = (address: string): boolean => {
    const at = held.findIndex((card) => card.address === address);
    if (at < 0 || (at >= from && at < to)) return at >= 0;
    if (inLane) {
      step = Math.max(step, at + 1);
      draw(0, step);
      settle();
      tell();
      return true;
    }
    const start = Math.max(0, at - Math.floor(step / 2));
    move(start, Math.min(held.length, start + step));
    return true;
  };

  if (held.length > to) settle();
  let onScreen: [number, number] = [from, to];
  let waiting = false;
  list.addEventListener(
    'scroll',
    () => {
      isScrolled = true;
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        if (!signal.aborted) look();
      });
    },
    { signal, passive: true },
  );
  list.addEventListener(
    'click',
    (event) => {
      if (!inLane || !(event.target instanceof Element) || !event.target.closest('.more')) return;
      event.preventDefault();
      step += 60;
      const start = to;
      draw(0, Math.min(step, held.length));
      settle();
      tell();
      list.querySelectorAll<HTMLElement>('[data-a] a')[start]?.focus();
    },
    { signal },
  );
  addEventListener(
    'beforeprint',
    () => {
      onScreen = [from, to];
      draw(0, Math.min(held.length, mostInPrint));
      tellRest();
      tell();
    },
    { signal },
  );
  addEventListener(
    'afterprint',
    () => {
      draw(...onScreen);
      settle();
    },
    { signal },
  );
  const window: Window = { show, reveal, seek };
  windows.set(list, window);
  return window;
}
