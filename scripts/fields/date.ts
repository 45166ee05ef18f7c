import type { FieldType, Reading } from '../model/field-type.ts';
import { compareText, quoteText, quoteWritten, readOne } from '../model/reading.ts';
import type { Value } from '../model/value.ts';
import type { Written } from '../model/written.ts';

interface Options {
  time: boolean;
  range: boolean;
}

/** Told of a time where none is kept, so that nobody leaves it out unknowingly. */
const keepsNoTime = 'a time is kept only with time: true in the settings of the field';
const day = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/;

function expected({ time }: Options): string {
  return time ? 'a day or time such as 2026-12-01 or 2026-12-01T17:30' : 'a day such as 2026-12-01';
}

function isDay(year: number, month: number, date: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= last;
}

function readDay(source: string, options: Options): Reading {
  const parts = day.exec(source);
  if (!parts) {
    const isTimed = !options.time && /\d[T ]+\d{1,2}:\d{2}/i.test(source);
    const near = suggest(source, options);
    if (isTimed) return { problem: `${quoteText(source)} has a time${near || `; expected ${expected(options)}`}; ${keepsNoTime}` };
    return { problem: `${quoteText(source)} is not ${expected(options)}${near}` };
  }
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  if (!isDay(year, month, date)) return { problem: `${source.slice(0, 10)} is not a day of the calendar` };
  if (hour > 23 || minute > 59) return { problem: `${source.slice(11)} is not a time of day; expected 00:00 to 23:59` };
  if (parts[4] !== undefined && !options.time) return { problem: `${source} has a time; expected ${expected(options)}; ${keepsNoTime}` };
  return { value: source };
}

