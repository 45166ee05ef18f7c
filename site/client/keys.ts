import { toggleMine } from './mine.ts';
import { offerMoves, openMoves, proposeMove } from './moves.ts';
import { pressedKey } from './pressed-key.ts';
import { recall } from './remember.ts';
import type { Stage } from './stage.ts';
import { cardBeside, linkOf, showFocus } from './walk.ts';

const arrows: { [key: string]: string } = { h: 'ArrowLeft', j: 'ArrowDown', k: 'ArrowUp', l: 'ArrowRight' };

/** Makes single keys work while the focus is on the view, its filters or the record beside it; never while somebody types, and only while they are switched on. */
export function listenKeys(stage: Stage): void {
  const { root, context } = stage;
  showFocus(stage);
  offerMoves(stage);
  document.addEventListener('keydown', (event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || event.defaultPrevented || event.isComposing) return;
    if (target.closest('input, textarea, select, [contenteditable], .pop, dialog') || !target.closest('#stage, [data-filters], .panel'))
      return;
    if (event.ctrlKey || event.metaKey || recall(context.to.base, 'keys') === 'off') return;
    const card = target.closest<HTMLElement>('[data-a]') ?? root.querySelector<HTMLElement>('[data-a]:has([tabindex="0"])') ?? undefined;
    const done = event.altKey ? pressWithAlt(stage, event, card) : pressKey(stage, event, card, target);
    if (done) event.preventDefault();
  });
}

/** Whether the key meant something. */
function pressKey(stage: Stage, event: KeyboardEvent, card: HTMLElement | undefined, target: HTMLElement): boolean {
  const { root } = stage;
  const inPanel = target.closest('.panel') !== null;
  const key = pressedKey(event);
  const arrow = key.startsWith('Arrow') || key === 'Home' || key === 'End' ? key : arrows[key];
  if (arrow !== undefined && !inPanel && root.contains(target) && root.querySelector('.board')) return walkTo(root, card, arrow, target);
  switch (key) {
    case '/':
      document.querySelector<HTMLElement>('[data-filters] input[name=q]')?.focus();
      return true;
    case 'm':
      if (card) openMoves(stage, card);
      return card !== undefined;
    case 'n':
      return follow(card?.closest('.list')?.querySelector('.quick') ?? root.querySelector('.quick'));
    case 'e':
      return editFile(stage, card);
    case 'q':
      toggleMine(stage, document.querySelector<HTMLElement>('[data-filters] [data-open=mine]') ?? root);
      return true;
    case 'c':
      stage.change({ text: '', only: new Map() });
      return true;
    case 'J':
    case 'K':
      document.querySelector<HTMLElement>(`.panel [data-turn="${key === 'J' ? 1 : -1}"]`)?.click();
      return true;
    default:
      return false;
  }
}

/** With Alt an arrow moves the card itself one list on. */
function pressWithAlt(stage: Stage, { key }: KeyboardEvent, card: HTMLElement | undefined): boolean {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
  const held = card && stage.all().find(({ address }) => address === card.dataset['a']);
  const head = held && stage.boards.find(({ name }) => name === held.board);
  if (by === undefined || !held || !head) return false;
  const list = head.lists[head.lists.findIndex(({ name }) => name === held.list) + by];
  if (list) proposeMove(stage, held, list);
  return list !== undefined;
}

function walkTo(root: HTMLElement, card: HTMLElement | undefined, arrow: string, target: HTMLElement): boolean {
  const from = card?.contains(target) ? card : undefined;
  const next = from ? cardBeside(from, arrow) : (card ?? root.querySelector<HTMLElement>('[data-a]'));
  if (!next) return from !== undefined;
  linkOf(next)?.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}

function follow(link: Element | null): boolean {
  if (link instanceof HTMLElement) link.click();
  return link !== null;
}

/** Opens the card's file where it is edited on GitHub. */
function editFile(stage: Stage, card: HTMLElement | undefined): boolean {
  const path = stage.all().find(({ address }) => address === card?.dataset['a'])?.path;
  const where = document.body.dataset['edit'];
  if (path === undefined || where === undefined) return false;
  location.assign(where + path.split('/').map(encodeURIComponent).join('/'));
  return true;
}
