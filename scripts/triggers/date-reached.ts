import { dateOffsetPattern, instantWithOffset, isInStretch, mayBeReached } from '../model/date-offset.ts';
import { valueAt } from '../model/record.ts';
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
    const offset = z
      .string()
      .regex(dateOffsetPattern, { error: 'expected an offset such as -3d, 0d or +2h: minutes (m), hours (h), days (d) or weeks (w)' });
    return z.strictObject({
      field: z.string().default('due').describe('A key that holds a date, or a field of type date.'),
      offsets: z
        .union([offset.transform((one) => [one]), z.array(offset).min(1)])
        .default(['0d'])
        .describe('How long before (-3d) or after (+2h) it: any of them.'),
      at: z
        .string()
        .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'expected a time of day such as "09:00"' })
        .default('00:00')
        .describe('The time at which a date without one counts.'),
      end: z.boolean().default(false).describe('Whether the last day of a range counts, and not its first.'),
      include_done: z.boolean().default(false).describe('Whether it fires for records that are done, too.'),
    });
  },
  kinds: ['reached'],
  whyNot: () => undefined,
  moments(record, { field, offsets, at, end, include_done }, world) {
    const value = record && valueAt(record, field);
    const date = value === undefined ? undefined : dateIn(value, end);
    if (!record || value === undefined || date === undefined || !mayBeReached(date, offsets, world)) return [];
    const moments = offsets
      .map(
        (offset): Moment => ({ at: instantWithOffset(date, offset, at, world.timezone), detail: `${date} ${offset}`, key: field, value }),
      )
      .filter((moment) => isInStretch(moment.at, world));
    return moments.length > 0 && (include_done || !world.isDone(record)) ? moments : [];
  },
  perRecord: () => true,
  names: ({ field }) => [{ kind: 'key', option: 'field', name: field, holds: 'date' }],
  example: 'date-reached: { board: sales, offsets: [-3d, 0d], at: "09:00" }',
} satisfies Trigger<Options>;

/** The day or time that counts of a date or a range of days. */
function dateIn(value: Value, end: boolean): string | undefined {
  const date = typeof value === 'object' && !Array.isArray(value) ? value[end ? 'end' : 'start'] : value;
  return typeof date === 'string' ? date : undefined;
}
