import type { Board } from '../../model/board.ts';
import type { Reading } from '../../model/field-type.ts';
import { isDay } from '../../model/local-time.ts';
import { didYouMean } from '../../model/names.ts';
import { quoteWritten } from '../../model/reading.ts';
import { copiedParts, periods, units, weekdays } from '../../model/repeat.ts';
import type { Value } from '../../model/value.ts';
import { isEmptyWritten, type Written, writtenItems } from '../../model/written.ts';

const parts: { [part: string]: (written: Written, board: Board | undefined) => Reading } = {
  every: readEvery,
  days: (written) => readSeveral(written, weekdays),
  day: (written) => readCount(written, 31, 'a day of the month'),
  until: readUntil,
  next: (written) => readOneOf(written, ['done', 'schedule']),
  copy: (written) => readSeveral(written, copiedParts),
  list: readList,
};
const most = 999;

/** Reads `repeat`, each part strictly and with the offset of what is wrong; a list that the board does not have is a problem where the board is known. */
export function readRepeat(written: Written, board: Board | undefined): Reading {
  if (written.as !== 'map') {
    const period = written.as === 'scalar' && (periods as readonly string[]).includes(written.source) ? written.source : undefined;
    const meant = period ? `; write { every: ${period} }` : '';
    return { problem: `${quoteWritten(written)} stands where a map such as { every: week } was expected${meant}` };
  }
  const value: { [part: string]: Value } = {};
  for (const [part, item] of written.entries) {
    const read = Object.hasOwn(parts, part) ? parts[part] : undefined;
    const known = Object.keys(parts);
    if (!read) return { problem: `"${part}" is not a part of repeat; expected ${known.join(', ')}${didYouMean(part, known)}`, at: item.at };
    if (isEmptyWritten(item)) return { problem: `${part}: nothing stands behind it; expected a value, or the part left out`, at: item.at };
    const reading = read(item, board);
    if ('problem' in reading) return { problem: `${part}: ${reading.problem}`, at: reading.at ?? item.at };
    value[part] = reading.value;
  }
  const { every } = value;
  if (every === undefined) return { problem: `every is missing; expected ${everyForms}` };
  return misplaced(value, every) ?? { value };
}

const everyForms = `${periods.join(', ')} or { count: 2, unit: weeks }`;

function readEvery(written: Written): Reading {
  if (written.as === 'map') return readCycle(written);
  const source = written.as === 'scalar' ? written.source : '';
  if ((periods as readonly string[]).includes(source)) return { value: source };
  return { problem: `expected ${everyForms}; found ${quoteWritten(written)}${didYouMean(source, periods)}` };
}

function readCycle({ entries }: Extract<Written, { as: 'map' }>): Reading {
  for (const [key, { at }] of entries)
    if (key !== 'count' && key !== 'unit')
      return { problem: `"${key}" is not a part of it; expected count and unit${didYouMean(key, ['count', 'unit'])}`, at };
  const [count, unit] = [entries.get('count'), entries.get('unit')];
  if (!count || !unit) return { problem: `${count ? 'unit' : 'count'} is missing; expected { count: 2, unit: weeks }` };
  const number = readCount(count, most, 'a count');
  if ('problem' in number) return { problem: number.problem, at: count.at };
  const name = readOneOf(unit, units);
  return 'problem' in name ? { problem: name.problem, at: unit.at } : { value: { count: number.value, unit: name.value } };
}

function readCount(written: Written, largest: number, what: string): Reading {
  const count = written.as === 'scalar' && !written.quoted ? written.value : undefined;
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= largest) return { value: count };
  return { problem: `${quoteWritten(written)} is not ${what}; expected a whole number from 1 to ${largest}` };
}

function readOneOf(written: Written, known: readonly string[]): Reading {
  const source = written.as === 'scalar' ? written.source : '';
  if (known.includes(source)) return { value: source };
  return { problem: `expected one of ${known.join(', ')}; found ${quoteWritten(written)}${didYouMean(source, known)}` };
}

function readSeveral(written: Written, known: readonly string[]): Reading {
  const values: Value[] = [];
  for (const item of writtenItems(written)) {
    const reading = readOneOf(item, known);
    if ('problem' in reading) return { problem: reading.problem, at: item.at };
    if (values.includes(reading.value)) return { problem: `${quoteWritten(item)} stands twice`, at: item.at };
    values.push(reading.value);
  }
  return { value: values };
}

function readUntil(written: Written): Reading {
  const source = written.as === 'scalar' ? written.source : '';
  if (isDay(source)) return { value: source };
  return { problem: `expected a day of the calendar such as 2027-01-01; found ${quoteWritten(written)}` };
}

function readList(written: Written, board: Board | undefined): Reading {
  if (written.as !== 'scalar' || written.source === '') return { problem: `expected the name of a list; found ${quoteWritten(written)}` };
  const lists = board?.lists.map(({ name }) => name) ?? [];
  if (!board || lists.includes(written.source)) return { value: written.source };
  const near = didYouMean(written.source, lists);
  return { problem: `${quoteWritten(written)} is not a list of ${board.name}${near || `; expected one of ${lists.join(', ')}`}` };
}

/** Parts that have no meaning beside what `every` says. */
function misplaced({ days, day }: { [part: string]: Value }, every: Value): Reading | undefined {
  const unit = typeof every === 'object' && !Array.isArray(every) ? every['unit'] : every === 'weekday' ? 'days' : `${every}s`;
  if (Array.isArray(days) && days.length === 0)
    return { problem: `days: the list is empty; expected days of the week such as [mon, thu], or the part left out` };
  if (days !== undefined && unit !== 'weeks')
    return { problem: `days: go with weeks (every: week, or { count: 2, unit: weeks }), not with ${String(unit)}` };
  if (day !== undefined && unit !== 'months' && unit !== 'years')
    return { problem: `day: goes with months and years, not with ${String(unit)}` };
  return undefined;
}
