import type { SiteRecord } from '../data.ts';
import type { Stay, Step } from '../data-history.ts';
import type { DrawContext, RenderContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { placeOf } from './github.ts';
import { actorName, commitMark, linesOf, ruleMark } from './history-change.ts';
import { dateMark, momentMark, tray } from './marks.ts';
import { fill } from './rule-word.ts';

/** So many commits of a record stand open; the rest unfolds. */
const mostOpen = 6;
const units: [unit: string, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** A record's past for the side of its page, newest first; nothing where git tells nothing. */
export function renderHistory(
  { history, commits, path }: Pick<SiteRecord, 'history' | 'commits' | 'path'>,
  context: RenderContext,
): string {
  if (!history || history.steps.length === 0) return '';
  const { words, site } = context;
  const rows = byCommit(history.steps).map((steps) => row(steps, context));
  const [first, rest] = [rows.slice(0, mostOpen), rows.slice(mostOpen)];
  const earlier =
    rest.length === 0
      ? ''
      : `<details class="more"><summary>${escapeHtml(words.say('history.earlier', { count: rest.length }))}</summary><ol class="hist">${rest.join('')}</ol></details>`;
  const place = placeOf(site.github?.history, path);
  const all =
    place === undefined || commits === undefined
      ? ''
      : ` <a href="${escapeHtml(place)}" rel="noopener">${escapeHtml(words.say('record.commits', { count: commits }))}</a>`;
  return `<section class="hist-sec" id="history"><h2>${escapeHtml(words.say('history.title'))}${all}</h2><ol class="hist">${first.join('')}</ol>${earlier}</section>`;
}

/** How long a record was in which list: bars for what is over, a day for where it is. Nothing where it never left its first one. */
export function renderTimeInList({ history }: Pick<SiteRecord, 'history'>, context: DrawContext): string {
  const stays = history?.stays ?? [];
  if (stays.length < 2) return '';
  const longest = Math.max(1, ...stays.map(({ seconds }) => seconds));
  const rows = stays.map((stay) => stayRow(stay, longest, context));
  return `<section class="stays-sec"><h2>${escapeHtml(context.words.say('history.time'))}</h2><ul class="stays">${rows.join('')}</ul></section>`;
}

/** Steps that follow each other in one commit. */
export function byCommit(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.[0]?.commit === step.commit) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

function row(steps: Step[], context: DrawContext): string {
  const [first] = steps;
  if (!first) return '';
  const lines = steps.flatMap((step) => linesOf(step, context)).map((line) => `<span class="chg">${line}</span>`);
  const begins = steps.some(({ kind }) => kind === 'created');
  const rule = ruleMark(first, context);
  const by = `<span dir="auto">${escapeHtml(actorName(first.actor, context))}</span>${commitMark(first.commit, context)}${momentMark(first.at, context)}`;
  return `<li${attributes({ class: begins && 'begins' })}><div>${lines.join('')}<small>${by}${rule === '' ? '' : `<span class="by-rule">${rule}</span>`}</small></div></li>`;
}

function stayRow({ list, seconds, since }: Stay, longest: number, context: DrawContext): string {
  const { words } = context;
  const when = since === undefined ? '' : dateMark(since, context);
  const time = escapeHtml(duration(seconds, context));
  const told =
    when === '' ? time : seconds > 0 ? fill(words.say('history.and_since'), { time, when }) : fill(words.say('history.since'), { when });
  const share = Math.max(1, Math.round((seconds / longest) * 100));
  const bar =
    seconds > 0
      ? `<svg class="bar-of" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="${share}" height="4" rx="2"/></svg>`
      : '';
  return `<li data-c="${list.color}"${since === undefined ? '' : ' class="stay-on"'}>${tray(list)}<span class="name" dir="auto">${escapeHtml(words.text(list.title))}</span><span class="long">${told}</span>${bar}</li>`;
}

/** A length of time in its largest unit: `12 days`. */
function duration(seconds: number, { words }: DrawContext): string {
  for (const [unit, length] of units)
    if (seconds >= length) return words.number(Math.round(seconds / length), { style: 'unit', unit, unitDisplay: 'long' });
  return words.say('history.moment');
}
