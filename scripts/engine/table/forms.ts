import type { Field } from '../../model/board.ts';
import type { SheetOptions } from '../../model/importer.ts';
import { namesFor } from '../import/meanings.ts';
import { type KnownPeople, personOf } from '../import/people.ts';
import { type DayOrder, dateForm, ordersOf, withoutMidnight } from './dates.ts';
import { areAmounts, type DecimalSign, isAmbiguous, numberForm, signsOf } from './numbers.ts';
import { areSwitches, findListSign, itemsOf, switchForm } from './parts.ts';

/** How the cells of a column are written as values; a cell that does not fit is a text. */
export type CellForm =
  | { as: 'text' }
  | { as: 'number'; sign: DecimalSign }
  | { as: 'date'; order: DayOrder; daysOnly: boolean; shortYears: boolean }
  | { as: 'switch' }
  | { as: 'list'; sign: ';' | ',' }
  | { as: 'people'; sign: ';' | ',' | undefined; known: KnownPeople };

/** What decides beside the cells. */
export interface FormContext {
  options: SheetOptions;
  /** The sign before decimals in this sheet, where it tells. */
  sign: DecimalSign | undefined;
  timezone: string;
  people: KnownPeople;
}

const text: CellForm = { as: 'text' };
const numbers = new Set(['number', 'currency', 'percent', 'rating']);
const namesOfNames = /(^|_)(id|ids|no|ref|version|hash|code|zip|phone|tel|isbn)$/;
const peopleNames = new Set(namesFor('assignees'));
const tagNames = new Set(namesFor('tags'));

/** The form of a column: that of the board's field where it has one, else the narrowest that every cell fits; `told` says why one could not be found. */
export function findForm(name: string, cells: string[], field: Field | undefined, context: FormContext): { form: CellForm; told?: string } {
  const { people, options } = context;
  if (name === 'id' || cells.length === 0) return { form: text };
  if (field) return formOfField(field, cells, context);
  const byPeople = formOfPeople(cells, people);
  if (peopleNames.has(name) || byPeople.as === 'people') return { form: byPeople };
  if (tagNames.has(name)) return { form: formOfTags(cells) };
  if (areSwitches(cells)) return { form: { as: 'switch' } };
  const number = findNumber(name, cells, options.decimal ?? context.sign);
  if (number.form.as !== 'text' || number.told !== undefined) return number;
  const date = findDate(cells, context);
  if (date.form.as !== 'text' || date.told !== undefined) return date;
  const sign = findListSign(cells);
  return { form: sign === undefined ? text : { as: 'list', sign } };
}

function formOfField(field: Field, cells: string[], context: FormContext): { form: CellForm; told?: string } {
  const { options, sign, people, timezone } = context;
  const { type } = field;
  if (type === 'checkbox') return { form: { as: 'switch' } };
  if (numbers.has(type)) {
    const own = signsOf(cells.filter((cell) => signsOf([cell]).length > 0));
    const known = own.length === 1 ? own[0] : (options.decimal ?? sign);
    if (known === undefined && cells.some(isAmbiguous)) return { form: text, told: unknownSign(cells) };
    return { form: { as: 'number', sign: known ?? '.' } };
  }
  if (type === 'date')
    return findDate(
      cells,
      context,
      cells.filter((cell) => ordersOf([cell], timezone).length > 0),
    );
  if (type === 'person') return { form: formOfPeople(cells, people) };
  if (type !== 'multiselect' && field.options['many'] !== true) return { form: text };
  return { form: { as: 'list', sign: findListSign(cells) ?? (cells.some((cell) => cell.includes(';')) ? ';' : ',') } };
}

function findNumber(name: string, cells: string[], known: DecimalSign | undefined): { form: CellForm; told?: string } {
  const signs = signsOf(cells);
  const sign = signs.length === 1 ? signs[0] : known;
  if (signs.length === 2 && sign === undefined && cells.some(isAmbiguous)) return { form: text, told: unknownSign(cells) };
  const fits = signs.find((each) => each === (sign ?? '.'));
  if (fits === undefined || !areAmounts(cells, fits)) return { form: text };
  // a number that would be written in another way is perhaps a name
  if (namesOfNames.test(name) && cells.some((cell) => numberForm(cell, fits) !== cell)) return { form: text };
  return { form: { as: 'number', sign: fits } };
}

