import { escapeHtml } from '../render/escape.ts';

/** Opens a dialog in front of the page; Escape, a click beside it and every `[data-close]` close it, and the focus goes back. */
export function openDialog(title: string, body: string, foot: string): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  dialog.setAttribute('aria-label', title);
  dialog.innerHTML = `<h2 dir="auto">${escapeHtml(title)}</h2><div class="body">${body}</div><footer>${foot}</footer>`;
  document.body.append(dialog);
  const { activeElement: before } = document;
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog || (target instanceof Element && target.closest('[data-close]'))) dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  });
  dialog.showModal();
  return dialog;
}
