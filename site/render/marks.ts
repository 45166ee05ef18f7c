import type { Chip } from '../../scripts/model/display.ts';
import type { ListHead } from '../card.ts';
import type { SitePerson } from '../data.ts';
import type { DrawContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';

/** A tag or a chosen option: its colour and its words. */
export function chip({ title, color }: Chip, { words }: DrawContext): string {
  return `<span class="tag"${attributes({ 'data-c': color ?? 'slate' })}>${escapeHtml(words.text(title))}</span>`;
}

/** A tray that fills as lists advance; what it means stands beside it in words. */
export function tray(list: Pick<ListHead, 'color' | 'fill' | 'first'>): string {
  return `<span${attributes({ class: list.first ? 'tray dash' : 'tray', 'data-c': list.color, 'data-fill': list.fill })} aria-hidden="true"></span>`;
}

/** The first letters of the first and last word of a name. */
export function initials(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')].find((char) => /[\p{L}\p{N}]/u.test(char)) ?? '',
  );
  return letters.join('').toUpperCase();
}

/** Who a key stands for; a name nobody declared stands for itself. */
export function personOf(key: string, { people }: DrawContext): SitePerson {
  return people.get(key) ?? { key, name: key, color: 'slate', team: false };
}

/** Round marks with initials; `named` when the names stand beside them anyway. */
export function avatars(keys: readonly string[], context: DrawContext, named = false): string {
  if (keys.length === 0) return '';
  const marks = keys.map((key) => {
    const { name, color } = personOf(key, context);
    const spoken = named ? { 'aria-hidden': 'true' } : { role: 'img', title: name };
    return `<span${attributes({ class: 'av', 'data-c': color, ...spoken })}>${escapeHtml(initials(name))}</span>`;
  });
  return `<span class="avs">${marks.join('')}</span>`;
}

/** A day or time, without the year in which the site was built; the browser puts that back in another year, and with `due` says whether it is late or soon. */
export function dateMark(written: string, { words, year }: DrawContext, due = false, classes?: string): string {
  const short = written.startsWith(`${year}-`);
  return `<time${attributes({ class: classes, datetime: written, title: words.longDate(written), 'data-due': due, 'data-year': short && year })}>${escapeHtml(words.date(written, year))}</time>`;
}

/** A day or time, or all from one to another: within one day the second is told by its clock alone. */
export function dateRange({ date, end }: { date: string; end?: string }, context: DrawContext): string {
  if (end === undefined) return dateMark(date, context);
  const sameDay = date.length > 10 && end.length > 10 && end.slice(0, 10) === date.slice(0, 10);
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const until = sameDay
    ? `<time${attributes({ datetime: end, title: context.words.longDate(end) })}>${escapeHtml(context.words.dayPart(end, clock))}</time>`
    : dateMark(end, context);
  return `<span class="span">${dateMark(date, context)} – ${until}</span>`;
}

/** A moment in UTC; the browser adds how long ago that is. */
export function momentMark(iso: string, { words }: DrawContext): string {
  return `<time${attributes({ datetime: iso, title: words.moment(iso), 'data-ago': true })}>${escapeHtml(words.moment(iso))}</time>`;
}

/** How much of something is done, as a line that fills. */
export function progressLine(done: number, total: number, label: string): string {
  return `<progress${attributes({ value: done, max: total, 'aria-label': label })}></progress>`;
}

/** A record by its title, leading to its page; a name that no page stands for stays text. */
export function recordLink(name: string, { recordNamed, to }: DrawContext): string {
  const record = recordNamed(name);
  if (!record) return `<span class="lost">${escapeHtml(name)}</span>`;
  return `<a href="${to.record(record.address)}" dir="auto">${escapeHtml(record.title)}</a>`;
}
