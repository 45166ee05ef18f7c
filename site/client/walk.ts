import type { Stage } from './stage.ts';
import { windowOf } from './window.ts';

/** The link of a card that leads to its record. */
export function linkOf(card: Element): HTMLElement | null {
  return card.querySelector<HTMLElement>('h3 a');
}

/** All cards are one stop of the Tab key: the card that had the focus last. */
export function showFocus({ root, onDraw }: Stage): void {
  let current: string | undefined;
  const settle = (): void => {
    const cards = [...root.querySelectorAll<HTMLElement>('.board [data-a]')];
    const held = cards.find((card) => card.dataset['a'] === current) ?? cards[0];
    for (const card of cards) linkOf(card)?.setAttribute('tabindex', card === held ? '0' : '-1');
  };
  const take = (target: EventTarget | null): void => {
    const card = target instanceof Element ? target.closest<HTMLElement>('.board [data-a]') : null;
    if (!card || card.dataset['a'] === current) return;
    for (const link of root.querySelectorAll('.board h3 a[tabindex="0"]')) link.setAttribute('tabindex', '-1');
    current = card.dataset['a'];
    linkOf(card)?.setAttribute('tabindex', '0');
  };
  take(document.activeElement);
  settle();
  root.addEventListener('focusin', ({ target }) => take(target));
  root.addEventListener('woad:drawn', settle);
  onDraw(settle);
}

/** The card that an arrow leads to: up and down within the column, to the sides at the same height. */
export function cardBeside(card: HTMLElement, arrow: string): HTMLElement | undefined {
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