function unknownSign(cells: string[]): string {
  return `"${cells.find(isAmbiguous)}" may hold decimals or thousands; it is text, until --decimal . or --decimal , says which`;
}

function findDate(cells: string[], { options, timezone }: FormContext, judged = cells): { form: CellForm; told?: string } {
  const shortYears = options.dates !== undefined;
  const fitting = options.dates && judged.every((cell) => dateForm(cell, options.dates ?? 'd/m/y', timezone, shortYears) !== undefined);
  const orders = fitting && options.dates && judged.length > 0 ? [options.dates] : ordersOf(judged, timezone);
  const [order] = orders;
  const example = judged.find((cell) => dateForm(cell, 'd/m/y', timezone) !== dateForm(cell, 'm/d/y', timezone));
  if (orders.length > 1)
    return { form: text, told: `"${example}" may be day or month first; it is text, until --dates d/m/y or --dates m/d/y says which` };
  if (order === undefined) return { form: text };
  const forms = judged.flatMap((cell) => dateForm(cell, order, timezone, shortYears) ?? []);
  return { form: { as: 'date', order, daysOnly: withoutMidnight(forms), shortYears } };
}

/** People by their keys where all are known; else several in a cell by `;`, or by `,` where some are known and no whole cell is. */
function formOfPeople(cells: string[], known: KnownPeople): CellForm {
  const isKnown = (part: string): boolean => personOf(part, known) !== undefined;
  if (cells.every(isKnown)) return { as: 'people', sign: undefined, known };
  const sign = cells.some((cell) => cell.includes(';')) ? ';' : ',';
  const several = cells.filter((cell) => cell.includes(sign));
  if (several.length === 0 || cells.some((cell) => itemsOf(cell, sign) === undefined)) return text;
  if (cells.every((cell) => keysIn(cell, sign, known) !== undefined)) return { as: 'people', sign, known };
  const isSure = sign === ';' || several.every((cell) => !isKnown(cell) && itemsOf(cell, sign)?.some(isKnown));
  return isSure ? { as: 'list', sign } : text;
}

/** The keys of the people in a cell, each once; undefined where one is not known or stands twice. */
function keysIn(cell: string, sign: string | undefined, known: KnownPeople): string[] | undefined {
  const keys = (sign === undefined ? [cell] : (itemsOf(cell, sign) ?? [''])).map((part) => personOf(part, known));
  const found = keys.flatMap((key) => key ?? []);
  return found.length === keys.length && new Set(found).size === found.length ? found : undefined;
}

/** Tags are parted by commas also where one text holds them; here only what `;` parts is made a list. */
function formOfTags(cells: string[]): CellForm {
  const fits = cells.every((cell) => itemsOf(cell, ';') && !cell.includes(','));
  return fits && cells.some((cell) => cell.includes(';')) ? { as: 'list', sign: ';' } : text;
}

/** A cell as the value of a key: a scalar as YAML writes it, or the items of a list; undefined where the form does not fit it. */
export function formCell(cell: string, form: CellForm, timezone: string): { scalar: string } | { items: string[] } | undefined {
  if (form.as === 'text') return undefined;
  if (form.as === 'people') {
    const keys = keysIn(cell, form.sign, form.known);
    const [only = ''] = keys ?? [];
    return keys && (keys.length === 1 ? { scalar: only } : { items: keys });
  }
  if (form.as === 'list') {
    const items = itemsOf(cell, form.sign);
    return items && { items };
  }
  const scalar =
    form.as === 'number'
      ? numberForm(cell, form.sign)
      : form.as === 'switch'
        ? switchForm(cell)
        : dateForm(cell, form.order, timezone, form.shortYears)?.slice(0, form.daysOnly ? 10 : undefined);
  return scalar === undefined ? undefined : { scalar };
}
