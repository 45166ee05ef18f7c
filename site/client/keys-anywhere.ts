import { pressedKey } from './pressed-key.ts';
import { recall } from './remember.ts';

// Keys that work wherever nobody types: one shows all keys, "g" and a letter go to another view of the board.
const base = document.body.dataset['base'] ?? '/';
const views: { [key: string]: string } = { b: 'board', t: 'table', c: 'calendar', d: 'dashboard', l: 'list', i: 'timeline' };
const typed = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], .pop, dialog';
const patience = 1500;
let going = 0;

document.addEventListener('keydown', (event) => {
  const { target, ctrlKey, metaKey, altKey } = event;
  const isFree = target instanceof Element && !target.closest(typed) && !ctrlKey && !metaKey && !altKey && !event.isComposing;
  // what is pressed once more for the view has been seen here
  if (!isFree || !event.isTrusted || event.defaultPrevented || recall(base, 'keys') === 'off') return;
  const goes = Date.now() - going < patience;
  const key = pressedKey(event);
  going = key === 'g' && !goes ? Date.now() : 0;
  if (!goes && key !== '?') return;
  event.preventDefault();
  if (goes) document.querySelector<HTMLElement>(`.tabs a[data-view="${views[key]}"]`)?.click();
  else void import('./help.ts').then(({ openHelp }) => openHelp());
});
