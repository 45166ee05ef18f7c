import type { BoardHead, Card } from '../card.ts';
import type { Property } from '../data-record.ts';
import type { DrawContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { lookAt, nameOfKey } from './keys.ts';
import { avatars, dateMark } from './marks.ts';
import { renderValue } from './value.ts';

/** Titles that begin in these letters run as the page does: a browser need not look for that in each. */
const runsRight = /^\P{L}*[\p{Script=Latin}\p{Script=Cyrillic}]/u;

/** A record on its board: title, tags, what the board wants shown, and what it holds. About a dozen elements, since a board has thousands. */
export function renderCard(card: Card, head: BoardHead, context: DrawContext): string {
  const cover =
    card.cover === undefined ? '' : `<img${attributes({ class: 'cover', src: context.to.file(card.cover), alt: '', loading: 'lazy' })}>`;
  const classes = ['card', card.done && 'done', card.fault && 'faulty', card.color && !cover && 'tab'].filter(Boolean).join(' ');
  const chips = cardChips(card, head, context);
  const meta = cardMeta(card, head, context);
  // people alone need no line of their own
  const alone = chips !== '' && /^<p class="meta"><span class="avs?"/.test(meta);
  const parts = [
    cover,
    `<h3><a href="${context.to.record(card.address)}"${attributes({ dir: runsRight.test(card.title) ? undefined : 'auto' })}>${escapeHtml(card.title)}</a></h3>`,
    cardFault(card, context),
    alone ? chips.replace(/<\/p>$/, meta.slice('<p class="meta">'.length)) : chips,
    cardFacts(card, head, context),
    alone ? '' : meta,
  ];
  return `<li${attributes({ class: classes, 'data-c': card.color, 'data-a': card.address })}>${parts.join('')}</li>`;
}

/** What is wrong with the file, on the card itself: nothing is skipped in silence. */
export function cardFault({ fault, twin, path }: Card, { words }: DrawContext): string {
  const notes: string[] = [];
  if (fault) {
    const more = fault.more > 0 ? ` (${words.say('problem.more', { count: fault.more })})` : '';
    notes.push(`${faultText(fault, words)}${more}`);
  }
  if (twin) notes.push(words.say('record.twin.short', { path }));
  return notes.map((note) => `<p class="fault">${escapeHtml(note)}</p>`).join('');
}

/** The same of a card or row, in the language that it is drawn in. */
export function faultText({ key, message }: NonNullable<Card['fault']>, words: DrawContext['words']): string {
  return problemText({ key, message: words.text(message) }, words);
}

/** A problem in one line: the key it is about, and what was found and expected. */
export function problemText({ key, message }: { key: string; message: string }, words: DrawContext['words']): string {
  const said = message === '' ? words.say('problem.withheld') : message;
  return key === '' ? said : words.say('value.pair', { name: key, value: said });
}

/** The chosen options and tags that a card shows. */
export function cardChips(card: Card, head: BoardHead, context: DrawContext): string {
  let html = '';
  for (const key of head.card) {
    const display = lookAt(card, key, head);
    if (display.as === 'chips') html += renderValue(display, context);
  }
  return html === '' ? '' : `<p class="tags">${html}</p>`;
}

/** Fields that are neither chips nor built in, each with its name. */
function cardFacts(card: Card, head: BoardHead, context: DrawContext): string {
  let html = '';
  for (const key of head.card) {
    const display = card.values[key];
    if (display === undefined || display.as === 'chips' || display.as === 'nothing') continue;
    // a number alone needs no element of its own
    const value = renderValue(display, context);
    const [, bare] = /^<span class="num">([^<]*)<\/span>$/.exec(value) ?? [];
    html += `<div><dt>${escapeHtml(nameOfKey(key, [head], context.words))}</dt><dd>${bare ?? value}</dd></div>`;
  }
  if (html === '') return '';
  // most boards show one short field: that is one line, and a browser lays out a hundred of them before one sees any
  const [, name, value] = /^<div><dt>([^<]{0,16})<\/dt><dd>([^<]{1,16})<\/dd><\/div>$/.exec(html) ?? [];
  return value === undefined ? `<dl class="facts">${html}</dl>` : `<p class="fact"><span>${name}</span> ${value}</p>`;
}

/** What a property is called: the field's title, else the language's word for the built-in key. */
export function propertyName({ key, title }: Pick<Property, 'key' | 'title'>, { words }: DrawContext): string {
  return title === undefined ? words.say(`property.${key}`) : words.text(title);
}

/** One mark stands alone, several in a row. */
function people(keys: readonly string[], context: DrawContext): string {
  const marks = avatars(keys, context);
  return keys.length === 1 ? marks.replace(/^<span class="avs">|<\/span>$/g, '') : marks;
}

/** Due day, and how much of checklists, comments, files and people the record has. */
export function cardMeta(card: Card, head: BoardHead, context: DrawContext): string {
  const { words } = context;
  const shows = (key: string) => head.card.includes(key);
  const mark = (name: string, shown: string, spoken: string) =>
    `<span${attributes({ class: `n ${name}`, role: 'img', title: spoken })}>${escapeHtml(shown)}</span>`;
  const share = (name: string, title: string, { done, total }: { done: number; total: number }) =>
    mark(name, `${done}/${total}`, words.say('value.pair', { name: title, value: words.say('checklist.progress', { done, total }) }));
  const marks: string[] = [];
  if (card.blocked && !card.done) marks.push(`<span class="n halt">${escapeHtml(words.say('record.blocked'))}</span>`);
  if (shows('due') && card.due !== undefined) marks.push(dateMark(card.due, context, !card.done, 'n due'));
  if (card.parts) marks.push(share('tree', words.say('relation.children'), card.parts));
  if (card.checked) marks.push(share('ticks', words.say('checklist.name'), card.checked));
  if (card.comments > 0) marks.push(mark('talk', words.number(card.comments), words.say('comments.count', { count: card.comments })));
  if (card.files > 0) marks.push(mark('clip', words.number(card.files), words.say('files.count', { count: card.files })));
  if (shows('assignees') && card.assignees.length > 0) marks.push(people(card.assignees, context));
  // between two marks the line may end
  return marks.length === 0 ? '' : `<p class="meta">${marks.join(' ')}</p>`;
}
