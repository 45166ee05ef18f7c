/** Puts a text on the clipboard; false where the browser does not let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Copies when a button is pressed, and says on the button that it did. */
export function copyAtPress(button: HTMLElement, text: () => string, copied: string, then?: () => void): void {
  const before = button.textContent;
  let waiting = 0;
  button.addEventListener('click', async () => {
    if (!(await copyText(text()))) return;
    button.textContent = copied;
    then?.();
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      button.textContent = before;
    }, 2000);
  });
}

/** Selects what stands in a place, for somebody who copies it by hand. */
export function selectText(place: HTMLElement | null): void {
  if (!place) return;
  place.focus();
  getSelection()?.selectAllChildren(place);
}
