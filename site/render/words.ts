import { withFirst } from '../../scripts/model/first-of-month.ts';
import type { Text } from '../../scripts/model/value.ts';
import type { Messages } from '../data.ts';
import { writeNumber } from './number.ts';

/** One language: what the program says, and how dates, numbers and sizes are written in it. */
export interface Words {
  language: string;
  /** The language as dates and numbers are written in it: English with the day first. */
  locale: string;
  /** A message with its `{names}` filled in; `count` also chooses the plural form. A key nobody wrote comes back as it is. */
  say(key: string, values?: { [name: string]: string | number }): string;
  has(key: string): boolean;
  /** So many of a board's records, by the name it has for them: `13 deals`. */
  count(count: number, name: { one: Text; many: Text } | undefined): string;
  /** Text of a board's or workspace's file. */
  text(text: Text): string;
  /** A day or time of the workspace's zone, as written in a record: `2026-12-01`, `2026-12-01T17:30`; without its year when that is the one given. */
  date(written: string, year?: string): string;
  /** The same at full length. */
  longDate(written: string): string;
  /** A moment in UTC, told in the workspace's zone. */
  moment(iso: string): string;
  /** The name of a written day's day of the week. */
  weekday(written: string): string;
  /** A written day as a part of a calendar says it: `November 2026`, `Mon`. */
  dayPart(written: string, format: Intl.DateTimeFormatOptions): string;
  number(value: number, format?: Intl.NumberFormatOptions): string;
  /** The name of a country by its code of ISO 3166-1; a code nobody knows comes back. */
  country(code: string): string;
}

const nothing = {};

/** The words of a language; what it lacks comes from `fallback` (English). */
export function wordsOf(language: string, timezone: string, messages: Messages, fallback: Messages): Words {
  const locale = language === 'en' ? 'en-GB' : language;
  const plurals = once(() => new Intl.PluralRules(locale));
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const inUtc = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }));
  const inYear = inUtc({ day: 'numeric', month: 'short' });
  const inYearAt = inUtc({ day: 'numeric', month: 'short', ...clock });
  const day = inUtc({ day: 'numeric', month: 'short', year: 'numeric' });
  const time = inUtc({ day: 'numeric', month: 'short', year: 'numeric', ...clock });
  const long = inUtc({ dateStyle: 'full' });
  const zoned = once(() => new Intl.DateTimeFormat(locale, { timeZone: timezone, dateStyle: 'medium', timeStyle: 'short' }));
  const weekday = inUtc({ weekday: 'long' });
  const countries = once(() => new Intl.DisplayNames(locale, { type: 'region' }));
  const formats = new Map<string, Intl.NumberFormat>();
  const numbersIn = (format: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(format);
    const known = formats.get(key) ?? new Intl.NumberFormat(locale, format);
    formats.set(key, known);
    return known;
  };
  const parts = new Map<string, () => Intl.DateTimeFormat>();
  const partsIn = (format: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) => {
    const key = JSON.stringify(format);
    const known = parts.get(key) ?? inUtc(format);
    parts.set(key, known);
    return known;
  };
  // thousands of records name the same few days: Intl tells each once
  const told = new Map<object, Map<string, string>>();
  const remembered = (kind: object, written: string, tell: () => string): string => {
    const known = told.get(kind) ?? new Map<string, string>();
    told.set(kind, known);
    const text = known.get(written) ?? tell();
    if (known.size < mostTold) known.set(written, text);
    return text;
  };
  const tell = (written: string, format: () => Intl.DateTimeFormat): string => {
    return remembered(format, written, () => {
      const date = wallClock(written);
      return date ? withFirst(format().format(date), locale) : written;
    });
  };
  const textOf = (text: Text): string => (typeof text === 'string' ? text : (text[language] ?? text['en'] ?? Object.values(text)[0] ?? ''));
  // a message taken apart: text and names of values by turns
  const pieces = new Map<string, string[]>();
  const say: Words['say'] = (key, values = nothing) => {
    const message = messages.get(key) ?? fallback.get(key) ?? key;
    const count = values['count'];
    const form = typeof message === 'string' ? message : (message.get(plurals().select(Number(count ?? 0))) ?? message.get('other') ?? key);
    if (!form.includes('{')) return form;
    const parts = pieces.get(form) ?? form.split(/\{(\w+)\}/);
    pieces.set(form, parts);
    let text = '';
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at] ?? '';
      const value = at % 2 === 0 ? part : (values[part] ?? `{${part}}`);
      text += typeof value === 'number' ? writeNumber(value, locale) : value;
    }
    return locale === 'it' ? elided(text) : text;
  };
  return {
    language,
    locale,
    has: (key) => messages.has(key) || fallback.has(key),
    say,
    count(count, name) {
      if (!name) return say('board.records', { count });
      // 21 is "one" in Russian, 0 in French; a board knows one name for one record and one for several
      const isOne = count <= 1 && plurals().select(count) === 'one';
      return say('board.named', { count, name: inSentence(textOf(isOne ? name.one : name.many), locale) });
    },
    text: textOf,
    date: (written, year) =>
      year !== undefined && written.startsWith(`${year}-`)
        ? tell(written, written.length > 10 ? inYearAt : inYear)
        : tell(written, written.length > 10 ? time : day),
    longDate: (written) => (written.length > 10 ? `${tell(written, long)}, ${written.slice(11)}` : tell(written, long)),
    moment: (iso) => remembered(zoned, iso, () => (Number.isNaN(Date.parse(iso)) ? iso : withFirst(zoned().format(new Date(iso)), locale))),
    weekday: (written) => tell(written, weekday),
    dayPart: (written, format) =>
      format.month === 'long' ? asTitle(tell(written, partsIn(format)), locale) : tell(written, partsIn(format)),
    country: (code) => countries().of(code) ?? code,
    number: (value, format) => (format ? numbersIn(format).format(value) : writeNumber(value, locale)),
  };
}

/** Of each way to tell a day, so many are remembered. */
const mostTold = 2000;

/** A name as it stands in a sentence: `Bug Reports` are `bug reports`, `PRs` and `Plan B` stay. */
export function inSentence(name: string, locale: string): string {
  return name.replace(/\p{L}+/gu, (word) => (/^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLocaleLowerCase(locale) : word));
}

/** Italian says `dal 7 dic` and `dall’8 dic`: its article grows shorter before a number that begins with a vowel. */
function elided(text: string): string {
  return text.replace(/\b(i|a|da|de)l (?=(?:8|11)(?!\d))/g, (_, start: string) => (start === 'i' ? 'l’' : `${start}ll’`));
}

/** A month with its year as a heading has it: `Ноябрь 2026`, not `ноябрь 2026 г.`. */
function asTitle(month: string, locale: string): string {
  return month.charAt(0).toLocaleUpperCase(locale) + month.slice(1).replace(/\s*г\.$/u, '');
}

/** A written day or time as if its zone were UTC, so that formatting it in UTC tells it as written. */
function wallClock(written: string): Date | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?/.exec(written);
  if (!match) return undefined;
  const [, year, month, date, hour = '0', minute = '0'] = match;
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hour), Number(minute)));
}

/** What is costly to make is made when it is first asked for: one table of Intl takes a browser 5 to 10 ms. */
export function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
