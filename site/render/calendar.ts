import { shiftDays } from '../../scripts/model/local-time.ts';
import type { ViewModel } from '../view.ts';
import { type DayPlan, planWeek, type Slot } from './calendar-week.ts';
import type { DrawContext } from './context.ts';
import { isoWeek, shiftMonths, startOfMonth, weekdayOf, weekOf, weeksOfMonth } from './days.ts';
import { chooser, colorOf, datePicker, markOf, turner, undatedTray } from './days-bar.ts';
import { datedCards, dateKeys, dayShown, isLate, type Stretch } from './days-of.ts';
import { attributes, escapeHtml } from './escape.ts';
import type { stateWords } from './state.ts';

/** Lines of a day in a month; a week shows as many as there are. */
const lines = { month: 4, week: 200 } as const satisfies { [span in (typeof stateWords.span)[number]]: number };

export type Span = keyof typeof lines;

/** Whether a state asks for a week or a month. */
export function spanOf({ span }: { span: string | undefined }): Span {
  return span === 'week' ? 'week' : 'month';
}

/** A month or week as a table of days, around the day of the state or today. */
export function drawCalendar(model: ViewModel, now: string, context: DrawContext): string {
  const { state, boards, cards } = model;
  const at = dayShown(state.at, now);
  const span = spanOf(state);
  const weeks = span === 'week' ? [weekOf(at, context.weekStart)] : weeksOfMonth(at, context.weekStart);
  const key = state.date ?? 'due';
  const { dated, undated } = datedCards(model, [key]);
  const [first = '', last = ''] = [weeks[0]?.[0], weeks.at(-1)?.[6]];
  const shown = dated.filter(({ from, to }) => from <= last && to >= first);
  const rows = weeks.map((week) => drawWeek(week, planWeek(week, shown, lines[span]), { model, now, at, span, context }));
  const table = `<table${attributes({ class: 'days', role: 'grid', 'aria-labelledby': 'days-title', 'data-span': span })}><thead>${weekdayRow(weeks[0] ?? [], context)}</thead><tbody>${rows.join('')}</tbody></table>`;
  const bar = drawBar(model, at, span, dateKeys(boards, cards), context);
  return `<div class="calendar" data-at="${at}">${bar}<div class="month">${table}<div class="agenda" hidden></div></div>${undatedTray(undated, model, context)}</div>`;
}

function drawBar(model: ViewModel, at: string, span: Span, keys: string[], context: DrawContext): string {
  const { words } = context;
  const { state } = model;
  const turn =
    span === 'week'
      ? turner(state, [shiftDays(at, -7), words.say('calendar.week_before')], [shiftDays(at, 7), words.say('calendar.week_after')], context)
      : turner(
          state,
          [monthBeside(at, -1), words.say('calendar.month_before')],
          [monthBeside(at, 1), words.say('calendar.month_after')],
          context,
        );
  const spans = chooser(
    words.say('calendar.span'),
    [
      { title: words.say('calendar.month'), on: span === 'month', step: { span: 'month' } },
      { title: words.say('calendar.week'), on: span === 'week', step: { span: 'week' } },
    ],
    state,
  );
  const title = `<h2 id="days-title">${escapeHtml(span === 'week' ? weekTitle(at, context) : monthTitle(at, context))}</h2>`;
  return `<div class="days-bar">${title}${turn}<span class="grow"></span>${datePicker(keys, state.date ?? 'due', model, context)}${spans}</div>`;
}

/** The first day of the month before or after: which day of it does not matter. */
function monthBeside(at: string, months: number): string {
  return shiftMonths(startOfMonth(at), months);
}

export function monthTitle(at: string, { words }: DrawContext): string {
  return words.dayPart(at, { month: 'long', year: 'numeric' });
}

function weekTitle(at: string, { words, weekStart }: DrawContext): string {
  const week = weekOf(at, weekStart);
  const [first = at, last = at] = [week[0], week[6]];
  const days = `${words.dayPart(first, { day: 'numeric', month: 'short' })} – ${words.date(last)}`;
  return weekStart === 1 ? `${days} · ${words.say('calendar.week_number', { number: isoWeek(at) })}` : days;
}

