import { escapeHtml } from '../render/escape.ts';

/** The place beside a view where a record stands, at once with its title and what its card shows; gives it, so that what is fetched can fill it. */
export function showShell(title: string, card?: Element | null): HTMLElement {
  const element = document.querySelector<HTMLElement>('.panel') ?? makeShell();
  const parts = card?.matches('li') ? [...card.querySelectorAll(':scope > :is(p, dl)')].map(({ outerHTML }) => outerHTML) : [];
  const shown = parts.length > 0 ? `<div class="card">${parts.join('')}</div>` : '';
  element.ariaLabel = title;
  const [, inside] = element.children;
  if (inside) {
    inside.ariaBusy = 'true';
    inside.innerHTML = `<div class="doc shell"><h1 dir="auto">${escapeHtml(title)}</h1>${shown}</div>`;
  }
  return element;
}

function makeShell(): HTMLElement {
  const element = document.createElement('aside');
  element.className = 'panel';
  element.tabIndex = -1;
  const close = escapeHtml(document.body.dataset['close'] ?? '');
  element.innerHTML = `<header><span class="grow"></span><button type="button" class="btn icon close" aria-label="${close}"></button></header><div class="inside"></div>`;
  element.querySelector('button')?.addEventListener('click', () => leaveShell(element));
  document.querySelector('.app > .main')?.after(element);
  document.querySelector('.app')?.classList.add('beside');
  return element;
}

/** Takes the place away again. */
export function leaveShell(element: HTMLElement): void {
  element.remove();
  document.querySelector('.app')?.classList.remove('beside');
}
