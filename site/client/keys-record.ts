/** What a key does with a record in its page or beside a view; false where it means nothing there. */
export function pressForRecord(root: Element, key: string): boolean {
  const button = buttonFor(root, key);
  button?.click();
  return button != null;
}

function buttonFor(root: Element, key: string): HTMLElement | null | undefined {
  if (key === 'm') return root.querySelector<HTMLElement>('[data-act=move]:not([hidden])');
  const { edit } = document.body.dataset;
  return key === 'e' && edit !== undefined ? root.querySelector<HTMLElement>(`.act a[href^="${CSS.escape(edit)}"]`) : undefined;
}
