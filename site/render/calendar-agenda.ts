import type { ViewModel } from '../view.ts';
import { monthTitle } from './calendar.ts';
import type { DrawContext } from './context.ts';
import { datesSaid, lateFlag, markOf, undatedTray } from './days-bar.ts';
import { datedCards, isLate, type Stretch } from './days-of.ts';
import { attributes, escapeHtml } from './escape.ts';
import { icon } from './icons.ts';
import { avatars, dateMark } from './marks.ts';

/** So many cards are drawn at the build, shared among the months: the rest is drawn where there are scripts. */
const mostAtBuild = 300;

/** All dated cards by month and day: true whenever it is read, for it says nothing of today. */
export function drawAgenda(model: ViewModel, context: DrawContext): string {
  const { words } = context;
  const { date = 'due' } = model.state;
  const { dated, undated } = datedCards(model, [date]);
  // due dates are what everybody expects
  const bar = date === 'due' ? '' : `<p class="days-bar">${datesSaid(date, model.boards, words)}</p>`;
  const months = Map.groupBy([...dated].sort(byDay), ({ from }) => from.slice(0, 7));
  const share = Math.max(2, Math.floor(mostAtBuild / Math.max(1, months.size)));
  const sections = [...months].map(([month, entries]) => {
    const count = `<span class="num">${words.number(entries.length)}</span>`;
    const title = `<h2><span>${escapeHtml(monthTitle(`${month}-01`, context))}</span>${count}</h2>`;
    const rest = entries.length - share;
    const more = rest > 0 ? `<p class="rest">${escapeHtml(words.say('calendar.others', { count: rest }))}</p>` : '';
    return `<section>${title}${drawDays(openFirst(entries).slice(0, share), model, context)}${more}</section>`;
  });
  const nothing = sections.length === 0 ? `<p class="empty">${escapeHtml(words.say('calendar.nothing'))}</p>` : '';
  return `<div class="calendar">${bar}<div class="month agenda">${sections.join('')}${nothing}</div>${undatedTray(undated, model, context)}</div>`;
}

/** Entries under the days they begin on, in the order of days; what began before the first of them stands under that one. */
export function drawDays(entries: readonly Stretch[], model: ViewModel, context: DrawContext, first = ''): string {
  const { words } = context;
  const days = Map.groupBy([...entries].sort(byDay), ({ from }) => (from < first ? first : from));
  const parts = [...days].map(([day, inside]) => {
    const name = words.dayPart(day, { weekday: 'short' });
    const number = words.dayPart(day, { day: 'numeric' });
    const today = model.now?.startsWith(day) ?? false;
    const head = `<h3><time${attributes({ datetime: day, title: words.longDate(day) })}><b>${escapeHtml(number)}</b> ${escapeHtml(name)}</time></h3>`;
    return `<li${attributes({ class: today ? 'today' : undefined, 'data-day': day })}>${head}<ul>${inside.map((entry) => drawRow(entry, model, context)).join('')}</ul></li>`;
  });
  return `<ol>${parts.join('')}</ol>`;
}

function drawRow({ card, from, to, time }: Stretch, model: ViewModel, context: DrawContext): string {
  const key = model.state.date ?? 'due';
  const late = isLate(card, model.now) && (key === 'due' || key === 'start');
  const clock = time === undefined ? '' : `<time class="clock">${escapeHtml(time)}</time>`;
  const until = to > from ? `<span class="until">– ${dateMark(to, context)}</span>` : '';
  const due =
    key === 'due' && !card.done && model.now === undefined && card.due !== undefined ? dateMark(card.due, context, true, 'nearly') : '';
  const said = late ? lateFlag(context) : '';
  const link = `<a href="${context.to.record(card.address)}" dir="auto">${escapeHtml(card.title)}</a>`;
  return `<li${attributes({ class: card.done ? 'done' : undefined, 'data-a': model.now === undefined ? undefined : card.address })}>${markOf(card, model.boards, context.words.text)}${clock}${link}${until}${due}${said}${avatars(card.assignees, context)}</li>`;
}

/** The same from today on: what ended before is folded above, with a sign where some of it is late. Where nothing else is, it stands there as it is. */
export function drawFromToday(entries: readonly Stretch[], model: ViewModel, context: DrawContext, first: string): string {
  const today = model.now?.slice(0, 10) ?? '';
  const [before, after] = [entries.filter(({ to }) => to < today), entries.filter(({ to }) => to >= today)];
  if (before.length === 0 || after.length === 0) return drawDays(entries, model, context, first);
  const { words } = context;
  const key = model.state.date ?? 'due';
  const late = (key === 'due' || key === 'start') && before.some(({ card }) => isLate(card, model.now));
  const summary = `${icon('back')}<span>${escapeHtml(words.say('calendar.before'))}</span><span class="num">${words.number(before.length)}</span>${late ? lateFlag(context) : ''}`;
  const from = first > today ? first : today;
  return `<details class="before"><summary>${summary}</summary>${drawDays(before, model, context, first)}</details>${drawDays(after, model, context, from)}`;
}

/** Where not all are drawn, those that are to be done are. */
function openFirst(entries: readonly Stretch[]): Stretch[] {
  return [...entries.filter(({ card }) => !card.done), ...entries.filter(({ card }) => card.done)];
}

function byDay(a: Stretch, b: Stretch): number {
  return a.from.localeCompare(b.from) || (a.time ?? '').localeCompare(b.time ?? '');
}
