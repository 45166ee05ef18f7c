import { attempt } from './attempt.ts';

// Waits for the keys and clicks that open the palette; all else of it is loaded then.

/** Opens the palette. */
export function openPalette(): void {
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
  void attempt(async () => {
    try {
      return await import('./palette.ts');
    } catch (error) {
      take();
      throw error;
    }
  }).then(({ openPalette }) => openPalette(take));
}

document.addEventListener('keydown', (event) => {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (event.defaultPrevented || event.isComposing || altKey || shiftKey || !(ctrlKey || metaKey) || (key !== 'k' && code !== 'KeyK'))
    return;
  event.preventDefault();
  openPalette();
});

document.addEventListener('click', (event) => {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-palette]') : null;
  if (!link || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
  event.preventDefault();
  openPalette();
});

// a Mac has another key for it
const shown = document.querySelector('[data-palette] kbd');
if (shown && /Mac|iP(?:hone|ad)/.test(navigator.userAgent)) shown.textContent = '⌘ K';