/** What the writer of another common form most likely meant; two days where 01/12 could be either. */
function suggest(source: string, options: Options): string {
  if (/T\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/i.test(source))
    return options.time ? ', without an offset: times are in the time zone of the workspace' : '';
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?$/i.exec(source);
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?$/i.exec(source);
  const found: string[] = [];
  const consider = (year = '', month = '', date = ''): void => {
    if (isDay(Number(year), Number(month), Number(date))) found.push(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  };
  if (yearFirst) consider(yearFirst[1], yearFirst[2], yearFirst[3]);
  if (yearLast) consider(yearLast[3], yearLast[2], yearLast[1]);
  if (yearLast) consider(yearLast[3], yearLast[1], yearLast[2]);
  const [hour, minute] = yearFirst ? yearFirst.slice(4) : (yearLast?.slice(4) ?? []);
  const time = options.time && hour && Number(hour) < 24 ? `T${hour.padStart(2, '0')}:${minute}` : '';
  const choices = [...new Set(found)].map((each) => `${each}${time}`);
  return choices.length === 0 ? '' : `; write ${choices.join(' or ')}`;
}

function readRange(written: Written, options: Options): Reading {
  if (written.as !== 'map') return { problem: `${quoteWritten(written)} stands where { start: 2026-12-01, end: 2026-12-15 } was expected` };
  const range: { [key: string]: Value } = {};
  for (const [key, item] of written.entries) {
    if (key !== 'start' && key !== 'end')
      return { problem: `${quoteText(key)} is not a part of a range; expected start and end`, at: item.at };
    const reading = readOne(item, expected(options), ({ source }) => readDay(source, options));
    if ('problem' in reading) return { problem: `${key}: ${reading.problem}`, at: item.at };
    range[key] = reading.value;
  }
  const { start, end } = range;
  if (start === undefined || end === undefined)
    return { problem: `${start === undefined ? 'start' : 'end'} is missing; expected start and end` };
  if (isAfter(String(start), String(end))) return { problem: `it starts (${start}) after it ends (${end})` };
  return { value: { start, end } };
}

/** A whole day lasts to its end, so a time on the last day is not after it. */
function isAfter(start: string, end: string): boolean {
  return start.length === end.length ? start > end : start.slice(0, 10) > end.slice(0, 10);
}

function ends(value: Value): { start: string; end?: string } {
  if (typeof value !== 'object' || Array.isArray(value)) return { start: String(value) };
  return { start: String(value['start']), end: String(value['end']) };
}

export default {
  summary: 'A day, a time, or a range of days.',
  options: (z) =>
    z.strictObject({
      time: z.boolean().default(false).describe('Whether a time of day may stand behind the day: 2026-12-01T17:30.'),
      range: z.boolean().default(false).describe('Whether it has a start and an end: { start: 2026-12-01, end: 2026-12-15 }.'),
    }),
  read: (written, options) =>
    options.range ? readRange(written, options) : readOne(written, expected(options), ({ source }) => readDay(source, options)),
  compare: (a, b) => compareText(ends(a).start, ends(b).start) || compareText(ends(a).end ?? '', ends(b).end ?? ''),
  display: (value) => {
    const { start, end } = ends(value);
    return end === undefined ? { as: 'date', date: start } : { as: 'date', date: start, end };
  },
  input: ({ time, range }) => ({ as: 'date', time, range }),
  expression: ({ range }) => (range ? 'dyn' : 'date'),
  examples: [
    { yaml: '2026-12-01', gives: { value: '2026-12-01' } },
    { yaml: '2028-02-29', gives: { value: '2028-02-29' } },
    { options: { time: true }, yaml: '2026-12-01T17:30', gives: { value: '2026-12-01T17:30' } },
    { options: { time: true }, yaml: '2026-12-01', gives: { value: '2026-12-01' } },
    { yaml: '2026-02-30', gives: { problem: '2026-02-30 is not a day of the calendar' } },
    {
      yaml: '2026-12-01T17:30',
      gives: {
        problem:
          '2026-12-01T17:30 has a time; expected a day such as 2026-12-01; a time is kept only with time: true in the settings of the field',
      },
    },
    {
      yaml: '2026-12-01 17:30',
      gives: {
        problem: '"2026-12-01 17:30" has a time; write 2026-12-01; a time is kept only with time: true in the settings of the field',
      },
    },
    {
      yaml: '2026-12-01T17:30:00Z',
      gives: {
        problem:
          '"2026-12-01T17:30:00Z" has a time; expected a day such as 2026-12-01; a time is kept only with time: true in the settings of the field',
      },
    },
    {
      options: { time: true },
      yaml: '24/12/2026 9:30',
      gives: { problem: '"24/12/2026 9:30" is not a day or time such as 2026-12-01 or 2026-12-01T17:30; write 2026-12-24T09:30' },
    },
    { yaml: '24/12/2026', gives: { problem: '"24/12/2026" is not a day such as 2026-12-01; write 2026-12-24' } },
    { yaml: '01/12/2026', gives: { problem: '"01/12/2026" is not a day such as 2026-12-01; write 2026-12-01 or 2026-01-12' } },
    { yaml: '2026-12-1', gives: { problem: '"2026-12-1" is not a day such as 2026-12-01; write 2026-12-01' } },
    { yaml: 'tomorrow', gives: { problem: '"tomorrow" is not a day such as 2026-12-01' } },
    {
      options: { time: true },
      yaml: '2026-12-01T25:00',
      gives: { problem: '25:00 is not a time of day; expected 00:00 to 23:59' },
    },
    {
      options: { time: true },
      yaml: '2026-12-01T17:30:00Z',
      gives: {
        problem:
          '"2026-12-01T17:30:00Z" is not a day or time such as 2026-12-01 or 2026-12-01T17:30, without an offset: times are in the time zone of the workspace',
      },
    },
    {
      options: { range: true },
      yaml: '{ start: 2026-12-01, end: 2026-12-15 }',
      gives: { value: { start: '2026-12-01', end: '2026-12-15' } },
    },
    {
      options: { range: true },
      yaml: '{ start: 2026-12-15, end: 2026-12-01 }',
      gives: { problem: 'it starts (2026-12-15) after it ends (2026-12-01)' },
    },
    { options: { range: true }, yaml: '{ start: 2026-12-15 }', gives: { problem: 'end is missing; expected start and end' } },
    {
      options: { range: true },
      yaml: '2026-12-01',
      gives: { problem: '"2026-12-01" stands where { start: 2026-12-01, end: 2026-12-15 } was expected' },
    },
  ],
} satisfies FieldType<Options>;
