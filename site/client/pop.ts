let open: HTMLElement | undefined;

/** A box that opens at a button, in front of all else, and goes when one leaves it; the focus goes into it and back. */
export function openPop(anchor: HTMLElement, label: string, html: string): HTMLElement {
  open?.remove();
  const pop = document.createElement('div');
  pop.className = 'pop';
  pop.popover = 'auto';
  pop.setAttribute('role', 'dialog');
  pop.setAttribute('aria-label', label);
  pop.innerHTML = html;
  // what stands outside of a modal dialog cannot be reached while it is open
  (anchor.closest('dialog') ?? document.body).append(pop);
  open = pop;
  const key = anchor.dataset['open'];
  pop.showPopover();
  place(pop, anchor);
  (pop.querySelector<HTMLElement>('.search, :checked') ?? pop.querySelector<HTMLElement>('input, button, a'))?.focus();
  pop.addEventListener('keydown', walk);
  // what it stands for may be another after a step back
  const goesBack = (): void => pop.hidePopover();
  addEventListener('popstate', goesBack);
  pop.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState !== 'closed') return;
    removeEventListener('popstate', goesBack);
    const inside = pop.contains(document.activeElement) || document.activeElement === document.body;
    pop.remove();
    if (!inside) return;
    // the bar may have been drawn anew meanwhile
    const again = key === undefined ? undefined : document.querySelector<HTMLElement>(`[data-filters] [data-open="${CSS.escape(key)}"]`);
    (anchor.isConnected ? anchor : again)?.focus();
  });
  return pop;
}

/** Below its button, within the window. */
export function place(pop: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = pop;
  const room = 8;
  const below = at.bottom + 4 + height <= innerHeight - room;
  const top = below ? at.bottom + 4 : Math.max(room, Math.min(at.top - height - 4, innerHeight - height - room));
  const left = document.dir === 'rtl' ? at.right - width : at.left;
  pop.style.setProperty('top', `${top}px`);
  pop.style.setProperty('left', `${Math.max(room, Math.min(left, innerWidth - width - room))}px`);
}

/** Arrows go from line to line; typing goes on in the search box. */
function walk(event: KeyboardEvent): void {
  const pop = event.currentTarget as HTMLElement;
  if (event.key === 'Tab') leaveByTab(pop, event);
  const to = { ArrowDown: 1, ArrowUp: -1, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY }[event.key];
  const { activeElement: active } = document;
  const inText = active instanceof HTMLInputElement && active.type === 'search';
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey || (inText && !event.key.startsWith('Arrow'))) return;
  // radio buttons walk by themselves, and choose as they go
  event.preventDefault();
  const lines = [...pop.querySelectorAll<HTMLElement>('input, button, a')];
  const next = Math.min(lines.length - 1, Math.max(0, lines.indexOf(active as HTMLElement) + to));
  lines[next]?.focus();
}

/** Behind its end there is nothing, since it stands last in the page: it closes, and the focus goes on from its button. */
function leaveByTab(pop: HTMLElement, event: KeyboardEvent): void {
  const { activeElement: active } = document;
  const lines = [...pop.querySelectorAll<HTMLInputElement>('input, button, a')];
  // of radio buttons only one is a stop
  const stops = lines.filter((line) => line.type !== 'radio' || line.checked || line === active);
  if (active !== stops.at(event.shiftKey ? 0 : -1)) return;
  event.preventDefault();
  pop.hidePopover();
}
