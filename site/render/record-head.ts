import { localTime } from '../../scripts/model/local-time.ts';
import type { SiteBoard, SiteRecord } from '../data.ts';
import { problemText } from './card.ts';
import type { RenderContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { icon } from './icons.ts';
import { dateMark, personOf } from './marks.ts';
import { sayProblem } from './problem-words.ts';
import { renderAbove, renderWaits } from './related.ts';
import { fill } from './rule-word.ts';
import { renderCover } from './sections.ts';

/** The head of a record's page: where it is, what it is part of, its title, who made it when, and what it waits for. */
export function renderHead(record: SiteRecord, context: RenderContext): string {
  const parts = record.path.split('/');
  const last = parts.pop() ?? '';
  const path = [...parts.map((part) => `<span>${escapeHtml(part)}</span>`), `<b>${escapeHtml(last)}</b>`].join(
    '<span aria-hidden="true">/</span>',
  );
  return `<header class="head"><p class="where">${path}</p>${renderAbove(record, context)}<h1 dir="auto">${escapeHtml(record.title)}</h1><div class="byline">${byline(record, context)}</div>${renderWaits(record, context)}${renderCover(record, context)}</header>`;
}

function byline(record: SiteRecord, context: RenderContext): string {
  const { words } = context;
  const by: string[] = [];
  if (record.author !== undefined)
    by.push(`<span>${escapeHtml(words.say('record.by', { author: personOf(record.author, context).name }))}</span>`);
  if (record.created !== undefined)
    by.push(`<span>${escapeHtml(words.say('record.created'))} ${dateMark(record.created.slice(0, 10), context)}</span>`);
  if (record.updated !== undefined)
    by.push(`<span>${escapeHtml(words.say('record.changed'))} ${changedMark(record.updated, context)}</span>`);
  const jump = (id: string, said: string) => by.push(`<a href="#${id}">${escapeHtml(said)}</a>`);
  if (record.commits !== undefined) {
    const said = words.say('record.commits', { count: record.commits });
    if (record.history && record.history.steps.length > 0) jump('history', said);
    else by.push(`<span>${escapeHtml(said)}</span>`);
  }
  const comments = record.card.comments;
  if (comments > 0) jump('comments', words.say('comments.count', { count: comments }));
  if (record.files.length > 0) jump('files', words.say('files.count', { count: record.files.length }));
  // the last two stay together, so that nothing stands alone in a line of its own
  const last = by.pop() ?? '';
  const data = `<a href="${context.to.data(`records/${record.address}.json`)}">${escapeHtml(words.say('record.as_data'))}</a>`;
  return `${by.join('')}<span class="pair">${last}${data}</span>`;
}

/** The day until a browser tells how long ago that was, which is about as wide: nothing moves then. */
function changedMark(iso: string, { words, site }: RenderContext): string {
  const day = words.date(localTime(new Date(iso), site.timezone).slice(0, 10));
  return `<time${attributes({ datetime: iso, title: words.moment(iso), 'data-ago': true })}>${escapeHtml(day)}</time>`;
}

/** What a reader must know before the text: it is put away, something is wrong with the file, its name is taken twice. */
export function renderNotices(record: SiteRecord, board: SiteBoard, context: RenderContext): string {
  const { words, to } = context;
  const notes: string[] = [];
  const note = (html: string) => notes.push(`<div class="notice">${icon('fault')}<div>${html}</div></div>`);
  if (record.archived) {
    const { archivedOn } = record.card;
    const said =
      archivedOn === undefined
        ? escapeHtml(words.say('record.archived'))
        : fill(words.say('record.archived_on'), { when: dateMark(archivedOn, context) });
    const archive = `<a href="${to.board(board.address, 'archive')}">${escapeHtml(words.say('pages.archive'))}</a>`;
    notes.push(`<div class="notice quiet">${icon('archive')}<div>${said} ${archive}</div></div>`);
  }
  const untold = new Set(record.properties.filter(({ problem }) => problem !== undefined).map(({ key }) => key));
  const problems = record.problems.filter(({ key }) => !untold.has(key));
  if (problems.length > 0) {
    const items = problems.map(({ key, message, line }) => {
      const { text, lang } = sayProblem(message, context);
      const told = escapeHtml(problemText({ key, message: text }, words));
      return `<li>${lang ? `<span lang="${lang}">${told}</span>` : told} <code>${escapeHtml(`${record.path}:${line}`)}</code></li>`;
    });
    note(`<b>${escapeHtml(words.say('problem.count', { count: problems.length }))}</b><ul>${items.join('')}</ul>`);
  }
  if (record.twins.length > 0) {
    const links = record.twins.map((address) => `<a href="${to.record(address)}">${escapeHtml(address)}</a>`).join(', ');
    note(`${escapeHtml(words.say('record.twin', { name: record.name }))} ${links}`);
  }
  if (board.lists.find(({ name }) => name === record.list)?.unknown)
    note(escapeHtml(words.say('list.unknown', { list: record.list, path: board.path })));
  return notes.join('');
}
