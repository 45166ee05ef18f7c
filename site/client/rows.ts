import { linkAt, placeOf } from './row-walk.ts';

/** What a browser needs to draw only those rows of a view that are near what one sees; all rows are of one height, all headings too. */
export interface RowSource {
  scroller: HTMLElement;
  /** Whose children are the sections. */
  host: HTMLElement;
  /** What a section is, as a selector below the host. */
  body: string;
  /** Rows of each section, and how many of them stand there already. */
  sizes: readonly number[];
  drawn: readonly number[];
  /** A section with its rows from one to before another. */
  section(index: number, from: number, to: number): string;
  /** The place of rows and headings that are not drawn, told by `data-rows` and `data-headings`. */
  skip(rows: number, headings: number): string;
}

interface Place {
  open: boolean;
  left: number;
  focus: string | undefined;
}

const beyond = 600;
const places = new WeakMap<HTMLElement, Place>();

/** Over a redraw: keeps a menu open, the scroll to the side, and the focus. */
export function keepPlace(root: HTMLElement, scroller: HTMLElement, signal: AbortSignal): void {
  const place = places.get(root);
  if (place) {
    const menu = root.querySelector('details');
    if (menu) menu.open = place.open;
    scroller.scrollLeft = place.left;
    if (place.focus && !root.contains(document.activeElement)) focusAgain(root.querySelector<HTMLElement>(place.focus), root);
  }
  signal.addEventListener('abort', () => {
    const open = root.querySelector('details')?.open ?? false;
    places.set(root, { open, left: scroller.scrollLeft, focus: focusIn(root) });
  });
}

/** What had the focus has it again; where it is not drawn any more, what one scrolls has it. */
function focusAgain(held: HTMLElement | null | undefined, root: HTMLElement): void {
  const next = held ?? root.closest<HTMLElement>('[tabindex="0"]') ?? root.querySelector<HTMLElement>('[tabindex="0"]');
  next?.focus({ preventScroll: true });
}

/** A menu closes by Escape and by a press beside it. */
export function closeMenu(menu: HTMLDetailsElement | null, signal: AbortSignal): void {
  if (!menu) return;
  document.addEventListener(
    'pointerdown',
    ({ target }) => {
      if (!(target instanceof Node) || !menu.contains(target)) menu.open = false;
    },
    { signal },
  );
  menu.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !menu.open) return;
      event.stopPropagation();
      menu.open = false;
      menu.querySelector('summary')?.focus();
    },
    { signal },
  );
}

/** How the focused element is found again after it was drawn anew. */
function focusIn(root: HTMLElement): string | undefined {
  const { activeElement: active } = document;
  if (!(active instanceof HTMLElement) || !root.contains(active)) return undefined;
  const row = active.closest<HTMLElement>('[data-a]')?.dataset['a'];
  if (row !== undefined) return `[data-a="${CSS.escape(row)}"] a`;
  if (active.dataset['sort'] !== undefined) return `[data-sort="${CSS.escape(active.dataset['sort'])}"]`;
  return active instanceof HTMLInputElement ? `input[value="${CSS.escape(active.value)}"]` : undefined;
}

/** Draws the rows that one scrolls to and takes away those that are far, so that ten thousand rows are as light as a hundred. Gives what draws those about a row, told by its place among all; nothing where all stand there already. */
export function windowRows(source: RowSource, signal: AbortSignal): ((index: number) => void) | undefined {
  const { scroller, host, body, sizes, section, skip } = source;
  if (sizes.every((size, index) => size <= (source.drawn[index] ?? 0))) return undefined;
  host.classList.add('many');
  // new rows stand where the old ones stood: a browser that follows these would scroll away
  scroller.style.overflowAnchor = 'none';
  let row = heightOf(host, '[data-a]', 40);
  let heading = heightOf(host, '.heading', 0);
  let seen = { top: 0, bottom: -1 };
  const draw = (top: number, bottom: number): void => {
    const active = document.activeElement;
    const held = placeOf(active, host);
    const html = drawBetween(sizes, row, heading, top, bottom, section, skip);
    const olds = [...host.querySelectorAll(`:scope > ${body}`)];
    olds[0]?.insertAdjacentHTML('beforebegin', html);
    for (const gap of host.querySelectorAll<HTMLElement>('[data-rows]'))
      gap.style.height = `${Number(gap.dataset['rows']) * row + Number(gap.dataset['headings'] ?? 0) * heading}px`;
    for (const old of olds) old.remove();
    seen = { top, bottom };
    // a row that is gone with what one scrolled past hands the focus on
    if (held || (active && !active.isConnected)) focusAgain(held && linkAt(held, host), host);
    host.dispatchEvent(new Event('woad:drawn', { bubbles: true }));
  };
  const bring = (index: number): void => {
    const y = topOf(index, sizes, row, heading);
    draw(y - scroller.clientHeight - beyond, y + scroller.clientHeight + beyond);
  };
  const look = (): void => {
    const start = host.querySelector(`:scope > ${body}`)?.getBoundingClientRect().top ?? 0;
    const frame = scroller === document.documentElement ? 0 : scroller.getBoundingClientRect().top;
    const [top, bottom] = [frame - start, frame - start + scroller.clientHeight];
    if (top - beyond / 3 < seen.top && seen.top > 0) draw(top - beyond, bottom + beyond);
    else if (bottom + beyond / 3 > seen.bottom) draw(top - beyond, bottom + beyond);
  };
  let waiting = false;
  const soon = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (!signal.aborted) look();
    });
  };
  const measure = (): void => {
    [row, heading] = [heightOf(host, '[data-a]', row), heightOf(host, '.heading', heading)];
    seen = { top: 0, bottom: -1 };
    look();
  };
  look();
  measure();
  const target = scroller === document.documentElement ? document : scroller;
  target.addEventListener('scroll', soon, { signal, passive: true });
  addEventListener('resize', measure, { signal });
  addEventListener('beforeprint', () => draw(0, Number.POSITIVE_INFINITY), { signal });
  addEventListener('afterprint', measure, { signal });
  return bring;
}

/** How far below the first heading a row begins. */
function topOf(index: number, sizes: readonly number[], row: number, heading: number): number {
  let y = index * row;
  let before = 0;
  for (const size of sizes) {
    y += heading;
    before += size;
    if (before > index) break;
  }
  return y;
}

function heightOf(host: HTMLElement, selector: string, otherwise: number): number {
  return host.querySelector(selector)?.getBoundingClientRect().height || otherwise;
}

/** The sections that lie between two heights, with only their rows that do, and the place of all others. */
export function drawBetween(
  sizes: readonly number[],
  row: number,
  heading: number,
  top: number,
  bottom: number,
  section: RowSource['section'],
  skip: RowSource['skip'],
): string {
  let html = '';
  let y = 0;
  let [rows, headings] = [0, 0];
  for (const [index, size] of sizes.entries()) {
    const start = y + heading;
    y = start + size * row;
    if (y <= top || start - heading >= bottom) {
      rows += size;
      headings += 1;
      continue;
    }
    if (headings > 0) html += skip(rows, headings);
    [rows, headings] = [0, 0];
    const from = Math.min(size, Math.max(0, Math.floor((top - start) / row)));
    html += section(index, from, Math.min(size, Math.max(from, Math.ceil((bottom - start) / row))));
  }
  return headings > 0 ? html + skip(rows, headings) : html;
}
