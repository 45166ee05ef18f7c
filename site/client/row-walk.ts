/** A link in a row: the place of its row among all rows of a view, drawn or not, and which link of the row it is. */
interface RowLink {
  row: number;
  link: number;
}

const part = '[data-a], [data-rows]';

/** Where an element stands; undefined where it is not in a row. */
export function placeOf(element: Element | null, root: HTMLElement): RowLink | undefined {
  const held = element?.closest<HTMLElement>('[data-a]');
  if (!element || !held || !root.contains(held)) return undefined;
  let row = 0;
  for (const each of root.querySelectorAll<HTMLElement>(part)) {
    if (each === held) break;
    row += rowsOf(each);
  }
  const links: Element[] = linksOf(held);
  return { row, link: links.indexOf(element) };
}

/** The link at a place, or the first of its row; undefined where the row is not drawn. */
export function linkAt({ row, link }: RowLink, root: HTMLElement): HTMLElement | undefined {
  let before = 0;
  for (const each of root.querySelectorAll<HTMLElement>(part)) {
    if (before === row && each.dataset['a'] !== undefined) return linksOf(each)[link] ?? linksOf(each)[0];
    before += rowsOf(each);
    if (before > row) break;
  }
  return undefined;
}

/** Arrows go from row to row and, within a row, from link to link; Home and End to the first and last row, Page up and Page down as far as one sees. `bring` draws a row that is not drawn, where there are such. */
export function walkRows(root: HTMLElement, bring: ((row: number) => void) | undefined, signal: AbortSignal): void {
  root.addEventListener(
    'keydown',
    (event) => {
      const active = event.target;
      if (!(active instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const next = nextFrom(active, event.key, root, bring);
      if (!next) return;
      event.preventDefault();
      event.stopPropagation();
      next.focus({ preventScroll: true });
      (next.closest('li, th, td') ?? next).scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
    { signal },
  );
}

function nextFrom(
  active: HTMLAnchorElement,
  key: string,
  root: HTMLElement,
  bring: ((row: number) => void) | undefined,
): HTMLElement | undefined {
  const held = active.closest<HTMLElement>('[data-a]');
  const place = placeOf(active, root);
  if (!held || !place) return key === 'ArrowDown' ? linkAt({ row: 0, link: 0 }, root) : undefined;
  const beside = document.dir === 'rtl' ? { ArrowRight: -1, ArrowLeft: 1 } : { ArrowRight: 1, ArrowLeft: -1 };
  if (key === 'ArrowRight' || key === 'ArrowLeft') return linksOf(held)[place.link + beside[key]];
  const last = [...root.querySelectorAll<HTMLElement>(part)].reduce((sum, each) => sum + rowsOf(each), -1);
  const page = pageOf(held);
  const { row } = place;
  const wanted = { ArrowDown: row + 1, ArrowUp: row - 1, Home: 0, End: last, PageDown: row + page, PageUp: row - page }[key];
  if (wanted === undefined) return undefined;
  const to = { row: Math.max(0, Math.min(last, wanted)), link: place.link };
  const there = linkAt(to, root);
  if (there || !bring) return there;
  bring(to.row);
  return linkAt(to, root);
}

/** How many rows one sees at once, but for two that lie below what stays above and below. */
function pageOf(row: HTMLElement): number {
  const high = Math.min(innerHeight, row.closest('[role=region]')?.clientHeight ?? innerHeight);
  return Math.max(1, Math.floor(high / row.offsetHeight) - 2);
}

function rowsOf(part: HTMLElement): number {
  return Number(part.dataset['rows'] ?? 1);
}

function linksOf(row: HTMLElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('a')];
}
