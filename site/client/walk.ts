import type { Stage } from './stage.ts';
import { windowOf } from './window.ts';

const placed = '[data-a]';

/** The link of a card, a row or an entry that leads to its record. */
export function linkOf(card: Element | undefined): HTMLElement | null {
  return card?.querySelector<HTMLElement>('a') ?? null;
}

/** Gives a card the focus, and shows all of it. */
export function focusOn(card: HTMLElement): void {
  const link = linkOf(card);
  link?.focus({ preventScroll: true });
  // a row may be wider than its place, and then only its head is to be seen
  (link?.closest<HTMLElement>('li, th') ?? card).scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The card that had the focus last, else the first, of those that one sees; where one sees none, the first of all. */
export function firstInSight(root: HTMLElement): HTMLElement | undefined {
  const cards = [...root.querySelectorAll<HTMLElement>(placed)].filter((card) => card.offsetParent !== null);
  const held = root.querySelector<HTMLElement>(`${placed}:has(a[tabindex="0"])`);
  return [...(held ? [held] : []), ...cards].find(isSeen) ?? cards[0];
}

function isSeen(card: HTMLElement): boolean {
  const { left, top, width, height } = (linkOf(card) ?? card).getBoundingClientRect();
  return width > 0 && card.contains(document.elementFromPoint(left + Math.min(width / 2, 40), top + height / 2));
}

/** All cards are one stop of the Tab key, as all rows are: that which had the focus last. Days of a calendar are it themselves. */
export function showFocus({ root, onDraw }: Stage): void {
  let current: string | undefined;
  const mark = (card: Element | undefined, stop: '0' | '-1'): void => {
    for (const link of card?.querySelectorAll('a') ?? []) link.setAttribute('tabindex', stop);
  };
  const settle = (): void => {
    const cards = [...root.querySelectorAll<HTMLElement>(placed)].filter((card) => !card.closest('.days'));
    const held =
      cards.find((card) => card.contains(document.activeElement)) ?? cards.find((card) => card.dataset['a'] === current) ?? cards[0];
    for (const card of cards) mark(card, card === held ? '0' : '-1');
  };
  const take = (target: EventTarget | null): void => {
    const card = target instanceof Element ? target.closest<HTMLElement>(placed) : null;
    const day = card?.closest<HTMLElement>('.days td');
    if (day) takeDay(day);
    if (!card || day || linkOf(card)?.getAttribute('tabindex') === '0') return;
    for (const each of root.querySelectorAll(`${placed}:has(a[tabindex="0"])`)) mark(each, '-1');
    current = card.dataset['a'];
    mark(card, '0');
  };
  take(document.activeElement);
  settle();
  root.addEventListener('focusin', ({ target }) => take(target));
  root.addEventListener('woad:drawn', settle);
  onDraw(settle);
}

function takeDay(day: HTMLElement): void {
  for (const other of day.closest('table')?.querySelectorAll<HTMLElement>('td[tabindex="0"]') ?? []) other.tabIndex = -1;
  day.tabIndex = 0;
}

/** What an arrow leads to: on a board the card beside, in a calendar the entry that is nearest on that side, else the row above or below. */
export function walkFrom(root: HTMLElement, from: HTMLElement, arrow: string): HTMLElement | undefined {
  if (from.closest('.cards')) return cardBeside(from, arrow);
  const rows = [...root.querySelectorAll<HTMLElement>(placed)].filter((row) => row.offsetParent !== null);
  if (arrow === 'Home') return rows[0];
  if (arrow === 'End') return rows.at(-1);
  if (from.closest('.days')) return nearestTo(from, rows, arrow);
  const by = { ArrowDown: 1, ArrowUp: -1 }[arrow];
  return by === undefined ? undefined : rows[rows.indexOf(from) + by];
}

/** Of what lies wholly on the side that an arrow points to, the nearest; what is straight ahead is nearer than what is beside. */
function nearestTo(from: HTMLElement, others: readonly HTMLElement[], arrow: string): HTMLElement | undefined {
  const start = boxTowards(from, arrow);
  let nearest: HTMLElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const other of others) {
    const box = boxTowards(other, arrow);
    const ahead = box.near - start.far;
    const way = ahead + 4 * Math.max(0, box.low - start.high, start.low - box.high);
    // neighbours may share a line
    if (ahead < -2 || way >= least) continue;
    [nearest, least] = [other, way];
  }
  return nearest;
}

/** Where an element is, turned so that the arrow points to where numbers grow. */
function boxTowards(element: HTMLElement, arrow: string): { near: number; far: number; low: number; high: number } {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  if (arrow === 'ArrowRight') return { near: left, far: right, low: top, high: bottom };
  if (arrow === 'ArrowLeft') return { near: -right, far: -left, low: top, high: bottom };
  if (arrow === 'ArrowDown') return { near: top, far: bottom, low: left, high: right };
  return { near: -bottom, far: -top, low: left, high: right };
}

/** The card that an arrow leads to: up and down within the column, to the sides at the same height. */
function cardBeside(card: HTMLElement, arrow: string): HTMLElement | undefined {
  const list = card.closest<HTMLElement>('.cards');
  if (!list) return undefined;
  if (arrow === 'Home' || arrow === 'End') return windowOf(list)?.reveal(arrow === 'Home' ? 'first' : 'last');
  if (arrow === 'ArrowDown') return cardAfter(card, 'nextElementSibling') ?? cardsIn(listBelow(list, 1))[0];
  if (arrow === 'ArrowUp') return cardAfter(card, 'previousElementSibling') ?? cardsIn(listBelow(list, -1)).at(-1);
  const isForward = (arrow === 'ArrowRight') !== (document.dir === 'rtl');
  return cardAcross(card, list, isForward ? 1 : -1);
}

function cardAfter(card: HTMLElement, way: 'nextElementSibling' | 'previousElementSibling'): HTMLElement | undefined {
  const next = card[way];
  return next instanceof HTMLElement && next.dataset['a'] !== undefined ? next : undefined;
}

/** The same column in the next lane that has a card there. */
function listBelow(list: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const column = list.dataset['column'];
  const lists = [...(list.closest('.board')?.querySelectorAll<HTMLElement>(`.cards[data-column="${column}"]`) ?? [])];
  let at = lists.indexOf(list) + by;
  while (lists[at] && cardsIn(lists[at]).length === 0) at += by;
  return lists[at];
}

/** In the next column that has cards, the one whose middle is nearest in height. */
function cardAcross(card: HTMLElement, list: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const lists = [...((list.closest('.row') ?? list.closest('.board'))?.querySelectorAll<HTMLElement>('.cards') ?? [])];
  let at = lists.indexOf(list) + by;
  while (lists[at] && cardsIn(lists[at]).length === 0) at += by;
  const middle = middleOf(card);
  let nearest: HTMLElement | undefined;
  for (const each of cardsIn(lists[at])) {
    if (nearest && Math.abs(middleOf(each) - middle) >= Math.abs(middleOf(nearest) - middle)) break;
    nearest = each;
  }
  return nearest;
}

function cardsIn(list: HTMLElement | undefined): HTMLElement[] {
  return list && list.offsetParent !== null ? [...list.querySelectorAll<HTMLElement>(':scope > [data-a]')] : [];
}

function middleOf(card: HTMLElement): number {
  const { top, bottom } = card.getBoundingClientRect();
  return (top + bottom) / 2;
}
