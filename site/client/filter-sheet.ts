import { escapeHtml } from '../render/escape.ts';

/** On a phone the bar of filters comes up from below, over the board, and goes back when it is closed. Going back in the browser closes first what is open. */
export function openSheet(bar: HTMLElement, opener: HTMLElement): void {
  const { close = '' } = document.body.dataset;
  const title = escapeHtml(bar.ariaLabel ?? '');
  const place = document.createComment('');
  const sheet = document.createElement('dialog');
  sheet.className = 'sheet-up';
  sheet.tabIndex = -1;
  sheet.setAttribute('aria-labelledby', 'sheet-title');
  sheet.innerHTML = `<header><h2 id="sheet-title">${title}</h2><button type="button" class="btn icon close" aria-label="${escapeHtml(close)}"></button></header>`;
  sheet.querySelector('.close')?.addEventListener('click', () => sheet.close());
  sheet.addEventListener('click', (event) => event.target === sheet && sheet.close());
  bar.before(place);
  sheet.append(bar);
  document.body.append(sheet);
  const leaveStep = keepStep(sheet);
  sheet.addEventListener('close', () => {
    place.replaceWith(bar);
    sheet.remove();
    leaveStep();
    opener.focus();
  });
  sheet.showModal();
  // the focus on the search box would bring up the keyboard
  sheet.focus();
}

/** Makes the sheet a step of its own in the browser's history, which what is chosen in it becomes a part of; what it gives is done when the sheet is closed. */
function keepStep(sheet: HTMLDialogElement): () => void {
  const over = new AbortController();
  const { href: before } = location;
  let isBack = false;
  history.pushState({ sheet: true }, '');
  addEventListener(
    'popstate',
    (event) => {
      // what was chosen stays: the address goes on to it again
      if (!isBack) {
        isBack = true;
        event.stopImmediatePropagation();
        history.forward();
        return;
      }
      isBack = false;
      if (!event.state?.sheet) over.abort();
      else event.stopImmediatePropagation();
      const pop = sheet.querySelector<HTMLElement>('.pop');
      if (pop && !over.signal.aborted) pop.hidePopover();
      else sheet.close();
    },
    { capture: true, signal: over.signal },
  );
  return () => {
    if (over.signal.aborted) return;
    over.abort();
    if (location.href === before) history.back();
    else history.replaceState(null, '');
  };
}
