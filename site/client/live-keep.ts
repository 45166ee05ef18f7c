const kept = 'woad:kept';
/** Milliseconds from when the page stands. */
const patience = 5000;
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What a page that is loaded anew takes over from itself. */
interface Kept {
  address: string;
  scrolled: [place: string, left: number, top: number][];
  fields: [place: string, value: string | boolean][];
  open: string[];
  focus: string | undefined;
  /** From where to where, in the text that has the focus. */
  selected: [from: number, to: number] | undefined;
}

/** Keeps where the page is scrolled to, what somebody has typed, and where, until it was loaded anew. */
export function keepForReload(): void {
  const focused = document.activeElement;
  const all = [...document.querySelectorAll('*')];
  const told: Kept = {
    address: location.href,
    scrolled: all
      .filter(({ scrollLeft, scrollTop }) => scrollLeft !== 0 || scrollTop !== 0)
      .map((each) => [placeOf(each), each.scrollLeft, each.scrollTop]),
    fields: all.filter(isField).flatMap((each): Kept['fields'] => (isAsServed(each) ? [] : [[placeOf(each), writtenIn(each)]])),
    open: all.filter((each) => each instanceof HTMLDetailsElement && each.open).map(placeOf),
    focus: focused && focused !== document.body ? placeOf(focused) : undefined,
    selected: focused && isField(focused) ? selectionOf(focused) : undefined,
  };
  try {
    sessionStorage.setItem(kept, JSON.stringify(told));
  } catch {
    // storage is switched off, or full: the page begins anew
  }
}

/** Brings back what was kept, each thing as soon as the page has a place for it, until somebody does something else. */
export function bringBack(): void {
  const told = takeKept();
  if (told?.address !== location.href) return;
  const { scrolled, fields, open, focus, selected } = told;
  let left: (() => boolean)[] = [];
  for (const place of open) left.push(() => openAt(place));
  for (const field of fields) left.push(() => fill(...field));
  // a view may be drawn once more before it stands
  for (const place of scrolled) left.push(() => scrollTo(...place) && stands());
  if (focus !== undefined) left.push(() => focusAt(focus, selected));
  let over: number | undefined;
  const go = (): void => {
    left = left.filter((bring) => !bring());
    if (left.length === 0) stop();
    else if (document.readyState === 'complete' && stands()) over ??= window.setTimeout(stop, patience);
  };
  const watcher = new MutationObserver(go);
  const stop = (): void => {
    watcher.disconnect();
    clearTimeout(over);
    left = [];
    for (const act of acts) removeEventListener(act, stop, true);
  };
  const acts = ['pointerdown', 'keydown', 'wheel'];
  for (const act of acts) addEventListener(act, stop, true);
  addEventListener('load', go, { once: true });
  watcher.observe(document.body, { childList: true, subtree: true });
  watcher.observe(document.documentElement, { attributeFilter: ['data-ready'] });
  go();
}

/** Waits until nothing stands open in front of the page, and nothing is asked of the program that an answer is to come to. */
export async function whenFree(): Promise<void> {
  const front = 'dialog[open], .pop:popover-open, [data-asking]';
  while (document.querySelector(front)) await new Promise((resolve) => setTimeout(resolve, 200));
}

/** Leaves the focus where it was, though what had it may be replaced meanwhile. */
export function focusAgain(change: () => void): void {
  const held = document.activeElement;
  const place = held && held !== document.body ? placeOf(held) : undefined;
  change();
  if (place !== undefined && !held?.isConnected) focusAt(place, undefined);
}

/** A selector that finds an element again in the same page drawn anew. */
export function placeOf(element: Element): string {
  if (element === document.documentElement || element === document.body) return element.localName;
  if (element.id !== '') return `#${CSS.escape(element.id)}`;
  const card = element.getAttribute('data-a');
  if (card !== null) return `[data-a="${CSS.escape(card)}"]`;
  const parent = element.parentElement;
  const name = element.getAttribute('name');
  const among = [...(parent?.children ?? [])].filter(({ localName }) => localName === element.localName);
  const own = name === null ? `${element.localName}:nth-of-type(${among.indexOf(element) + 1})` : `[name="${CSS.escape(name)}"]`;
  return parent ? `${placeOf(parent)} > ${own}` : own;
}

function takeKept(): Kept | undefined {
  try {
    const text = sessionStorage.getItem(kept);
    sessionStorage.removeItem(kept);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isField(element: Element): element is Field {
  return element.matches('input:not([type=file], [type=password]), textarea, select');
}

function isCheck(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');
}

function isAsServed(field: Field): boolean {
  if (field instanceof HTMLSelectElement) return [...field.options].every(({ selected, defaultSelected }) => selected === defaultSelected);
  return isCheck(field) ? field.checked === field.defaultChecked : field.value === field.defaultValue;
}

function writtenIn(field: Field): string | boolean {
  return isCheck(field) ? field.checked : field.value;
}

function selectionOf(field: Field): Kept['selected'] {
  if (field instanceof HTMLSelectElement || field.selectionStart === null) return undefined;
  return [field.selectionStart, field.selectionEnd ?? field.selectionStart];
}

function fill(place: string, value: string | boolean): boolean {
  const field = document.querySelector(place);
  if (!field || !isField(field)) return false;
  if (typeof value === 'boolean') (field as HTMLInputElement).checked = value;
  else field.value = value;
  for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
  return true;
}

function openAt(place: string): boolean {
  const details = document.querySelector(place);
  if (details instanceof HTMLDetailsElement) details.open = true;
  return details !== null;
}

function stands(): boolean {
  return document.getElementById('stage') === null || document.documentElement.dataset['ready'] === 'view';
}

function scrollTo(place: string, left: number, top: number): boolean {
  const element = document.querySelector(place);
  element?.scrollTo({ left, top, behavior: 'instant' });
  return element !== null && Math.abs(element.scrollTop - top) < 2 && Math.abs(element.scrollLeft - left) < 2;
}

function focusAt(place: string, selected: Kept['selected']): boolean {
  const element = document.querySelector<HTMLElement>(place);
  element?.focus({ preventScroll: true });
  if (element && selected && isField(element) && !(element instanceof HTMLSelectElement)) element.setSelectionRange(...selected);
  return element !== null && element === document.activeElement;
}
