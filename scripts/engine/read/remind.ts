import type { Reading } from '../../model/field-type.ts';
import { isRealDay } from '../../model/local-time.ts';
import { quoteText, readMany } from '../../model/reading.ts';
import { offsetPattern } from '../../model/repeat.ts';
import type { Written } from '../../model/written.ts';

const expected = 'a time before it is due such as -1d, -2h, -30m or -1w, or a day or time of its own such as 2026-12-01T09:00';

/** Reads `remind`: one or several times to remind of a record. */
export function readRemind(written: Written): Reading {
  return readMany(written, expected, ({ source }) => {
    if (offsetPattern.test(source)) return { value: source };
    if (/^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/.test(source))
      return isRealDay(source) ? { value: source } : { problem: `${source.slice(0, 10)} is not a day of the calendar` };
    return { problem: `${quoteText(source)} is not ${expected}${meant(source)}` };
  });
}

/** What the writer of a near form most likely meant. */
function meant(source: string): string {
  const [, sign, number, unit] = /^([+-]?)\s*(\d{1,4})\s*(m|h|d|w)[a-z]*$/i.exec(source) ?? [];
  if (number === undefined || unit === undefined) return '';
  return sign === '+' ? '; a reminder comes before it is due' : `; write -${number}${unit.toLowerCase()}`;
}
