import { placeOf } from '../render/github.ts';
import { openChoices } from './choices.ts';
import { copyText } from './copy.ts';
import type { Stage } from './stage.ts';

/** Opens what can be done with a card: open it, move it, edit its file, copy its address. */
export function openActions(stage: Stage, place: HTMLElement, anchor: HTMLElement, move: () => void): void {
  const { words, to } = stage.context;
  const card = stage.all().find(({ address }) => address === place.dataset['a']);
  if (!card) return;
  const edit = placeOf(document.body.dataset['edit'], card.path);
  const choices = [
    { value: 'open', title: words.say('links.open') },
    { value: 'move', title: words.say('move.title') },
    ...(edit === undefined ? [] : [{ value: 'edit', title: words.say('record.edit') }]),
    { value: 'copy', title: words.say('links.copy') },
  ];
  openChoices(words, anchor, words.say('links.menu', { title: card.title }), choices, 'button', (choice) => {
    if (choice === 'open') place.querySelector<HTMLElement>('h3 a')?.click();
    if (choice === 'move') move();
    if (choice === 'edit') open(edit, '_blank', 'noopener');
    if (choice === 'copy') void copyText(new URL(to.record(card.address), location.href).href);
  });
}
