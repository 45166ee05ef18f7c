import { isDayOrTime } from '../../scripts/model/local-time.ts';
import type { DrawContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { dateMark, personOf, recordLink } from './marks.ts';

const pattern =
  /\[\[([^[\]|\n]{1,220})(?:\|([^[\]\n]{1,300}))?\]\]|(?<![\p{L}\p{N}_@./-])@([A-Za-z0-9][A-Za-z0-9-]{0,63})(?![\p{L}\p{N}@])|\(due (\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?)\)/gu;

/** Text of a record as HTML: `[[board/slug]]` becomes a link, `@person` a mention, `(due 2026-12-01)` a date where it is one; all else is escaped. */
export function renderText(text: string, board: string, context: DrawContext): string {
  if (!/\[\[|@|\(due /.test(text)) return escapeHtml(text);
  let html = '';
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, target, label, person, due] = match;
    html += escapeHtml(text.slice(from, match.index));
    from = match.index + whole.length;
    if (target !== undefined) html += wikiLink(target.trim(), label, board, context);
    else if (person !== undefined) html += mention(person.toLowerCase(), whole, context);
    else if (due === undefined || !isDayOrTime(due)) html += escapeHtml(whole);
    else html += `<span class="item-due">${dateMark(due, context, true)}</span>`;
  }
  return html + escapeHtml(text.slice(from));
}

function wikiLink(target: string, label: string | undefined, board: string, context: DrawContext): string {
  if (target === '?') return `<span class="lost">${escapeHtml(context.words.say('text.withheld'))}</span>`;
  const name = target.includes('/') ? target : `${board}/${target}`;
  const record = context.recordNamed(name);
  if (!record) return `<span class="lost">${escapeHtml(label ?? target)}</span>`;
  return label === undefined ? recordLink(name, context) : `<a href="${context.to.record(record.address)}">${escapeHtml(label)}</a>`;
}

function mention(key: string, written: string, context: DrawContext): string {
  if (!context.people.has(key)) return escapeHtml(written);
  const { name, color } = personOf(key, context);
  return `<a class="mention" data-c="${color}" href="${context.to.person(key)}" title="@${escapeHtml(key)}">${escapeHtml(name)}</a>`;
}
