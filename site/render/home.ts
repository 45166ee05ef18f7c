import type { SiteRecord } from '../data.ts';
import type { RenderContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { icon } from './icons.ts';
import { dateMark, momentMark } from './marks.ts';

const mostRows = 100;

/** Open records by due date. The browser parts them into late and soon as seen now; without it the plain list stands, earliest first. */
export function renderDates(context: RenderContext): string {
  const { site, words } = context;
  const shown = new Set(site.boards.map(({ name }) => name));
  const dated = site.records.filter((record) => record.due !== undefined && !record.done && !record.archived && shown.has(record.board));
  if (dated.length === 0) return '';
  dated.sort((a, b) => (a.due === b.due ? 0 : (a.due ?? '') < (b.due ?? '') ? -1 : 1));
  const counts = new Map<string, number>();
  for (const { due = '' } of dated) counts.set(due, (counts.get(due) ?? 0) + 1);
  const dues = [...counts].map(([due, count]) => (count === 1 ? due : `${due}*${count}`)).join(' ');
  const rows = dated
    .slice(0, mostRows)
    .map((record) => row(record, context))
    .join('');
  const more =
    dated.length > mostRows ? `<p class="hint">${escapeHtml(words.say('home.more', { count: dated.length - mostRows }))}</p>` : '';
  const group = (name: string, title: string) =>
    `<section class="sec" data-group="${name}" hidden><header><h2>${escapeHtml(title)}</h2><span class="num"></span></header><ol class="rows"></ol></section>`;
  return `<div${attributes({ 'data-dues': dues })}>${group('late', words.say('home.late'))}${group('soon', words.say('home.soon'))}<p class="sec hint" data-group="none" hidden>${escapeHtml(words.say('home.none_late'))}</p><section class="sec" data-group="all"><header><h2>${escapeHtml(words.say('home.dates'))}</h2><span class="num">${words.number(dated.length)}</span></header><ol class="rows">${rows}</ol>${more}</section></div>`;
}

function row(record: SiteRecord, context: RenderContext): string {
  const { site, words, to } = context;
  const board = site.boards.find(({ name }) => name === record.board);
  const from = board ? `<span class="from" data-c="${board.color}"><i></i>${escapeHtml(words.text(board.title))}</span>` : '';
  return `<li${attributes({ 'data-date': record.due })}><a href="${to.record(record.address)}" dir="auto">${escapeHtml(record.title)}</a>${from}<span class="due">${icon('due')}${dateMark(record.due ?? '', context, true)}</span></li>`;
}

/** The newest commits, where the site may tell them. */
export function renderChanges(context: RenderContext): string {
  const { site, words } = context;
  if (site.changes.length === 0) return '';
  const rows = site.changes.map(
    ({ subject, author, at, commit }) =>
      `<li><span dir="auto">${escapeHtml(subject)}</span><span class="from">${escapeHtml(author)} <code>${escapeHtml(commit.slice(0, 7))}</code></span><span class="due">${momentMark(at, context)}</span></li>`,
  );
  return `<section class="sec"><header><h2>${escapeHtml(words.say('home.changes'))}</h2></header><ol class="rows">${rows.join('')}</ol></section>`;
}
