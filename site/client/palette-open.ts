import { pressedKey } from './pressed-key.ts';
import { recall, remember } from './remember.ts';

// Waits for the keys and clicks that open the palette; all else of it is loaded then.
const base = document.body.dataset['base'] ?? '/';
const mostRecent = 8;

function open(otherwise?: string): void {
  // what is typed before the field is there belongs into it
  let typed = '';
  const keep = (event: KeyboardEvent): void => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    typed += event.key;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const take = (): string => {
    document.removeEventListener('keydown', keep, true);
    return typed;
  };
  document.addEventListener('keydown', keep, true);
  import('./palette.ts').then(
    ({ openPalette }) => openPalette(take),
    () => {
      take();
      if (otherwise !== undefined) location.assign(otherwise);
    },
  );
}

document.addEventListener('keydown', (event) => {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  if (event.defaultPrevented || event.isComposing || altKey) return;
  const isChord = (ctrlKey || metaKey) && !shiftKey && (key === 'k' || code === 'KeyK');
  // a view has that key for itself, and whoever switched single keys off means this one too
  const taken = 'input, textarea, select, [contenteditable], .pop, dialog, #stage, [data-filters], .panel';
  const isSlash =
    pressedKey(event) === '/' &&
    !ctrlKey &&
    !metaKey &&
    target instanceof Element &&
    !target.closest(taken) &&
    recall(base, 'keys') !== 'off';
  if (!isChord && !isSlash) return;
  event.preventDefault();
  open();
});

document.addEventListener('click', (event) => {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-palette]') : null;
  if (!link || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
  event.preventDefault();
  open(link.href);
});

// the palette offers the records one opened last
const home = document.querySelector<HTMLAnchorElement>('a.brand')?.pathname ?? base;
if (location.pathname.startsWith(`${home}records/`)) {
  const address = location.pathname.slice(home.length + 'records/'.length).replace(/\/$/, '');
  const before = recall(base, 'recent')?.split(' ') ?? [];
  remember(base, 'recent', [address, ...before.filter((each) => each !== address)].slice(0, mostRecent).join(' '));
}
