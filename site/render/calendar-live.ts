import { shiftDays } from '../../scripts/model/local-time.ts';
import type { LivePlace } from '../view.ts';
import { drawEntry, spanOf } from './calendar.ts';
import { drawFromToday } from './calendar-agenda.ts';
import { shiftMonths } from './days.ts';
import { followSteps } from './days-live.ts';
import { datedCards, type Stretch } from './days-of.ts';
import { escapeHtml } from './escape.ts';

/** The day that the keyboard goes to in the next drawing. */
let wanted: string | undefined;

/** What a calendar does in a browser: days by the arrows, what did not fit in a day, and on a phone the month as a list under its days. */
export function wakeCalendar(place: LivePlace): (() => void) | undefined {
  const { root, model, context } = place;
  const grid = root.querySelector<HTMLTableElement>('.days');
  const now = model.now;
  if (!grid || now === undefined) return;
  const over = new AbortController();
  const { signal } = over;
  let known: Stretch[] | undefined;
  const entries = (): Stretch[] => {
    known ??= datedCards(model, [model.state.date ?? 'due']).dated;
    return known;
  };
  followSteps(place, signal);
  for (const link of grid.querySelectorAll<HTMLElement>('a')) link.tabIndex = -1;
  for (const fold of grid.querySelectorAll<HTMLElement>('summary')) fold.tabIndex = -1;

  const drawAll = (fold: HTMLDetailsElement) => {
    const day = fold.closest('td')?.dataset['day'] ?? '';
    const inside = entries().filter(({ from, to }) => from <= day && to >= day);
    fold.querySelector('div')?.remove();
    if (!fold.open) return;
    for (const other of grid.querySelectorAll('details[open]')) if (other !== fold) other.removeAttribute('open');
    const rows = inside.map((entry) => drawEntry(entry, { model, now, context })).join('');
    fold.insertAdjacentHTML('beforeend', `<div><h3>${escapeHtml(context.words.longDate(day))}</h3><ul>${rows}</ul></div>`);
  };
  grid.addEventListener('toggle', ({ target }) => target instanceof HTMLDetailsElement && drawAll(target), { capture: true, signal });
  document.addEventListener(
    'click',
    ({ target }) => {
      for (const fold of root.querySelectorAll('details[open]:is(.overflow, .picker)'))
        if (target instanceof Node && !fold.contains(target)) fold.removeAttribute('open');
    },
    { signal },
  );
  grid.addEventListener('keydown', (event) => walk(event, place), { signal });

  const narrow = matchMedia('(max-width: 760px)');
  const drawNarrow = () => {
    const agenda = root.querySelector<HTMLElement>('.agenda');
    if (!agenda) return;
    agenda.hidden = !narrow.matches;
    if (!narrow.matches || agenda.innerHTML !== '') return;
    const days = [...grid.querySelectorAll<HTMLElement>('td:not(.out)')].map(({ dataset }) => dataset['day'] ?? '');
    const [first = '', last = ''] = [days[0], days.at(-1)];
    const inside = entries().filter(({ from, to }) => from <= last && to >= first);
    const nothing = `<p class="empty">${escapeHtml(context.words.say('calendar.nothing_then'))}</p>`;
    agenda.innerHTML = inside.length === 0 ? nothing : drawFromToday(inside, model, context, first);
  };
  drawNarrow();
  narrow.addEventListener('change', drawNarrow, { signal });
  grid.addEventListener(
    'click',
    ({ target }) => {
      const day = target instanceof Element ? target.closest<HTMLElement>('td')?.dataset['day'] : undefined;
      if (!narrow.matches || day === undefined) return;
      const rows = [...root.querySelectorAll<HTMLElement>('.agenda [data-day]')];
      const row = rows.find(({ dataset }) => (dataset['day'] ?? '') >= day) ?? rows.at(-1);
      row?.closest('details')?.setAttribute('open', '');
      row?.scrollIntoView({ block: 'start', behavior: 'smooth' });
    },
    { signal },
  );
  if (wanted !== undefined) focusDay(grid, wanted);
  wanted = undefined;
  return () => over.abort();
}

/** The keys of a grid: arrows between days, Home and End in the week, page keys between months, Enter into a day and Escape out of it. */
function walk(event: KeyboardEvent, place: LivePlace): void {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  const cell = target.closest<HTMLElement>('td');
  const grid = target.closest('table');
  const day = cell?.dataset['day'];
  if (!cell || !grid || day === undefined) return;
  if (target !== cell) {
    if (inDay(cell, target, key)) event.preventDefault();
    return;
  }
  const week = [...(cell.parentElement?.children ?? [])];
  const column = week.indexOf(cell);
  const months = spanOf(place.model.state) === 'week' ? 0 : 1;
  const page = (step: number) => (months === 0 ? shiftDays(day, 7 * step) : shiftMonths(day, step));
  const goals: { [key: string]: () => string } = {
    ArrowLeft: () => shiftDays(day, -1),
    ArrowRight: () => shiftDays(day, 1),
    ArrowUp: () => shiftDays(day, -7),
    ArrowDown: () => shiftDays(day, 7),
    Home: () => shiftDays(day, -column),
    End: () => shiftDays(day, week.length - 1 - column),
    PageUp: () => page(-1),
    PageDown: () => page(1),
  };
  const goal = goals[key]?.();
  if (goal !== undefined) {
    event.preventDefault();
    event.stopPropagation();
    const paged = key.startsWith('Page');
    if (!paged && focusDay(grid, goal)) return;
    wanted = goal;
    place.change({ at: goal });
  } else if (key === 'Enter' || key === ' ') {
    cell.querySelector('details')?.setAttribute('open', '');
    const first = cell.querySelector<HTMLElement>('a');
    if (!first) return;
    event.preventDefault();
    event.stopPropagation();
    first.focus();
  }
}

/** Moves among what a day holds; true where the key was meant for that. */
function inDay(cell: HTMLElement, target: HTMLElement, key: string): boolean {
  const fold = cell.querySelector('details[open]');
  if (key === 'Escape') {
    fold?.removeAttribute('open');
    cell.focus();
    return true;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (step === undefined) return false;
  const inside = [...(fold ?? cell).querySelectorAll<HTMLElement>('a, summary')];
  const next = inside.indexOf(target) + step;
  // beyond its ends the arrows of the view lead on, unless all of the day lies open in front of it
  if (!fold && !inside[next]) return false;
  inside[(next + inside.length) % inside.length]?.focus();
  return true;
}

/** Makes a day the one that Tab comes to; false where it is not drawn. */
function focusDay(grid: HTMLTableElement, day: string): boolean {
  const cell = grid.querySelector<HTMLElement>(`td[data-day="${day}"]`);
  if (!cell) return false;
  for (const other of grid.querySelectorAll<HTMLElement>('td[tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
  return true;
}
