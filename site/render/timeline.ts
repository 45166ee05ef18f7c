import { shiftDays } from '../../scripts/model/local-time.ts';
import type { ViewModel } from '../view.ts';
import type { DrawContext } from './context.ts';
import { daysUntil, shiftMonths } from './days.ts';
import { chooser, datePicker, lateFlag, markOf, stepTo, turner, undatedTray } from './days-bar.ts';
import { dateKeys, dayShown, isLate, type Stretch } from './days-of.ts';
import { attributes, escapeHtml } from './escape.ts';
import { icon } from './icons.ts';
import { drawBars, endOf } from './timeline-bar.ts';
import { type Row, type RowGroup, rowsOf, timesOf } from './timeline-rows.ts';
import { groupRow, lengthOf } from './timeline-table.ts';
import { placeIn, type Scale, scaleOf, type Window, windowOf, windowOnPaper, type Zoom, zoomOf } from './timeline-window.ts';

const axisHeight = 46;

interface Frame {
  model: ViewModel;
  now: string;
  window: Window;
  context: DrawContext;
}

/** Bars from start to due beside the titles, around the day of the state or today, or all of them in the width of a `paper`; `wanted` says how many rows of a group are asked for. */
export function drawTimeline(
  model: ViewModel,
  now: string,
  context: DrawContext,
  wanted: ReadonlyMap<string, number> = new Map(),
  paper?: number,
): string {
  const { state, boards, cards } = model;
  const { words } = context;
  const at = dayShown(state.at, now);
  const { dated, undated } = timesOf(model);
  const window = paper === undefined ? windowOf(zoomOf(state), at, dated, context.weekStart) : windowOnPaper(at, dated, paper);
  const frame = { model, now, window, context };
  const groups = rowsOf(model, dated, context, nearTo(window, at, now), wanted);
  const scale = scaleOf(window, context);
  const today = todayAt(window, now);
  const head = `<thead><tr><th scope="col">${escapeHtml(words.say('property.title'))}</th><th scope="col"><span class="vh">${escapeHtml(words.say('timeline.dates'))}</span>${drawAxis(scale, window, now, today)}</th></tr></thead>`;
  const bodies = groups.map((group) => drawGroup(group, frame)).join('');
  const size = { width: window.count * window.width, height: '100%', 'aria-hidden': 'true' };
  const links = `<svg${attributes({ class: 'links', ...size })}><defs>${arrow('arrow')}${arrow('arrow-clash')}</defs><g></g></svg>`;
  const nothing = groups.length === 0 ? `<p class="empty">${escapeHtml(words.say('calendar.nothing'))}</p>` : '';
  const sheet = `<div class="canvas">${drawRules(scale, window, today, size)}${links}<table class="bars">${head}${bodies}</table>${nothing}</div>`;
  const stage = `<div${attributes({ class: 'scroller', tabindex: 0, role: 'region', 'aria-label': words.say('timeline.chart'), 'data-x': daysUntil(window.from, at) * window.width, 'data-from': window.from, 'data-width': window.width })}>${sheet}</div>`;
  return `<div class="timeline">${drawBar(model, at, dateKeys(boards, cards), context)}${stage}${undatedTray(undated, model, context)}</div>`;
}

function drawBar(model: ViewModel, at: string, keys: string[], context: DrawContext): string {
  const { words } = context;
  const { state } = model;
  const zoom = zoomOf(state);
  const months = { week: 1, month: 3, quarter: 12 }[zoom];
  const turn = turner(
    state,
    [shiftMonths(at, -months), words.say('timeline.earlier')],
    [shiftMonths(at, months), words.say('timeline.later')],
    context,
  );
  const named: [Zoom, string][] = [
    ['week', words.say('calendar.week')],
    ['month', words.say('calendar.month')],
    ['quarter', words.say('timeline.quarter')],
  ];
  const choices = named.map(([name, title]) => ({ title, on: zoom === name, step: { zoom: name } }));
  const title = `<h2>${escapeHtml(words.dayPart(at, { month: 'long', year: 'numeric' }))}</h2>`;
  return `<div class="days-bar">${title}${turn}<span class="grow"></span>${datePicker(keys, state.date ?? 'start', model, context)}${chooser(words.say('timeline.zoom'), choices, state)}</div>`;
}

function drawGroup(group: RowGroup, frame: Frame): string {
  const { words } = frame.context;
  const rest = group.count - group.rows.length;
  const more =
    rest > 0
      ? `<tr class="rest"><th scope="row"><button${attributes({ type: 'button', 'data-more': group.key, 'data-drawn': group.rows.length })}>${escapeHtml(words.say('timeline.more', { count: rest }))}</button></th><td></td></tr>`
      : '';
  return `<tbody>${groupRow(group, frame.context, 2)}${group.rows.map((row) => drawRow(row, frame)).join('')}${more}</tbody>`;
}

