import type { Progress, Property, SiteRecord } from '../data.ts';
import type { RenderContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { icon } from './icons.ts';
import { avatars, dateMark } from './marks.ts';
import { renderValue } from './value.ts';

/** A record on its board: title, tags, what the board wants shown, and what it holds. */
export function renderCard(record: SiteRecord, context: RenderContext): string {
  const { to, words } = context;
  const cover = record.cover
    ? `<div class="cover"><img${attributes({ src: to.file(record.cover.address), alt: '', loading: 'lazy' })}></div>`
    : '';
  const tab = record.color && !cover ? '<span class="tab"></span>' : '';
  const classes = ['card', record.done && 'done', record.problems.length > 0 && 'faulty'].filter(Boolean).join(' ');
  const parts = [
    cover || tab,
    `<h3><a href="${to.record(record.address)}" dir="auto">${escapeHtml(record.title)}</a></h3>`,
    cardFault(record, context),
    cardChips(record, context),
    facts(record, context),
    cardMeta(record, context),
  ];
  const twin = record.twins.length > 0 ? `<p class="note">${escapeHtml(words.say('record.twin.short', { path: record.path }))}</p>` : '';
  return `<article${attributes({ class: classes, 'data-c': record.color })}>${parts.join('')}${twin}</article>`;
}

/** What is wrong with the file, on the card itself: nothing is skipped in silence. */
export function cardFault(record: SiteRecord, { words }: RenderContext): string {
  const [first, ...more] = record.problems;
  if (!first) return '';
  const message = problemText(first, words.say('problem.withheld'));
  const rest = more.length > 0 ? ` <span class="more">${escapeHtml(words.say('problem.more', { count: more.length }))}</span>` : '';
  return `<p class="fault">${icon('fault')}<span>${escapeHtml(message)}${rest}</span></p>`;
}

/** A problem in one line: the key it is about, and what was found and expected. */
export function problemText({ key, message }: { key: string; message: string }, withheld: string): string {
  const said = message === '' ? withheld : message;
  return key === '' ? said : `${key}: ${said}`;
}

/** The chosen options and tags that a card shows. */
export function cardChips(record: SiteRecord, context: RenderContext): string {
  const shown = record.card.filter(({ display }) => display.as === 'chips');
  if (shown.length === 0) return '';
  return `<div class="tags">${shown.map(({ display }) => renderValue(display, record, context)).join('')}</div>`;
}

/** Fields that are neither chips nor built in, each with its name. */
function facts(record: SiteRecord, context: RenderContext): string {
  const shown = record.card.filter(({ key, display }) => display.as !== 'chips' && key !== 'due' && key !== 'assignees');
  if (shown.length === 0) return '';
  return `<dl class="facts">${shown.map((property) => `<div><dt>${escapeHtml(propertyName(property, context))}</dt><dd>${renderValue(property.display, record, context)}</dd></div>`).join('')}</dl>`;
}

/** What a property is called: the field's title, else the language's word for the built-in key. */
export function propertyName({ key, title }: Pick<Property, 'key' | 'title'>, { words }: RenderContext): string {
  return title === undefined ? words.say(`property.${key}`) : words.text(title);
}

/** Due day, and how much of checklists, comments, files and people the record has. */
export function cardMeta(record: SiteRecord, context: RenderContext): string {
  const { words } = context;
  const { checked, comments, files, progress } = record;
  const shows = (key: string) => record.card.some((property) => property.key === key);
  const parts: string[] = [];
  const count = (name: 'parts' | 'checklist' | 'comment' | 'file', shown: string, spoken: string) =>
    parts.push(
      `<span title="${escapeHtml(spoken)}">${icon(name)}<span class="num" aria-hidden="true">${escapeHtml(shown)}</span><span class="vh">${escapeHtml(spoken)}</span></span>`,
    );
  if (record.blocked && !record.done)
    parts.push(
      `<span class="stop" title="${escapeHtml(words.say('record.blocked'))}">${icon('blocked')}<span>${escapeHtml(words.say('record.blocked'))}</span></span>`,
    );
  if (shows('due') && record.due !== undefined)
    parts.push(`<span class="due">${icon('due')}${dateMark(record.due, context, !record.done)}</span>`);
  const share = (name: 'parts' | 'checklist', title: string, { done, total }: Progress) =>
    count(name, `${done}/${total}`, `${title}: ${words.say('checklist.progress', { done, total })}`);
  if (progress) share('parts', words.say('relation.children'), progress);
  if (checked.total > 0) share('checklist', words.say('checklist.name'), checked);
  const said = countComments(record);
  if (comments.length > 0) count('comment', words.number(said), words.say('comments.count', { count: said }));
  if (files.length > 0) count('file', words.number(files.length), words.say('files.count', { count: files.length }));
  if (shows('assignees')) parts.push(avatars(record.assignees, context));
  const html = parts.join('');
  return html === '' ? '' : `<div class="meta">${html}</div>`;
}

/** Comments with their replies. */
export function countComments({ comments }: Pick<SiteRecord, 'comments'>): number {
  let count = 0;
  const todo = [...comments];
  for (let next = todo.pop(); next; next = todo.pop()) {
    count += 1;
    todo.push(...next.replies);
  }
  return count;
}
