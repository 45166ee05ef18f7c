import { attempt } from './attempt.ts';
import { openPalette } from './palette-open.ts';
import { pressedKey } from './pressed-key.ts';
import { recall } from './remember.ts';

// Keys that work wherever nobody types. What they do is loaded when the first of them is pressed; what is pressed before it is there counts all the same.
const typed = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], .pop, dialog';
const stage = document.getElementById('stage');
let press: ((event: KeyboardEvent) => boolean) | undefined;
let loading: Promise<typeof import('./keys.ts')> | undefined;
let begin = (): void => undefined;

/** Done when a key is pressed that a view may know. */
export const keyPressed = new Promise<void>((done) => {
  begin = done;
});

document.addEventListener('keydown', (event) => {
  const { target, key, ctrlKey, metaKey } = event;
  if (event.defaultPrevented || ctrlKey || metaKey || !(target instanceof HTMLElement) || target.closest(typed)) return;
  if (!(key.length === 1 ? isMeant(event) : isWay(event, target))) return;
  if (pressedKey(event) === '/') return find(event);
  if (press) {
    if (press(event)) event.preventDefault();
    return;
  }
  event.preventDefault();
  begin();
  // one for all keys, so that they are heard in the order in which they were pressed
  loading ??= attempt(() => import('./keys.ts'));
  void loading.then(({ pressKey }) => {
    press = pressKey;
    pressKey(event);
  });
});

/** What is typed next belongs into the field: nothing is loaded before. */
function find(event: KeyboardEvent): void {
  event.preventDefault();
  const box = document.querySelector<HTMLElement>('[data-filters] [name=q]');
  if (box?.offsetParent) box.focus();
  else openPalette();
}

/** Single letters and signs can be switched off. */
function isMeant({ key, altKey }: KeyboardEvent): boolean {
  return key !== ' ' && !altKey && recall(document.body.dataset['base'] ?? '/', 'keys') !== 'off';
}

/** Arrows lead through a view, from within or from where nothing has the focus; a link that has it is opened by its browser. */
function isWay({ key, altKey }: KeyboardEvent, target: HTMLElement): boolean {
  if (!stage || !/^(Arrow|Home|End|Enter)/.test(key)) return false;
  return target === document.body ? !altKey : key !== 'Enter' && stage.contains(target) && !target.matches('input');
}