function drawRow({ card, stretches }: Row, { model, now, window, context }: Frame): string {
  const { words, to } = context;
  const placed = stretches.map((stretch) => ({ stretch, ...placeIn(window, stretch) }));
  const [first] = placed;
  const last = placed.at(-1);
  if (!first || !last) return '';
  const late = isLate(card, now) && (model.state.date ?? 'due') !== 'created';
  const far = placed.some(({ side }) => side === 'inside') ? undefined : first;
  const goal = far && (far.side === 'before' ? far.stretch.to : far.stretch.from);
  const jump =
    goal === undefined
      ? ''
      : `<a${attributes({ class: `jump ${far?.side}`, ...stepTo(model.state, { at: goal }) })}>${icon('back')}${escapeHtml(words.date(goal, now.slice(0, 4)))}</a>`;
  const title = `<a${attributes({ href: to.record(card.address), dir: 'auto', title: card.title })}>${escapeHtml(card.title)}</a>`;
  const flag = late ? lateFlag(context) : '';
  const after = card.blockers.map((name) => context.recordNamed(name)?.title ?? name).join(', ');
  const said = [
    tellDates(stretches, context),
    lengthOf(stretches, context),
    after !== '' && words.say('timeline.after', { titles: after }),
  ];
  const attrs = attributes({
    class: [card.done && 'done', late && 'late'].filter(Boolean).join(' ') || undefined,
    'data-a': card.address,
    'data-name': `${card.board}/${card.slug}`,
    'data-after': card.blockers.length > 0 ? card.blockers.join(' ') : undefined,
    'data-x1': far ? undefined : first.x1,
    'data-x2': far ? undefined : endOf(last, window, now),
  });
  const spoken = `<span class="vh">${escapeHtml(said.filter(Boolean).join(', '))}</span>`;
  return `<tr${attrs}><th scope="row"><div>${markOf(card, model.boards, words.text)}${title}${flag}${jump}</div></th><td>${spoken}${far ? '' : drawBars(card, placed, { model, now, window, context })}</td></tr>`;
}

/** The days of a row in words. */
export function tellDates(stretches: Row['stretches'], { words }: DrawContext): string {
  const told = stretches.map(({ from, to, kind }) => {
    if (kind === 'open') return words.say('timeline.from', { start: words.date(from) });
    return kind === 'span' ? `${words.date(from)} – ${words.date(to)}` : words.date(from);
  });
  return told.join(', ');
}

function drawAxis({ upper, lower }: Scale, window: Window, now: string, today: number | undefined): string {
  const write = (each: { x: number; label: string; day?: string }, y: number, at: string) =>
    `<text${attributes({ x: each.x + (window.zoom === 'week' && y > 20 ? 18 : 6), y, class: each.day && now.startsWith(each.day) ? `${at} now` : at })}>${escapeHtml(each.label)}</text>`;
  const mark = today === undefined ? '' : `<circle cx="${today}" cy="${axisHeight - 4}" r="4"/>`;
  const texts = [
    ...upper.map((each) => write(each, 18, 'upper')),
    ...lower.map((each) => write(each, 37, window.zoom === 'week' ? 'lower day' : 'lower')),
  ];
  return `<svg${attributes({ class: 'axis', width: window.count * window.width, height: axisHeight, 'aria-hidden': 'true' })}>${texts.join('')}${mark}</svg>`;
}

function drawRules(
  { lines, rest }: Scale,
  { width }: Window,
  today: number | undefined,
  size: { [name: string]: string | number },
): string {
  const shades = rest.map((x) => `<rect x="${x}" width="${width}" height="100%"/>`);
  const rules = lines.map(
    ({ x, strong }) => `<line${attributes({ x1: x + 0.5, x2: x + 0.5, y2: '100%', class: strong ? 'strong' : undefined })}/>`,
  );
  const line = today === undefined ? '' : `<line class="today" x1="${today}" x2="${today}" y2="100%"/>`;
  return `<svg${attributes({ class: 'rules', ...size })}>${shades.join('')}${rules.join('')}${line}</svg>`;
}

function arrow(id: string): string {
  return `<marker id="${id}" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0 6 3 0 6z"/></marker>`;
}

/** Where now is, to the hour; undefined outside the window. */
function todayAt({ from, count, width }: Window, now: string): number | undefined {
  const days = daysUntil(from, now) + Number(now.slice(11, 13) || 0) / 24;
  return days < 0 || days > count ? undefined : Math.round(days * width);
}

/** Whether something of a stretch is seen when the timeline stands at a day: what has no end goes on until today. */
function nearTo({ width }: Window, at: string, now: string): (stretch: Stretch) => boolean {
  const [first, last] = [shiftDays(at, -Math.round(300 / width)), shiftDays(at, Math.round(900 / width))];
  return ({ from, to, kind }) => from <= last && (kind === 'open' && to < now ? now : to) >= first;
}
