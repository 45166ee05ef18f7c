import type { Display } from '../../scripts/model/display.ts';
import type { Progress, RelatedRecord, Relation, SiteList, SiteRecord } from '../data.ts';
import type { RenderContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { avatars, dateMark, progressLine, tray } from './marks.ts';

/** Another record by its title, with the tray of the list it is in; a name that no page stands for stays text. */
export function relatedLink({ name, record }: RelatedRecord, context: RenderContext): string {
  const { to, words } = context;
  if (!record) return `<span class="lost" title="${escapeHtml(words.say('relation.lost'))}">${escapeHtml(name)}</span>`;
  const list = listOf(record, context);
  const state = list ? words.text(list.title) : record.list;
  const said = record.done ? `<span class="vh">, ${escapeHtml(words.say('checklist.done'))}</span>` : '';
  return `<a${attributes({ class: record.done ? 'rel done' : 'rel', href: to.record(record.address), title: state })}>${list ? tray(list) : ''}<span dir="auto">${escapeHtml(record.title)}</span>${said}</a>`;
}

/** Several of them, one below the other. */
export function relatedLinks(records: readonly RelatedRecord[], context: RenderContext): string {
  return `<ul class="related">${records.map((related) => `<li>${relatedLink(related, context)}</li>`).join('')}</ul>`;
}

/** The names a value holds. */
export function namedRecords(names: readonly string[], { site }: RenderContext): RelatedRecord[] {
  return names.map((name) => {
    const record = site.named.get(name);
    return record ? { name, record } : { name };
  });
}

/** The relations that the side of a page shows, so that it names a record once: parts have their place in the page, and a field or relation that names a record goes before what leads back from it or mentions it. */
export function sideRelations(record: SiteRecord, context: RenderContext): Relation[] {
  const told = new Set(record.properties.flatMap(({ display }) => namedIn(display, context)));
  return record.relations.flatMap((relation): Relation[] => {
    const { kind } = relation;
    const isWeak = kind === 'referenced_by' || kind === 'mentioned_by';
    const records = isWeak ? relation.records.filter(({ name }) => !told.has(name)) : relation.records;
    for (const { name } of relation.records) told.add(name);
    return kind === 'parent' || kind === 'children' || records.length === 0 ? [] : [{ ...relation, records }];
  });
}

function namedIn(display: Display, context: RenderContext): string[] {
  if (display.as === 'several') return display.of.flatMap((each) => namedIn(each, context));
  return display.as === 'records' ? namedRecords(display.records, context).map(({ name, record }) => record?.name ?? name) : [];
}

/** What a record waits for and what it keeps waiting, told while that lasts. */
export function renderWaits(record: SiteRecord, context: RenderContext): string {
  if (record.done || record.archived) return '';
  const open = (kind: 'blocked_by' | 'blocks') =>
    record.relations.filter((each) => each.kind === kind).flatMap(({ records }) => records.filter((each) => each.record?.done === false));
  const line = (name: string, said: string, records: readonly RelatedRecord[]) =>
    records.length === 0 ? '' : `<div class="${name}"><b>${escapeHtml(said)}</b>${relatedLinks(records, context)}</div>`;
  const waits = line('waits', context.words.say('record.waits'), record.blocked ? open('blocked_by') : []);
  return waits + line('holds', context.words.say('record.holds'), open('blocks'));
}

/** The records above one, the highest first, and how far the parts of the nearest are. */
export function renderAbove(record: SiteRecord, context: RenderContext): string {
  const above: SiteRecord[] = [];
  for (let at = parentOf(record); at && at !== record && !above.includes(at) && above.length < 4; at = parentOf(at)) above.unshift(at);
  const nearest = above.at(-1);
  if (!nearest) return '';
  const links = above.map((each) => relatedLink({ name: each.name, record: each }, context)).join('<span aria-hidden="true">›</span>');
  const name = context.words.say('relation.progress');
  return `<p class="above"><span class="vh">${escapeHtml(context.words.say('relation.parent'))}</span>${links}${nearest.progress ? renderShare(nearest.progress, name, context) : ''}</p>`;
}

/** The children of a record: where each stands, who has it, when it is due and how far it is. */
export function renderParts({ relations, progress }: SiteRecord, context: RenderContext): string {
  const children = relations.find(({ kind }) => kind === 'children')?.records ?? [];
  if (children.length === 0) return '';
  const { words } = context;
  const share = progress ? renderShare(progress, words.say('relation.progress'), context) : '';
  return `<section class="sec" id="parts"><header><h2>${escapeHtml(words.say('relation.children'))}</h2>${share}</header><ul class="parts">${children.map((child) => `<li>${renderPart(child, context)}</li>`).join('')}</ul></section>`;
}

function renderPart(child: RelatedRecord, context: RenderContext): string {
  const { record } = child;
  if (!record) return relatedLink(child, context);
  const { words } = context;
  const list = listOf(record, context);
  const { parts, checked } = record.card;
  const share = record.progress ?? parts ?? checked;
  const facts = [
    `<span dir="auto">${escapeHtml(list ? words.text(list.title) : record.list)}</span>`,
    record.blocked && !record.done ? `<span class="n halt">${escapeHtml(words.say('record.blocked'))}</span>` : '',
    share ? renderShare(share, words.say(record.progress ? 'relation.progress' : 'checklist.name'), context) : '',
    record.due === undefined ? '' : dateMark(record.due, context, !record.done, 'n due'),
    avatars(record.assignees, context),
  ];
  return `${relatedLink(child, context)}<span class="facts-of">${facts.join('')}</span>`;
}

/** How many of so many are done: a line and the numbers. */
export function renderShare({ done, total }: Progress, name: string, { words }: RenderContext): string {
  return `${progressLine(done, total, name)}<span class="num">${escapeHtml(words.say('checklist.progress', { done, total }))}</span>`;
}

function parentOf({ relations }: SiteRecord): SiteRecord | undefined {
  return relations.find(({ kind }) => kind === 'parent')?.records[0]?.record;
}

function listOf({ board, list }: SiteRecord, { site }: RenderContext): SiteList | undefined {
  return site.boards.find(({ name }) => name === board)?.lists.find(({ name }) => name === list);
}
