import { isDayOrTime, localTime } from '../../model/local-time.ts';

/** Which of two numbers is the day. */
export type DayOrder = 'd/m/y' | 'm/d/y';

const time = String.raw`(?:[T ,]\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d{1,9})?)?\s*(?<half>[AaPp]\.?[Mm]\.?)?\s*(?<offset>Z|UTC|[+-]\d{2}:?\d{2})?)?`;
const month = '(?<word>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const yearFirst = new RegExp(String.raw`^(?<year>\d{4})(?<sign>[-/.])(?<second_>\d{1,2})\k<sign>(?<third>\d{1,2})${time}$`);
const yearLast = new RegExp(String.raw`^(?<first>\d{1,2})(?<sign>[-/.])(?<second_>\d{1,2})\k<sign>(?<year>\d{4}|\d{2})${time}$`);
const dayWord = new RegExp(
  String.raw`^(?:[a-z]{3,9},? )?(?<day>\d{1,2})(?:st|nd|rd|th)?[-/ .]${month}[-/ ,]{1,2}(?<year>\d{4}|\d{2})${time}$`,
  'i',
);
const wordDay = new RegExp(String.raw`^(?:[a-z]{3,9},? )?${month} (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})${time}$`, 'i');
const programs = /^([A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{4} \d{2}:\d{2}:\d{2}) GMT([+-]\d{4}) \([^()]{1,60}\)$/;
const words = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const longest = 90;

/** A cell as Woad writes days and times, in the time zone where it has an offset; undefined for what is none in that order. */
export function dateForm(cell: string, order: DayOrder, timezone: string, shortYears = false): string | undefined {
  const text = cell.trim();
  if (text.length > longest || !/^[\dA-Z]/i.test(text)) return undefined;
  const plain = text.replace(programs, '$1 $2');
  const parts = (yearFirst.exec(plain) ?? yearLast.exec(plain) ?? dayWord.exec(plain) ?? wordDay.exec(plain))?.groups;
  if (!parts) return undefined;
  const { year = '', sign, word, first = '', second_: second = '', third = '' } = parts;
  if (year.length === 2 && word === undefined && !shortYears) return undefined;
  const days = first === '' || order === 'd/m/y' || sign === '.';
  const ofMonth = word === undefined ? (first === '' || days ? second : first) : String(words.indexOf(word.toLowerCase()) + 1);
  const ofDay = parts['day'] ?? (first === '' ? third : days ? first : second);
  const day = `${year.length === 2 ? `20${year}` : year}-${ofMonth.padStart(2, '0')}-${ofDay.padStart(2, '0')}`;
  const clock = timeOf(parts);
  if (clock === '') return undefined;
  const local = clock === undefined ? day : `${day}T${clock}`;
  if (!isKept(local)) return undefined;
  const { offset } = parts;
  if (offset === undefined) return local;
  const zone = /^(Z|UTC)$/.test(offset) ? 'Z' : offset.replace(/^(...)(\d\d)$/, '$1:$2');
  const instant = Date.parse(`${local}:00${zone}`);
  if (Number.isNaN(instant)) return undefined;
  const here = localTime(new Date(instant), timezone);
  // across the time zones the last hours of 9999 lie in a year that no date has
  return isKept(here) ? here : undefined;
}

/** Whether a field of dates takes it: years are from 1 to 9999. */
function isKept(local: string): boolean {
  return isDayOrTime(local) && !local.startsWith('0000');
}

/** The time of day; undefined where there is none, empty where it is none. */
function timeOf({ hour, minute, half }: { [name: string]: string | undefined }): string | undefined {
  if (hour === undefined) return undefined;
  if (half === undefined) return `${hour.padStart(2, '0')}:${minute}`;
  if (Number(hour) < 1 || Number(hour) > 12) return '';
  return `${String((Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0)).padStart(2, '0')}:${minute}`;
}

/** The orders in which every cell of a column is a day or a time; both where nobody can know, one where both say the same. */
export function ordersOf(cells: string[], timezone: string, shortYears = false): DayOrder[] {
  const fits = (['d/m/y', 'm/d/y'] as const).filter(
    (order) => cells.length > 0 && cells.every((cell) => dateForm(cell, order, timezone, shortYears) !== undefined),
  );
  const alike = cells.every((cell) => dateForm(cell, 'd/m/y', timezone, shortYears) === dateForm(cell, 'm/d/y', timezone, shortYears));
  return alike ? fits.slice(0, 1) : fits;
}

/** Days without the midnight that some programs write behind each. */
export function withoutMidnight(forms: string[]): boolean {
  return forms.some((form) => form.length > 10) && forms.every((form) => form.length === 10 || form.endsWith('T00:00'));
}
