import { listenInView } from './keys.ts';
import { pressForRecord } from './keys-record.ts';
import { toggleMine } from './mine.ts';
import { offerMoves, openMoves, proposeMove } from './moves.ts';
import { pressedKey } from './pressed-key.ts';
import type { Stage } from './stage.ts';
import { firstInSight, focusOn, linkOf, showFocus, walkFrom } from './walk.ts';

const arrows: { [key: string]: string } = { h: 'ArrowLeft', j: 'ArrowDown', k: 'ArrowUp', l: 'ArrowRight' };

/** Makes keys work while the focus is on the view, its filters, the record beside it or nowhere; never while somebody types. */
export function listenKeys(stage: Stage): void {
  showFocus(stage);
  offerMoves(stage);
  listenInView(
    (event) => press(stage, event),
    async () => (await import('./asked.ts')).carryFilters(stage),
  );
}

/** Whether the key meant something. What was pressed before this was loaded is told where the focus is by now. */
function press(stage: Stage, event: KeyboardEvent): boolean {
  const { root } = stage;
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at.closest('input, textarea, select')) return false;
  const isFree = at === document.body;
  const panel = at.closest('.panel');
  if (!isFree && !panel && !at.closest('#stage, [data-filters]')) return false;
  const key = pressedKey(event);
  const card = root.contains(at) ? at.closest<HTMLElement>('[data-a]') : null;
  if (event.altKey) return card !== null && moveBy(stage, card, event.key);
  if (panel && pressForRecord(panel, key)) return true;
  const arrow = arrows[key] ?? (/^(Arrow|Home|End)/.test(key) ? key : undefined);
  if (arrow === undefined) return pressLetter(stage, key, card);
  if (!isFree && !root.contains(at)) return false;
  // views that walk by arrows themselves hear of letters as arrows
  if (arrow !== key && !isFree) return !at.dispatchEvent(new KeyboardEvent('keydown', { key: arrow, bubbles: true, cancelable: true }));
  return walk(stage, at, arrow, isFree);
}

function walk({ root }: Stage, at: HTMLElement, arrow: string, isFree: boolean): boolean {
  const from = at.closest<HTMLElement>('[data-a], .days summary');
  const isAcross = arrow === 'ArrowLeft' || arrow === 'ArrowRight';
  // what is wider than its place is scrolled to the side by the browser
  if (isAcross && !isFree && !root.querySelector('.board, .days')) return false;
  const next = from ? walkFrom(root, from, arrow) : firstInSight(root);
  if (next) focusOn(next);
  else if (isFree) root.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  return true;
}

function pressLetter(stage: Stage, key: string, card: HTMLElement | null): boolean {
  const { root } = stage;
  switch (key) {
    case 'Enter':
      return click(linkOf(card ?? firstInSight(root)));
    case 'm':
      return withCard(card ?? firstInSight(root), (each) => openMoves(stage, each));
    case 'n':
      return click(
        card?.closest('.list')?.querySelector('.quick') ?? root.querySelector('.quick') ?? document.querySelector('.bar > .new'),
      );
    case 'e':
      return card ? editFile(stage, card) : withCard(firstInSight(root), () => undefined);
    case 'q':
      toggleMine(stage, document.querySelector<HTMLElement>('[data-filters] [data-open=mine]') ?? root);
      return true;
    case 'c':
      stage.change({ text: '', only: new Map() });
      return true;
    case 'J':
    case 'K':
      return click(document.querySelector(`.panel [data-turn="${key === 'J' ? 1 : -1}"]`));
    default:
      return false;
  }
}

/** A key never does something to a card that one cannot tell from the others: it has the focus first. */
function withCard(card: HTMLElement | undefined, act: (card: HTMLElement) => void): boolean {
  if (!card) return false;
  focusOn(card);
  act(card);
  return true;
}

/** With Alt an arrow moves the card itself one list on. */
function moveBy(stage: Stage, card: HTMLElement, key: string): boolean {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
  const held = stage.all().find(({ address }) => address === card.dataset['a']);
  const head = held && stage.boards.find(({ name }) => name === held.board);
  if (by === undefined || !held || !head) return false;
  const list = head.lists[head.lists.findIndex(({ name }) => name === held.list) + by];
  if (list) proposeMove(stage, held, list);
  return list !== undefined;
}

function click(link: Element | null | undefined): boolean {
  if (link instanceof HTMLElement) link.click();
  return link != null;
}

/** Opens the card's file where it is edited on GitHub. */
function editFile(stage: Stage, card: HTMLElement): boolean {
  const path = stage.all().find(({ address }) => address === card.dataset['a'])?.path;
  const where = document.body.dataset['edit'];
  if (path === undefined || where === undefined) return false;
  location.assign(where + path.split('/').map(encodeURIComponent).join('/'));
  return true;
}
