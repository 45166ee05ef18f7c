import { isDay } from '../../scripts/model/local-time.ts';
import type { Compared } from '../render/compared.ts';
import { escapeHtml } from '../render/escape.ts';
import type { Words } from '../render/words.ts';

/** What the values of a range are, where there can be one. */
export type Measure = Exclude<Compared, 'name' | 'text'>;

const hour = 3600;

/** Two boxes over the values of a menu, for the ends of a range; Enter in either asks for it. */
export function addRange(pop: HTMLElement, words: Words, measure: Measure, asked: string, ask: (range: string) => void): void {
  const [from = '', to = ''] = asked.split('..').map((end) => shownEnd(end, measure));
  const labels = {
    number: [words.say('filter.from'), words.say('filter.to')],
    seconds: [words.say('filter.from_hours'), words.say('filter.to_hours')],
    day: [words.say('filter.from_day'), words.say('filter.to_day')],
  }[measure];
  const kind = measure === 'day' ? 'type="date"' : 'type="number" step="any" inputmode="decimal"';
  const boxes = [from, to].map(
    (value, index) =>
      `<label><span>${escapeHtml(labels[index] ?? '')}</span><input ${kind} autocomplete="off" value="${escapeHtml(value)}"></label>`,
  );
  const form = document.createElement('form');
  form.className = 'range';
  form.innerHTML = `${boxes.join('')}<button class="btn line">${escapeHtml(words.say('filter.apply'))}</button>`;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [least = '', most = ''] = [...form.querySelectorAll('input')].map(({ value }) => value);
    pop.hidePopover();
    ask(rangeOf(least, most, measure));
  });
  // a box is no line of the menu: it chooses nothing, and its arrows are its own
  form.addEventListener('change', (event) => event.stopPropagation());
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab' && event.key !== 'Escape') event.stopPropagation();
  });
  pop.querySelector('h2')?.after(form);
  if (measure === 'day') return;
  const box = form.querySelector('input');
  box?.focus();
  box?.select();
}

/** Whether a wanted value is a range. */
export function isRange(value: string): boolean {
  return value.includes('..');
}

/** What the address says of two boxes, the smaller end first; empty where both are. */
export function rangeOf(from: string, to: string, measure: Measure): string {
  const [least, most] = [from, to].map((end) => (measure === 'seconds' && end !== '' ? String(Math.round(Number(end) * hour)) : end));
  if (!least && !most) return '';
  const isTurned = least && most && (measure === 'day' ? least > most : Number(least) > Number(most));
  return isTurned ? `${most}..${least}` : `${least}..${most}`;
}

/** An end of a range as its box shows it; what it cannot show is left out. */
function shownEnd(end: string, measure: Measure): string {
  if (measure === 'day') return isDay(end.slice(0, 10)) ? end.slice(0, 10) : '';
  if (end === '' || !Number.isFinite(Number(end))) return '';
  return measure === 'seconds' ? String(Number((Number(end) / hour).toFixed(2))) : end;
}