function weekdayRow(week: readonly string[], { words }: DrawContext): string {
  const names = week.map(
    (day) => `<th scope="col" abbr="${escapeHtml(words.weekday(day))}">${escapeHtml(words.dayPart(day, { weekday: 'short' }))}</th>`,
  );
  return `<tr>${names.join('')}</tr>`;
}

interface Frame {
  model: ViewModel;
  now: string;
  at: string;
  span: Span;
  context: DrawContext;
}

function drawWeek(week: readonly string[], plans: readonly DayPlan[], frame: Frame): string {
  return `<tr>${week.map((day, index) => drawDay(day, plans[index] ?? { slots: [], more: [] }, frame)).join('')}</tr>`;
}

function drawDay(day: string, plan: DayPlan, frame: Frame): string {
  const { now, at, span, context, model } = frame;
  const { words } = context;
  const count = plan.more.length + plan.slots.filter(Boolean).length;
  const today = now.startsWith(day);
  const isFirst = day.endsWith('-01') && span === 'month';
  const short = words.dayPart(day, isFirst ? { day: 'numeric', month: 'short' } : { day: 'numeric' });
  const said = [words.longDate(day), today && words.say('calendar.today'), count > 0 && words.count(count, model.boards[0]?.record)];
  const classes = [span === 'month' && day.slice(0, 7) !== at.slice(0, 7) && 'out', today && 'today', weekdayOf(day) > 5 && 'rest'].filter(
    Boolean,
  );
  const attrs = attributes({
    class: classes.length > 0 ? classes.join(' ') : undefined,
    'data-day': day,
    tabindex: day === at ? 0 : -1,
    'aria-current': today ? 'date' : undefined,
  });
  const slots = plan.slots.map((slot) => drawSlot(slot, frame)).join('');
  const list = slots === '' ? '' : `<ul>${slots}</ul>`;
  const more =
    plan.more.length === 0
      ? ''
      : `<details class="overflow"><summary>${escapeHtml(words.say('calendar.more', { count: plan.more.length }))}</summary></details>`;
  return `<td${attrs}><time datetime="${day}"><span aria-hidden="true">${escapeHtml(short)}</span><span class="vh">${escapeHtml(said.filter(Boolean).join(', '))}</span></time>${list}${more}</td>`;
}

function drawSlot(slot: Slot | undefined, frame: Frame): string {
  if (!slot) return '<li class="gap" aria-hidden="true"></li>';
  const { words } = frame.context;
  const { entry, days, before, after } = slot;
  if (days === 0)
    return `<li class="gap on" data-c="${colorOf(entry.card, frame.model)}"><span class="vh">${escapeHtml(words.say('calendar.continues', { title: entry.card.title }))}</span></li>`;
  return drawEntry(entry, frame, [entry.to > entry.from && `w${days} span`, before && 'before', after && 'after']);
}

/** A card on its day: mark, time, title; struck when it is done, red and said to be when it is late. */
export function drawEntry(
  { card, time }: Stretch,
  { model, now, context }: Pick<Frame, 'model' | 'now' | 'context'>,
  more: (string | false)[] = [],
): string {
  const { words, to } = context;
  const key = model.state.date ?? 'due';
  const late = (key === 'due' || key === 'start') && isLate(card, now);
  const classes = [...more, card.done && 'done', late && 'late'].filter(Boolean).join(' ');
  const clock = time === undefined ? '' : `<time>${escapeHtml(time)}</time>`;
  const lateness = late ? `<span class="vh">${escapeHtml(words.say('calendar.late'))}</span>` : '';
  return `<li${attributes({ class: `ev ${classes}`.trim(), 'data-a': card.address, 'data-c': colorOf(card, model) })}><a${attributes({ href: to.record(card.address), title: card.title })}>${markOf(card, model.boards, words.text)}${clock}${lateness}<span dir="auto">${escapeHtml(card.title)}</span></a></li>`;
}
