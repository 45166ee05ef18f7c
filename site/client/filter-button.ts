import { openSheet } from './filter-sheet.ts';
import type { Stage } from './stage.ts';

/** On a phone the bar of filters is one button beside the title, which tells how many are on. */
export function showButton({ context: { words }, state }: Stage, bar: HTMLElement): void {
  const button = document.querySelector<HTMLElement>('.bar > .filter') ?? makeButton(bar);
  const { text, only } = state();
  const on = only.size + (text.trim() === '' ? 0 : 1);
  button.ariaLabel = on === 0 ? words.say('filter.title') : words.say('filter.on', { count: on });
  button.innerHTML = on === 0 ? '' : `<b>${words.number(on)}</b>`;
}

function makeButton(bar: HTMLElement): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn icon mob filter';
  button.setAttribute('aria-haspopup', 'dialog');
  button.addEventListener('click', () => openSheet(bar, button));
  document.querySelector('.main > .bar > .grow')?.after(button);
  return button;
}
