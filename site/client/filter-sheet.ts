/** On a phone the bar of filters comes up from below, over the board, and goes back when it is closed. */
export function openSheet(bar: HTMLElement, opener: HTMLElement): void {
  const place = document.createComment('');
  const sheet = document.createElement('dialog');
  sheet.className = 'sheet-up';
  // the focus on the search box would bring up the keyboard
  sheet.autofocus = true;
  sheet.setAttribute('aria-label', bar.getAttribute('aria-label') ?? '');
  bar.before(place);
  sheet.append(bar);
  document.body.append(sheet);
  sheet.addEventListener('click', (event) => event.target === sheet && sheet.close());
  sheet.addEventListener('close', () => {
    place.replaceWith(bar);
    sheet.remove();
    opener.focus();
  });
  sheet.showModal();
}
