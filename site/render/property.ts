import type { Display } from '../../scripts/model/display.ts';
import type { SiteRecord } from '../data.ts';
import type { Property, SiteFile } from '../data-record.ts';
import { propertyName } from './card.ts';
import type { RenderContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { fileSize } from './file-size.ts';
import { icon } from './icons.ts';
import { linksFrom } from './links.ts';
import { renderMarkdown } from './markdown.ts';
import { avatars, dateMark, personOf } from './marks.ts';
import { renderProblem } from './problem-words.ts';
import { namedRecords, relatedLinks } from './related.ts';
import { remindText, repeatText } from './repeat.ts';
import { fill } from './rule-word.ts';
import { renderValue } from './value.ts';

/** A property in the list at the side of a record's page: its name and its value. */
export function renderProperty(property: Property, record: SiteRecord, context: RenderContext): string {
  const { words } = context;
  const computed = property.computed ? words.say('value.computed') : '';
  const help = [property.help === undefined ? '' : words.text(property.help), computed].filter(Boolean).join(' · ');
  const mark = property.computed ? `<span${attributes({ class: 'calc', role: 'img', 'aria-label': computed })}>ƒ</span>` : '';
  return `<dt${attributes({ title: help || undefined })}>${escapeHtml(propertyName(property, context))}${mark}</dt><dd>${renderPropertyValue(property, record, context)}</dd>`;
}

/** Whether a property has a section of its own, for want of room at the side. */
export function isText({ display, computed }: Property): boolean {
  return display.as === 'markdown' && !computed;
}

/** A field of text as a section of the page. */
export function renderTextField(property: Property, record: SiteRecord, context: RenderContext): string {
  if (property.display.as !== 'markdown') return '';
  const { help } = property;
  const title = help === undefined ? undefined : context.words.text(help);
  return `<section class="sec" id="field-${property.key}"><header><h2${attributes({ title })}>${escapeHtml(propertyName(property, context))}</h2></header>${prose(property.display.markdown, property.key, record, context)}</section>`;
}

function renderPropertyValue(property: Property, record: SiteRecord, context: RenderContext): string {
  const { words } = context;
  const { display, key, repeat, problem, press } = property;
  if (problem !== undefined)
    return `<span class="why">${fill(words.say('value.not_computed'), { why: renderProblem(problem, context) })}</span>`;
  if (press) {
    const title = press.confirm === undefined ? undefined : words.text(press.confirm);
    return `<span${attributes({ title, dir: 'auto' })}>${escapeHtml(words.text(press.label))}</span><small class="press">${escapeHtml(words.say('value.press'))} <code>${escapeHtml(`npx woad press ${record.name} ${key}`)}</code></small>`;
  }
  if (repeat) return `<span>${escapeHtml(repeatText(repeat, words))}</span>`;
  if (key === 'remind' && display.as === 'text') return `<span>${escapeHtml(remindText(display.text, words))}</span>`;
  if (key === 'due' && display.as === 'date')
    return `<span class="due">${icon('due')}${dateMark(display.date, context, !record.done)}</span>`;
  return shown(display, key, record, context);
}

/** What the page says of a value beyond what a card does: people, records and files lead where they are. */
function shown(display: Display, key: string, record: SiteRecord, context: RenderContext): string {
  switch (display.as) {
    case 'people':
      return display.people.map((person) => personLink(person, context)).join('');
    case 'records':
      return relatedLinks(namedRecords(display.records, context), context);
    case 'files':
      return `<ul class="held">${display.files.map((path) => `<li>${heldFile(path, context)}</li>`).join('')}</ul>`;
    case 'markdown':
      return prose(display.markdown, key, record, context);
    case 'several':
      if (display.of.every(({ as }) => as === 'duration'))
        return `<ul class="related">${display.of.map((each) => `<li>${renderValue(each, context)}</li>`).join('')}</ul>`;
      return renderValue(display, context);
    default:
      return renderValue(display, context);
  }
}

function prose(markdown: string, key: string, record: SiteRecord, context: RenderContext): string {
  const place = { find: linksFrom(record, context), board: record.board, heading: 3, ids: `field-${key}-` };
  return `<div class="prose small" dir="auto">${renderMarkdown(markdown, context, place)}</div>`;
}

function personLink(key: string, context: RenderContext): string {
  const inside = `${avatars([key], context, true)}<span dir="auto">${escapeHtml(personOf(key, context).name)}</span>`;
  return context.people.has(key) ? `<a class="whom" href="${context.to.person(key)}">${inside}</a>` : `<span class="whom">${inside}</span>`;
}

function heldFile(path: string, context: RenderContext): string {
  const file = context.site.files.get(path);
  if (!file) return `<span class="lost">${escapeHtml(path.slice(path.lastIndexOf('/') + 1))}</span>`;
  const address = context.to.file(file.address);
  return `<a class="held-file" href="${address}">${thumbnail(file, address)}<b dir="auto">${escapeHtml(file.name)}</b><small>${escapeHtml(fileSize(file.size, context.words))}</small></a>`;
}

function thumbnail({ kind, defused }: SiteFile, address: string): string {
  if (kind !== 'image' || defused) return `<span class="th">${icon(kind === 'archive' || kind === 'image' ? kind : 'file')}</span>`;
  return `<img${attributes({ class: 'th', src: address, alt: '', loading: 'lazy', decoding: 'async', width: '28', height: '28' })}>`;
}
