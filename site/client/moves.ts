import type { Card, ListHead } from '../card.ts';
import { tray } from '../render/marks.ts';
import { openActions } from './actions-menu.ts';
import { showMove } from './actions-move.ts';
import { attempt } from './attempt.ts';
import { openChoices } from './choices.ts';
import type { Stage } from './stage.ts';
import { linkOf } from './walk.ts';

/** Opens the lists a card may go to. */
export function openMoves(stage: Stage, place: HTMLElement): void {
  const { context, boards } = stage;
  const { words } = context;
  const card = stage.all().find(({ address }) => address === place.dataset['a']);
  const head = card && boards.find(({ name }) => name === card.board);
  if (!card || !head) return;
  const lists = head.lists.filter(({ name, locked, unknown }) => name !== card.list && !locked && !unknown);
  const choices = lists.map((list) => ({ value: list.name, title: words.text(list.title), sign: tray(list) }));
  const anchor = linkOf(place) ?? place;
  openChoices(words, anchor, words.say('move.title'), choices, 'button', (name) => {
    const list = lists.find((each) => each.name === name);
    if (list) proposeMove(stage, card, list);
  });
}

/** A button on the card under the pointer opens the same; there is one for all of them, so that cards stay light. */
export function offerMoves(stage: Stage): void {
  const { root } = stage;
  if (document.body.dataset['local'] !== undefined) void attempt(async () => (await import('./local-drag.ts')).dragCards(stage));
  const button = actionsButton(stage);
  root.addEventListener('pointerover', ({ target, pointerType }) => {
    const card = target instanceof Element && pointerType === 'mouse' ? target.closest('.board [data-a]') : null;
    if (card && button.parentElement !== card) card.append(button);
  });
  root.addEventListener('pointerleave', () => button.remove());
  // the pointer came to its card before this was loaded
  if (matchMedia('(hover: hover)').matches) root.querySelector('.board [data-a]:hover')?.append(button);
}

/** What opens what can be done with the card that it stands in, told by its title where there is more than one. */
export function actionsButton(stage: Stage, title?: string): HTMLButtonElement {
  const { words } = stage.context;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'dots';
  button.tabIndex = -1;
  button.title = title === undefined ? words.say('links.actions') : words.say('links.menu', { title });
  button.setAttribute('aria-label', button.title);
  button.addEventListener('click', () => {
    const card = button.closest<HTMLElement>('[data-a]');
    if (card) openActions(stage, card, button, () => openMoves(stage, card));
  });
  return button;
}

/** Moves a record to another list where this page may change files, else says how it gets there. */
export function proposeMove({ context: { words } }: Stage, card: Card, list: Pick<ListHead, 'name' | 'title'>): void {
  showMove(words, card, list);
}
