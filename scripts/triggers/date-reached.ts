import { dateOffsetPattern, instantWithOffset, isInStretch, mayBeReached } from '../model/date-offset.ts';
import { localTime } from '../model/local-time.ts';
import { type TrackerRecord, valueAt } from '../model/record.ts';
import type { Moment, Trigger } from '../model/trigger.ts';
import type { Value } from '../model/value.ts';

interface Options {
  field: string;
  offsets: string[];
  at: string;
  end: boolean;
  include_done: boolean;
}

export default {
  summary: 'A date of a record is reached, or so long before or after it.',
  options: (z) => {
    const offset = z.string().regex(dateOffsetPattern, {
      error: ({ input }) =>
        `${JSON.stringify(input)} is not an offset; expected one such as -3d, 0d or +2h: minutes (m), hours (h), days (d) or weeks (w)`,
    });
    return z.strictObject({
      field: z.string().default('due').describe('A key that holds a date, or a field of type date.'),
      offsets: z
        .union([offset.transform((one) => [one]), z.array(offset).min(1)])
        .default(['0d'])
        .describe('How long before (-3d) or after (+2h) it: any of them.'),
      at: z
        .string()
        .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: ({ input }) => timeProblem(String(input)) })
        .default('00:00')
        .describe('The time at which a date without one counts.'),
      end: z.boolean().default(false).describe('Whether the last day of a range counts, and not its first.'),
      include_done: z.boolean().default(false).describe('Whether it fires for records that are done, too.'),
    });
  },
  kinds: ['reached'],
  whyNot: () => undefined,
  moments(record, options, world) {
    const { field, offsets, end, include_done } = options;
    const value = record && valueAt(record, field);
    const date = value === undefined ? undefined : dateIn(value, end);
    if (!record || date === undefined || !mayBeReached(date, offsets, world)) return [];
    const moments = momentsOf(record, options, world.timezone).filter((moment) => isInStretch(moment.at, world));
    return moments.length > 0 && (include_done || !world.isDone(record)) ? moments : [];
  },
  next(record, options, { now, timezone, isDone }) {
    if (!record || valueAt(record, options.field) === undefined) return `${options.field} is not set`;
    if (!options.include_done && isDone(record)) return 'it is done';
    const moments = momentsOf(record, options, timezone).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    const last = moments.at(-1);
    if (!last) return `${options.field} is not set`;
    const coming = moments.find((moment) => Date.parse(moment.at) > Date.parse(now));
    return coming ?? `its time was ${localTime(new Date(last.at), timezone)}`;
  },
  perRecord: () => true,
  names: ({ field }) => [{ kind: 'key', option: 'field', name: field, holds: 'date' }],
  example: 'date-reached: { board: sales, offsets: [-3d, 0d], at: "09:00" }',
} satisfies Trigger<Options>;

const instants = new WeakMap<Options, Map<string, string>>();

/** All moments of a record, whenever they are; many records share a date, and asking the clocks of a zone is slow. */
function momentsOf(record: TrackerRecord, options: Options, timezone: string): Moment[] {
  const { field, offsets, at, end } = options;
  const value = valueAt(record, field);
  const date = value === undefined ? undefined : dateIn(value, end);
  if (value === undefined || date === undefined) return [];
  const known = instants.get(options) ?? new Map<string, string>();
  instants.set(options, known);
  return offsets.map((offset) => {
    const detail = `${date} ${offset}`;
    const key = `${detail} ${timezone}`;
    const instant = known.get(key) ?? instantWithOffset(date, offset, at, timezone);
    known.set(key, instant);
    return { at: instant, detail, key: field, value };
  });
}

/** The day or time that counts of a date or a range of days. */
function dateIn(value: Value, end: boolean): string | undefined {
  const date = typeof value === 'object' && !Array.isArray(value) ? value[end ? 'end' : 'start'] : value;
  return typeof date === 'string' ? date : undefined;
}

function timeProblem(time: string): string {
  const [, hour = '', minute = '00', half = ''] = /^(\d{1,2})(?:[:.](\d\d))?\s*([ap]m)?$/i.exec(time) ?? [];
  const hours = (Number(hour) % (half === '' ? 24 : 12)) + (/^p/i.test(half) ? 12 : 0);
  const isNear = hour !== '' && (half === '' ? Number(hour) < 24 : Number(hour) <= 12) && Number(minute) < 60;
  const such = isNear ? `${String(hours).padStart(2, '0')}:${minute}` : '09:00';
  return `${JSON.stringify(time)} is not a time of day; ${isNear ? 'write' : 'expected one such as'} "${such}"`;
}
