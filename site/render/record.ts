import type { Progress, Property, RelatedRecord, SiteBoard, SiteRecord } from '../data.ts';
import { encodePath } from './address.ts';
import { problemText, propertyName } from './card.ts';
import type { RenderContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { renderHistory, renderTimeInList } from './history.ts';
import { icon } from './icons.ts';
import { linksFrom } from './links.ts';
import { renderMarkdown } from './markdown.ts';
import { dateMark, momentMark, personOf, progressLine, tray } from './marks.ts';
import { remindText, repeatText } from './repeat.ts';
import { renderComments, renderCover, renderFiles } from './sections.ts';
import { renderValue } from './value.ts';

/** What a record's page is made of: the shell of its board takes these four. */
export interface RecordParts {
  /** Its page below the language, encoded. */
  path: string;
  title: string;
  description: string;
  /** The line above the page: where in its list the record stands, and its neighbours. */
  place: string;
  main: string;
}

/** A record's page, for the development server and the build alike. */
export function renderRecord(record: SiteRecord, board: SiteBoard, context: RenderContext): RecordParts {
  const { words } = context;
  return {
    path: `records/${encodePath(record.address)}/`,
    title: escapeHtml(record.title),
    description: escapeHtml(words.say('record.description', { board: words.text(board.title), list: listTitle(record, board, context) })),
    place: renderPlace(record, board, context),
    main: `<div class="rec"><article class="doc">${head(record, context)}${warnings(record, board, context)}${text(record, context)}${renderFiles(record, context)}${renderComments(record, context)}</article>${aside(record, board, context)}</div>`,
  };
}

function head(record: SiteRecord, context: RenderContext): string {
  const { words } = context;
  const parts = record.path.split('/');
  const last = parts.pop() ?? '';
  const path = [...parts.map((part) => `<span>${escapeHtml(part)}</span>`), `<b>${escapeHtml(last)}</b>`].join(
    '<span aria-hidden="true">/</span>',
  );
  const by: string[] = [];
  if (record.author !== undefined)
    by.push(`<span>${escapeHtml(words.say('record.by', { author: personOf(record.author, context).name }))}</span>`);
  if (record.created !== undefined)
    by.push(`<span>${escapeHtml(words.say('record.created'))} ${dateMark(record.created.slice(0, 10), context)}</span>`);
  if (record.updated !== undefined)
    by.push(`<span>${escapeHtml(words.say('record.changed'))} ${momentMark(record.updated, context)}</span>`);
  if (record.commits !== undefined) by.push(`<span>${escapeHtml(words.say('record.commits', { count: record.commits }))}</span>`);
  if (record.archived) by.push(`<span>${escapeHtml(words.say('record.archived'))}</span>`);
  const comments = record.card.comments;
  if (comments > 0) by.push(`<a href="#comments">${escapeHtml(words.say('comments.count', { count: comments }))}</a>`);
  if (record.files.length > 0) by.push(`<a href="#files">${escapeHtml(words.say('files.count', { count: record.files.length }))}</a>`);
  return `<header class="head"><p class="where">${path}</p><h1 dir="auto">${escapeHtml(record.title)}</h1><div class="byline">${by.join('')}</div>${renderCover(record, context)}</header>`;
}

/** What is wrong with the file, and namesakes: said before the text. */
function warnings(record: SiteRecord, board: SiteBoard, { words, to }: RenderContext): string {
  const notes: string[] = [];
  if (record.problems.length > 0) {
    const items = record.problems.map(
      (problem) =>
        `<li>${escapeHtml(problemText(problem, words.say('problem.withheld')))} <code>${escapeHtml(`${record.path}:${problem.line}`)}</code></li>`,
    );
    notes.push(
      `<div class="notice">${icon('fault')}<div><b>${escapeHtml(words.say('problem.count', { count: record.problems.length }))}</b><ul>${items.join('')}</ul></div></div>`,
    );
  }
  if (record.twins.length > 0) {
    const links = record.twins.map((address) => `<a href="${to.record(address)}">${escapeHtml(address)}</a>`).join(', ');
    notes.push(
      `<div class="notice">${icon('fault')}<div>${escapeHtml(words.say('record.twin', { name: record.name }))} ${links}</div></div>`,
    );
  }
  if (board.lists.find(({ name }) => name === record.list)?.unknown) {
    notes.push(
      `<div class="notice">${icon('fault')}<div>${escapeHtml(words.say('list.unknown', { list: record.list, path: board.path }))}</div></div>`,
    );
  }
  return notes.join('');
}

function text(record: SiteRecord, context: RenderContext): string {
  if (record.body.trim() === '') return '';
  if (record.broken) return `<pre class="raw" tabindex="0">${escapeHtml(record.body)}</pre>`;
  const place = { find: linksFrom(record, context), board: record.board, heading: 2, ids: 'text-' };
  return `<div class="prose" dir="auto">${renderMarkdown(record.body, context, place)}</div>`;
}

function aside(record: SiteRecord, board: SiteBoard, context: RenderContext): string {
  const { words, site } = context;
  const rows: string[] = [];
  const row = (name: string, value: string, help?: string) =>
    rows.push(`<dt${help ? ` title="${escapeHtml(help)}"` : ''}>${escapeHtml(name)}</dt><dd>${value}</dd>`);
  const list = board.lists.find(({ name }) => name === record.list);
  row(words.say('property.list'), `${list ? tray(list) : ''}<span>${escapeHtml(listTitle(record, board, context))}</span>`);
  if (record.blocked && !record.done)
    row(words.say('property.state'), `<span class="stop">${icon('blocked')}${escapeHtml(words.say('record.blocked'))}</span>`);
  for (const property of record.properties)
    row(
      propertyName(property, context),
      propertyValue(property, record, context),
      property.help === undefined ? undefined : words.text(property.help),
    );
  if (record.checked.total > 0) row(words.say('checklist.name'), share(record.checked, words.say('checklist.name'), context));
  for (const relation of record.relations) {
    const name =
      relation.title === undefined
        ? words.say(`relation.${relation.kind}`)
        : words.say('relation.field', { field: words.text(relation.title) });
    if (relation.kind === 'children' && record.progress)
      row(words.say('relation.progress'), share(record.progress, words.say('relation.progress'), context));
    row(name, `<ul class="related">${relation.records.map((related) => `<li>${relatedLink(related, context)}</li>`).join('')}</ul>`);
  }
  const edit =
    site.editAddress === undefined
      ? ''
      : `<div class="act"><a class="btn line" href="${escapeHtml(site.editAddress + record.path.split('/').map(encodeURIComponent).join('/'))}" rel="noopener">${icon('edit')}${escapeHtml(words.say('record.edit'))}</a></div>`;
  return `<aside class="aside" aria-label="${escapeHtml(words.say('record.properties'))}">${edit}<dl class="props">${rows.join('')}</dl>${renderTimeInList(record, context)}${renderHistory(record, context)}</aside>`;
}

/** How many of so many are done: a line and the numbers. */
function share({ done, total }: Progress, name: string, { words }: RenderContext): string {
  return `${progressLine(done, total, name)}<span class="num">${escapeHtml(words.say('checklist.progress', { done, total }))}</span>`;
}

function propertyValue(property: Property, record: SiteRecord, context: RenderContext): string {
  const { display, key, repeat } = property;
  if (repeat) return `<span>${escapeHtml(repeatText(repeat, context.words))}</span>`;
  if (key === 'remind' && display.as === 'text') return `<span>${escapeHtml(remindText(display.text, context.words))}</span>`;
  if (key === 'due' && display.as === 'date')
    return `<span class="due">${icon('due')}${dateMark(display.date, context, !record.done)}</span>`;
  return renderValue(display, record, context);
}

function relatedLink({ name, record }: RelatedRecord, { to, words }: RenderContext): string {
  if (!record) return `<span class="lost" title="${escapeHtml(words.say('relation.lost'))}">${escapeHtml(name)}</span>`;
  return `<a${record.done ? ' class="done"' : ''} href="${to.record(record.address)}" dir="auto">${escapeHtml(record.title)}</a>`;
}

function renderPlace(record: SiteRecord, board: SiteBoard, { words, to }: RenderContext): string {
  const list = board.lists.find(({ name }) => name === record.list);
  const index = list?.records.indexOf(record) ?? -1;
  if (!list || index === -1) return '';
  const step = (other: SiteRecord | undefined, name: 'previous' | 'next') =>
    other
      ? `<a class="btn icon" href="${to.record(other.address)}" rel="${name === 'next' ? 'next' : 'prev'}" title="${escapeHtml(other.title)}" aria-label="${escapeHtml(words.say(`record.${name}`, { title: other.title }))}">${icon(name)}</a>`
      : '';
  const where = words.say('record.position', { position: index + 1, total: list.records.length, list: words.text(list.title) });
  return `<span class="pos hide">${escapeHtml(where)}</span>${step(list.records[index - 1], 'previous')}${step(list.records[index + 1], 'next')}`;
}

function listTitle(record: SiteRecord, board: SiteBoard, { words }: RenderContext): string {
  const list = board.lists.find(({ name }) => name === record.list);
  return list ? words.text(list.title) : record.list;
}
