import type { Field } from '../../model/board.ts';
import { type KnownPeople, personOf } from '../import/people.ts';
import { isHeadingOf } from '../import/vocabulary.ts';
import { type CellForm, keysIn } from './cell-form.ts';
import { findDate } from './date-columns.ts';
import type { SheetColumn } from './header.ts';
import type { FoundForm } from './judging.ts';
import { findMoney, findNumber, type NumberContext, numbersForField } from './number-columns.ts';
import { areSwitches, findListSign, itemsOf } from './parts.ts';

/** What decides beside the cells. */
export interface FormContext extends NumberContext {
  timezone: string;
  people: KnownPeople;
}

const text: CellForm = { as: 'text' };
const numbers = new Set(['number', 'percent', 'rating']);
const dateKeys = new Set(['start', 'due', 'created']);

/** The form of a column: that of the board's field where it has one, else the narrowest that every cell fits, or nearly every one. */
export function findForm(column: SheetColumn, cells: string[], field: Field | undefined, context: FormContext): FoundForm {
  const { people } = context;
  const { name, key, asked } = column;
  if (name === 'id' || cells.length === 0) return { form: text };
  if (field) return formOfField(field, column, cells, context);
  if (asked && dateKeys.has(name)) return findDate(cells, { ...context, asked });
  const byPeople = formOfPeople(cells, people);
  if (isHeadingOf('assignees', key) || byPeople.as === 'people') return { form: byPeople };
  if (isHeadingOf('tags', key)) return { form: formOfTags(cells) };
  if (areSwitches(cells)) return { form: { as: 'switch' } };
  const found = [findMoney(key, cells, context), findNumber(name, cells, context), findDate(cells, context)].flatMap((each) => each ?? []);
  const best = found.find(({ form, told }) => form.as !== 'text' || told !== undefined) ?? found.find(({ spoilt }) => spoilt);
  if (best) return best;
  const sign = findListSign(cells);
  return { form: sign === undefined ? text : { as: 'list', sign } };
}

function formOfField(field: Field, { key, asked }: SheetColumn, cells: string[], context: FormContext): FoundForm {
  const { type, options } = field;
  if (type === 'checkbox') return { form: { as: 'switch' } };
  if (numbers.has(type)) return numbersForField(cells, context, asked);
  if (type === 'currency') {
    const currency = typeof options['currency'] === 'string' ? options['currency'] : undefined;
    return findMoney(key, cells, context, { currency, asked }) ?? { form: text };
  }
  if (type === 'date') return findDate(cells, { ...context, isField: true, asked });
  if (type === 'person') return { form: formOfPeople(cells, context.people) };
  if (type !== 'multiselect' && options['many'] !== true) return { form: text };
  return { form: { as: 'list', sign: findListSign(cells) ?? (cells.some((cell) => cell.includes(';')) ? ';' : ',') } };
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

/** Tags are parted by commas also where one text holds them; here only what `;` parts is made a list. */
function formOfTags(cells: string[]): CellForm {
  const fits = cells.every((cell) => itemsOf(cell, ';') && !cell.includes(','));
  return fits && cells.some((cell) => cell.includes(';')) ? { as: 'list', sign: ';' } : text;
}
