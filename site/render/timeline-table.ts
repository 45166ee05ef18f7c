import type { ViewModel } from '../view.ts';
import type { DrawContext } from './context.ts';
import { daysUntil } from './days.ts';
import { markOf, undatedTray } from './days-bar.ts';
import type { Stretch } from './days-of.ts';
import { attributes, escapeHtml } from './escape.ts';
import { avatars, dateMark, tray } from './marks.ts';
import { type Row, type RowGroup, rowsOf, timesOf } from './timeline-rows.ts';

/** The timeline as a table of days: what the build draws, true on any day and readable without scripts. */
export function drawTimelineTable(model: ViewModel, context: DrawContext): string {
  const { words } = context;
  const { dated, undated } = timesOf(model);
  const groups = rowsOf(model, dated, context, ({ card }) => !card.done, new Map());
  const names = ['property.title', 'property.start', 'property.due', 'timeline.length', 'property.assignees'] as const;
  const head = names.map((name) => `<th scope="col">${escapeHtml(words.say(name))}</th>`).join('');
  const parts = groups.map((group) => {
    const rest = group.count - group.rows.length;
    const more =
      rest > 0
        ? `<tr class="rest"><td colspan="${names.length}">${escapeHtml(words.say('calendar.others', { count: rest }))}</td></tr>`
        : '';
    return `<tbody>${groupRow(group, context, names.length)}${group.rows.map((row) => drawRow(row, model, context)).join('')}${more}</tbody>`;
  });
  const nothing = groups.length === 0 ? `<p class="empty">${escapeHtml(words.say('calendar.nothing'))}</p>` : '';
  const table = groups.length === 0 ? '' : `<table class="spans"><thead><tr>${head}</tr></thead>${parts.join('')}</table>`;
  return `<div class="timeline"><div class="scroller" tabindex="0" role="region" aria-label="${escapeHtml(words.say('view.timeline'))}">${table}${nothing}</div>${undatedTray(undated, model, context)}</div>`;
}

/** The line above a group's rows. */
export function groupRow(group: RowGroup, { words }: DrawContext, columns: number): string {
  const mark = group.list ? tray(group.list) : group.color ? `<i class="swatch" data-c="${group.color}"></i>` : '';
  const count = `<span class="num">${words.number(group.count)}</span>`;
  return `<tr class="group"><th scope="rowgroup" colspan="${columns}"><div>${mark}<span dir="auto">${escapeHtml(group.title)}</span>${count}</div></th></tr>`;
}

function drawRow({ card, stretches }: Row, model: ViewModel, context: DrawContext): string {
  const [first] = stretches;
  const last = stretches.at(-1);
  if (!first || !last) return '';
  const isDue = model.state.date === undefined || model.state.date === 'start' || model.state.date === 'due';
  const start = first.kind === 'point' && isDue ? '' : dateMark(first.from, context);
  const end =
    last.kind === 'open' ? '' : isDue && card.due !== undefined ? dateMark(card.due, context, !card.done) : dateMark(last.to, context);
  const title = `<div>${markOf(card, model.boards, context.words.text)}<a href="${context.to.record(card.address)}" dir="auto">${escapeHtml(card.title)}</a></div>`;
  return `<tr${attributes({ class: card.done ? 'done' : undefined })}><th scope="row">${title}</th><td>${start}</td><td>${end}</td><td>${escapeHtml(lengthOf(stretches, context))}</td><td>${avatars(card.assignees, context)}</td></tr>`;
}

/** How many days, the first and the last one counted; nothing for a point and for what has no end. */
export function lengthOf(stretches: readonly Stretch[], { words }: DrawContext): string {
  const spans = stretches.filter(({ kind }) => kind === 'span');
  if (spans.length === 0) return '';
  return words.say('timeline.days', { count: spans.reduce((sum, { from, to }) => sum + daysUntil(from, to) + 1, 0) });
}
