import { localTime } from '../../scripts/model/local-time.ts';
import { writeNumber } from '../render/number.ts';
import { daysBetween, isLate, stateOfDue, toldAgo, toldDay } from './clock.ts';

const language = document.body.dataset['locale'] ?? document.documentElement.lang;
const zone = document.body.dataset['zone'] ?? 'UTC';

/** Says of every due date whether it is late or soon, and of every moment how long ago it was, as seen now. */
export function tellNow(root: ParentNode = document): void {
  const instant = new Date();
  const now = localTime(instant, zone);
  for (const time of root.querySelectorAll<HTMLTimeElement>('time[data-year]')) {
    if (now.startsWith(`${time.dataset['year']}-`)) continue;
    time.textContent += ` ${time.dataset['year']}`;
    delete time.dataset['year'];
  }
  for (const time of root.querySelectorAll<HTMLTimeElement>('time[data-due]')) {
    const due = time.dateTime;
    const state = stateOfDue(due, now);
    const days = daysBetween(now, due);
    time.classList.toggle('late', state === 'late');
    time.classList.toggle('soon', state === 'soon');
    // paper tells the date itself
    if (Math.abs(days) <= 1) {
      time.dataset['day'] ??= time.textContent;
      tell(time, capital(toldDay(days, language)) + (due.length > 10 ? `, ${due.slice(11)}` : ''));
    } else if (time.dataset['day']) tell(time, time.dataset['day']);
  }
  for (const time of root.querySelectorAll<HTMLTimeElement>('time[data-ago]'))
    tell(time, toldAgo(new Date(time.dateTime), instant, language));
  for (const late of root.querySelectorAll<HTMLElement>('[data-from]')) late.hidden = instant < new Date(late.dataset['from'] ?? '');
  for (const list of root.querySelectorAll<HTMLElement>('[data-dues]')) sort(list, now);
  for (const number of root.querySelectorAll<HTMLElement>('[data-late]')) countLate(number, now);
}

/** Says how many of the open records that are due on some days are late. */
function countLate(number: HTMLElement, now: string): void {
  let count = 0;
  for (const written of (number.dataset['late'] ?? '').split(' ').filter(Boolean)) {
    const [due = '', many = '1'] = written.split('*');
    if (isLate(due, now)) count += Number(many);
  }
  tell(number, count === 0 && number.dataset['count'] ? '' : writeNumber(count, language));
  number.classList.toggle('some', count > 0);
}

/** Parts the list of open dated records into late and due in the next seven days; what comes later is left away. */
function sort(box: HTMLElement, now: string): void {
  const counts = { late: 0, soon: 0 };
  for (const written of (box.dataset['dues'] ?? '').split(' ').filter(Boolean)) {
    const [due = '', count = '1'] = written.split('*');
    const group = groupOf(due, now);
    if (group) counts[group] += Number(count);
  }
  const rows = [...box.querySelectorAll<HTMLElement>('li[data-date]')];
  for (const group of ['late', 'soon'] as const) {
    const section = box.querySelector<HTMLElement>(`[data-group="${group}"]`);
    const target = section?.querySelector('ol');
    if (!section || !target) continue;
    const mine = rows.filter((row) => groupOf(row.dataset['date'] ?? '', now) === group);
    target.append(...mine);
    section.hidden = counts[group] === 0;
    const number = section.querySelector<HTMLElement>('.num');
    if (number) tell(number, writeNumber(counts[group], language));
  }
  const all = box.querySelector<HTMLElement>('[data-group="all"]');
  if (all) all.hidden = true;
  box.classList.add('told');
  const none = box.querySelector<HTMLElement>('[data-group="none"]');
  if (none) none.hidden = counts.late + counts.soon > 0;
}

function groupOf(due: string, now: string): 'late' | 'soon' | undefined {
  if (isLate(due, now)) return 'late';
  return daysBetween(now, due) <= 7 ? 'soon' : undefined;
}

/** What stands there already is left alone: a browser would lay it out again. */
function tell(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

tellNow();
setInterval(() => tellNow(), 60_000);
