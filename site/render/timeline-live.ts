import { shiftDays } from '../../scripts/model/local-time.ts';
import type { LivePlace } from '../view.ts';
import { followSteps } from './days-live.ts';
import { escapeHtml } from './escape.ts';
import { drawTimeline } from './timeline.ts';
import { elbow } from './timeline-elbow.ts';

/** Where one had scrolled to: a drawing of the same days keeps it. */
let last: { key: string; left: number; top: number } | undefined;

/** Where in the visible part the timeline's day stands. */
const seenAt = 0.3;

/** So many rows come with each asking for more. */
const moreRows = 100;

/** An A3 of 396 mm between its margins, without the titles: `timeline-print.css` says how wide they are. */
const laneOnPaper = 1496 - 302;

/** What a timeline does in a browser: it stands at its day, draws what waits for what, and more rows when they are asked for. */
export function wakeTimeline(place: LivePlace): (() => void) | undefined {
  const { root, model, context } = place;
  const { now, state } = model;
  if (now === undefined || !root.querySelector('.bars')) return;
  const over = new AbortController();
  const { signal } = over;
  const wanted = new Map<string, number>();
  const key = [state.zoom, state.at, state.date].join(' ');
  followSteps(place, signal);

  const scrollerOf = () => root.querySelector<HTMLElement>('.scroller');
  const extend = (button: HTMLElement, focus: boolean) => {
    const scroller = scrollerOf();
    const timeline = root.querySelector<HTMLElement>('.timeline');
    const group = button.dataset['more'] ?? '';
    const drawn = Number(button.dataset['drawn']);
    if (!scroller || !timeline) return;
    wanted.set(group, drawn + moreRows);
    const { scrollLeft, scrollTop } = scroller;
    const open = timeline.querySelector('.undated')?.hasAttribute('open');
    const before = [...timeline.querySelectorAll('tr[data-name]')].indexOf(button.closest('tr')?.previousElementSibling ?? scroller);
    timeline.outerHTML = drawTimeline(model, now, context, wanted);
    root.dispatchEvent(new Event('woad:drawn'));
    root.querySelector('.undated')?.toggleAttribute('open', open ?? false);
    scrollerOf()?.scrollTo(scrollLeft, scrollTop);
    if (focus) [...root.querySelectorAll<HTMLElement>('tr[data-name]')][before + 1]?.querySelector('a')?.focus();
    settle();
  };
  root.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-more]') : null;
      if (button) extend(button, true);
      const row = target instanceof Element && target.matches('td[data-off]') ? target.closest('tr') : null;
      if (row) scrollerOf()?.scrollTo({ left: Number(row.dataset['x1']) - 60, behavior: 'smooth' });
      for (const fold of root.querySelectorAll('.picker[open]'))
        if (target instanceof Node && !fold.contains(target)) fold.removeAttribute('open');
    },
    { signal },
  );
  // only below the last group: above it, rows that come by themselves would keep one from ever reaching the next
  const watcher = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting && target instanceof HTMLElement) extend(target, false);
  });
  /** Says which month is seen, and on which side are the bars that are not. */
  const settleView = () => {
    pointOut(root);
    const [scroller, title] = [scrollerOf(), root.querySelector('.days-bar h2')];
    if (!scroller || !title) return;
    const { from = '', width } = scroller.dataset;
    const day = shiftDays(from, Math.floor((scroller.scrollLeft + (scroller.clientWidth - titlesIn(root)) * seenAt) / Number(width)));
    title.textContent = context.words.dayPart(day, { month: 'long', year: 'numeric' });
  };
  const settle = () => {
    watcher.disconnect();
    const end = root.querySelector('tbody:last-child .rest button');
    if (end) watcher.observe(end);
    drawLinks(root);
    settleView();
  };
  const scroller = scrollerOf();
  if (scroller) {
    const left = Math.max(0, Number(scroller.dataset['x']) - (scroller.clientWidth - titlesIn(root)) * seenAt);
    if (last?.key === key) scroller.scrollTo(last.left, last.top);
    else scroller.scrollTo(left, 0);
  }
  settle();
  addEventListener('resize', settle, { signal });
  const drawOn = (paper?: number) => {
    const timeline = root.querySelector<HTMLElement>('.timeline');
    if (!timeline) return;
    timeline.outerHTML = drawTimeline(model, now, context, wanted, paper);
    root.dispatchEvent(new Event('woad:drawn'));
  };
  let back: { scrollLeft: number; scrollTop: number } | undefined;
  addEventListener(
    'beforeprint',
    () => {
      const { scrollLeft = 0, scrollTop = 0 } = scrollerOf() ?? {};
      back = { scrollLeft, scrollTop };
      drawOn(laneOnPaper);
      drawLinks(root);
    },
    { signal },
  );
  addEventListener(
    'afterprint',
    () => {
      drawOn();
      scrollerOf()?.scrollTo(back?.scrollLeft ?? 0, back?.scrollTop ?? 0);
      settle();
    },
    { signal },
  );
  // scrolling does not bubble, and the element may be drawn anew
  root.addEventListener('scroll', settleView, { capture: true, passive: true, signal });
  return () => {
    const { scrollLeft = 0, scrollTop = 0 } = scrollerOf() ?? {};
    last = { key, left: scrollLeft, top: scrollTop };
    watcher.disconnect();
    over.abort();
  };
}

/** How wide the column of titles is: it covers that much of what is scrolled. */
function titlesIn(root: HTMLElement): number {
  return root.querySelector<HTMLElement>('.bars th')?.offsetWidth ?? 0;
}

/** Lines from each record to those that wait for it, where both are drawn; the rows say where they are. */
function drawLinks(root: HTMLElement): void {
  const layer = root.querySelector('.links g');
  if (!layer) return;
  const rows = new Map<string, HTMLElement>();
  for (const row of root.querySelectorAll<HTMLElement>('tr[data-x1]'))
    if (!rows.has(row.dataset['name'] ?? '')) rows.set(row.dataset['name'] ?? '', row);
  const middleOf = (row: HTMLElement) => row.offsetTop + row.offsetHeight / 2;
  let paths = '';
  for (const row of rows.values())
    for (const name of row.dataset['after']?.split(' ') ?? []) {
      const before = rows.get(name);
      if (!before) continue;
      const [end, start] = [Number(before.dataset['x2']), Number(row.dataset['x1'])];
      const clash = start < end && !before.classList.contains('done') && !row.classList.contains('done');
      const d = elbow({ x: end, y: middleOf(before) }, { x: start - 2, y: middleOf(row) });
      paths += `<path d="${escapeHtml(d)}"${clash ? ' class="clash"' : ''}/>`;
    }
  layer.innerHTML = paths;
}

/** Marks the rows whose bars lie beyond what is scrolled into view with the side on which they are. */
function pointOut(root: HTMLElement): void {
  const scroller = root.querySelector<HTMLElement>('.scroller');
  if (!scroller) return;
  const [left, right] = [scroller.scrollLeft, scroller.scrollLeft + scroller.clientWidth - titlesIn(root)];
  for (const row of scroller.querySelectorAll<HTMLElement>('tr[data-x1]')) {
    const lane = row.lastElementChild;
    if (!(lane instanceof HTMLElement)) continue;
    const off = Number(row.dataset['x2']) + 100 < left ? 'before' : Number(row.dataset['x1']) > right ? 'after' : undefined;
    if (off === lane.dataset['off']) continue;
    if (off === undefined) delete lane.dataset['off'];
    else lane.dataset['off'] = off;
  }
}
