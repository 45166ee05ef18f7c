import type { SheetOptions } from '../../model/importer.ts';
import { type DayOrder, dateForm, ordersOf, withoutMidnight } from './dates.ts';
import { type FoundForm, judge, spoiltBy } from './judging.ts';

/** What decides how days of a column are read; `isField`: the board has it as a date, `asked`: a person said so. */
export interface DateContext {
  options: SheetOptions;
  timezone: string;
  isField?: boolean;
  asked?: boolean;
}

/** The form of a column of days and times, or why it is none. */
export function findDate(cells: string[], { options, timezone, isField = false, asked = false }: DateContext): FoundForm {
  const shortYears = options.dates !== undefined;
  const read = (cell: string, order: DayOrder) => dateForm(cell, order, timezone, shortYears);
  const any = judge(cells, (cell) => read(cell, 'd/m/y') !== undefined || read(cell, 'm/d/y') !== undefined, { asked, isField });
  if (!any.isMostly && !isField) {
    const short = shortYears
      ? undefined
      : judge(
          cells,
          (cell) => dateForm(cell, 'd/m/y', timezone, true) !== undefined || dateForm(cell, 'm/d/y', timezone, true) !== undefined,
        );
    return short?.isMostly ? { form: { as: 'text' }, told: unknownYear(short.good) } : spoiltBy(any, 'day');
  }
  const orders = ordersOf(any.good, timezone, shortYears);
  if (orders.length !== 1 && options.dates === undefined && any.good.length > 0)
    return { form: { as: 'text' }, told: unknownOrder(any.good, read) };
  const kept = (orders.length === 1 ? orders[0] : options.dates) ?? 'd/m/y';
  const judged = judge(cells, (cell) => read(cell, kept) !== undefined, { asked, isField });
  if (!judged.isMostly && !isField) return spoiltBy(judged, 'day');
  const forms = judged.good.flatMap((cell) => read(cell, kept) ?? []);
  const form = { as: 'date' as const, order: kept, daysOnly: withoutMidnight(forms), shortYears };
  return { form, ...(judged.isMostly ? { aside: judged.aside } : {}) };
}

function unknownOrder(cells: string[], read: (cell: string, order: DayOrder) => string | undefined): string {
  const only = (order: DayOrder, other: DayOrder) =>
    cells.find((cell) => read(cell, order) !== undefined && read(cell, other) === undefined);
  const [dayFirst, monthFirst] = [only('d/m/y', 'm/d/y'), only('m/d/y', 'd/m/y')];
  const unclear = cells.find((cell) => read(cell, 'd/m/y') !== read(cell, 'm/d/y'));
  const what =
    dayFirst === undefined || monthFirst === undefined
      ? `${JSON.stringify(unclear)} may be day or month first`
      : `${JSON.stringify(dayFirst)} has the day first and ${JSON.stringify(monthFirst)} the month`;
  return `${what}; it is text, until --dates d/m/y or --dates m/d/y says which`;
}

function unknownYear(cells: string[]): string {
  const example = cells.find((cell) => !/\d{4}/.test(cell)) ?? cells[0];
  return `${JSON.stringify(example)} has a year of two digits; it is text, until --dates d/m/y or --dates m/d/y says that it is a day of this century`;
}
