import type { Stage } from './stage.ts';
import { windowOf } from './window.ts';

/** Of an order of rows that is not found in so many drawings nothing more is expected. */
const mostTries = 8;

let seeking: AbortController | undefined;

/** Brings a card or row into sight, also where the view has not drawn it since it is far; `index` is its place among all rows of the view. */
export function seekCard({ root }: Stage, address: string, index: number): void {
  seeking?.abort();
  seeking = new AbortController();
  const over = seeking;
  const find = () => root.querySelector<HTMLElement>(`[data-a="${CSS.escape(address)}"]`);
  const there = find();
  there?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (there) return;
  let tries = 0;
  const look = (): void => {
    const card = find();
    card?.scrollIntoView({ block: 'center', inline: 'nearest' });
    if (card || tries++ > mostTries) over.abort();
    if (card) return;
    const lists = [...root.querySelectorAll('.cards')];
    if (!lists.some((list) => windowOf(list)?.seek(address))) scrollTo(root, index);
  };
  for (const drawn of ['woad:drawn', 'woad:near']) root.addEventListener(drawn, look, { signal: over.signal });
  // what scrolls is loaded when somebody scrolls
  root.dispatchEvent(new Event('scroll'));
  look();
}

/** Scrolls to where a row will be drawn. */
function scrollTo(root: HTMLElement, index: number): void {
  let before = 0;
  for (const part of root.querySelectorAll<HTMLElement>('[data-a], [data-rows]')) {
    const rows = Number(part.dataset['rows'] ?? 1);
    before += rows;
    if (before <= index) continue;
    const { top, height } = part.getBoundingClientRect();
    const scroller = part.closest('.cells, .listing');
    const frame = scroller && scroller.scrollHeight > scroller.clientHeight ? scroller : document.documentElement;
    const start = frame === document.documentElement ? 0 : frame.getBoundingClientRect().top;
    frame.scrollTop += top + height * ((index - before + rows) / rows) - start - frame.clientHeight / 2;
    return;
  }
}
