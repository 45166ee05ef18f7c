import type { SiteBoard, SiteRecord } from '../data.ts';
import { renderActions, renderComposer } from './actions.ts';
import { encodePath } from './address.ts';
import type { RenderContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { renderHistory, renderTimeInList } from './history.ts';
import { icon } from './icons.ts';
import { linksFrom } from './links.ts';
import { renderMarkdown } from './markdown.ts';
import { tray } from './marks.ts';
import { isText, renderProperty, renderTextField } from './property.ts';
import { renderHead, renderNotices } from './record-head.ts';
import { relatedLinks, renderParts, renderShare, sideRelations } from './related.ts';
import { renderComments, renderFiles } from './sections.ts';

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
  const texts = record.properties.filter(isText);
  const fields = texts.map((property) => renderTextField(property, record, context)).join('');
  return {
    path: `records/${encodePath(record.address)}/`,
    title: escapeHtml(record.title),
    description: escapeHtml(words.say('record.description', { board: words.text(board.title), list: listTitle(record, board, context) })),
    place: renderPlace(record, board, context),
    main: `<div class="rec"><article class="doc">${renderHead(record, context)}${renderNotices(record, board, context)}${text(record, context)}${fields}${renderParts(record, context)}${renderFiles(record, context)}${renderComments(record, context)}${renderComposer(record, context)}</article>${aside(record, board, context)}</div>`,
  };
}

function text(record: SiteRecord, context: RenderContext): string {
  const { words, site } = context;
  if (record.body.trim() === '') {
    const edit =
      site.editAddress === undefined
        ? ''
        : ` <a href="${escapeHtml(site.editAddress + encodePath(record.path))}" rel="noopener">${escapeHtml(words.say('record.edit'))}</a>`;
    return `<p class="no-text">${escapeHtml(words.say('record.no_text'))}${edit}</p>`;
  }
  if (record.broken) return `<pre class="raw" tabindex="0">${escapeHtml(record.body)}</pre>`;
  const place = { find: linksFrom(record, context), board: record.board, heading: 2, ids: 'text-' };
  return `<div class="prose" dir="auto">${renderMarkdown(record.body, context, place)}</div>`;
}

function aside(record: SiteRecord, board: SiteBoard, context: RenderContext): string {
  const { words } = context;
  const rows: string[] = [];
  const row = (name: string, value: string) => rows.push(`<dt>${escapeHtml(name)}</dt><dd>${value}</dd>`);
  const list = board.lists.find(({ name }) => name === record.list);
  row(words.say('property.list'), `${list ? tray(list) : ''}<span dir="auto">${escapeHtml(listTitle(record, board, context))}</span>`);
  for (const property of record.properties) if (!isText(property)) rows.push(renderProperty(property, record, context));
  if (record.checked.total > 0) row(words.say('checklist.name'), renderShare(record.checked, words.say('checklist.name'), context));
  for (const { kind, title, records } of sideRelations(record, context)) {
    const name = title === undefined ? words.say(`relation.${kind}`) : words.say('relation.field', { field: words.text(title) });
    row(name, relatedLinks(records, context));
  }
  return `<aside class="aside" aria-label="${escapeHtml(words.say('record.properties'))}">${renderActions(record, board, context)}<dl class="props">${rows.join('')}</dl>${renderTimeInList(record, context)}${renderHistory(record, context)}</aside>`;
}

function renderPlace(record: SiteRecord, board: SiteBoard, { words, to }: RenderContext): string {
  const list = board.lists.find(({ name }) => name === record.list);
  const index = list?.records.indexOf(record) ?? -1;
  if (!list || index === -1) return '';
  const step = (other: SiteRecord | undefined, name: 'previous' | 'next') =>
    other
      ? `<a class="btn icon turn" href="${to.record(other.address)}" rel="${name === 'next' ? 'next' : 'prev'}" title="${escapeHtml(other.title)}" aria-label="${escapeHtml(words.say(`record.${name}`, { title: other.title }))}" aria-keyshortcuts="${name === 'next' ? 'J' : 'K'}">${icon(name)}<kbd aria-hidden="true">${name === 'next' ? 'J' : 'K'}</kbd></a>`
      : '';
  const where = words.say('record.position', { position: index + 1, total: list.records.length, list: words.text(list.title) });
  return `<span class="pos hide">${escapeHtml(where)}</span>${step(list.records[index - 1], 'previous')}${step(list.records[index + 1], 'next')}`;
}

function listTitle(record: SiteRecord, board: SiteBoard, { words }: RenderContext): string {
  const list = board.lists.find(({ name }) => name === record.list);
  return list ? words.text(list.title) : record.list;
}
