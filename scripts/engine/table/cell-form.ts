import { type KnownPeople, personOf } from '../import/people.ts';
import { type DayOrder, dateForm } from './dates.ts';
import { amountIn, currencyOf } from './money.ts';
import { type DecimalSign, numberForm } from './numbers.ts';
import { itemsOf, switchForm } from './parts.ts';

/** How the cells of a column are written as values; a cell that does not fit is a text. */
export type CellForm =
  | { as: 'text' }
  | { as: 'number'; sign: DecimalSign }
  | MoneyForm
  | { as: 'date'; order: DayOrder; daysOnly: boolean; shortYears: boolean }
  | { as: 'switch' }
  | { as: 'list'; sign: ';' | ',' }
  | { as: 'people'; sign: ';' | ',' | undefined; known: KnownPeople };

/** Amounts: of `currency` where they name no other; `bare` says whether one without a sign is of that. */
export interface MoneyForm {
  as: 'money';
  sign: DecimalSign;
  currency: string | undefined;
  bare: boolean;
  /** What a sign means that several currencies have. */
  preferred: string[];
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
  const scalar = scalarOf(cell, form, timezone);
  return scalar === undefined ? undefined : { scalar };
}

function scalarOf(
  cell: string,
  form: Extract<CellForm, { as: 'number' | 'money' | 'switch' | 'date' }>,
  timezone: string,
): string | undefined {
  if (form.as === 'number') return numberForm(cell, form.sign);
  if (form.as === 'money') return moneyForm(cell, form);
  if (form.as === 'switch') return switchForm(cell);
  return dateForm(cell, form.order, timezone, form.shortYears)?.slice(0, form.daysOnly ? 10 : undefined);
}

function moneyForm(cell: string, { sign, currency, bare, preferred }: MoneyForm): string | undefined {
  const amount = amountIn(cell);
  const number = amount && numberForm(amount.number, sign);
  if (amount === undefined || number === undefined) return undefined;
  const own = amount.sign === '' ? (bare ? currency : undefined) : currencyOf(amount, preferred);
  if (own === undefined) return undefined;
  return own === currency ? number : `{ amount: ${number}, currency: ${own} }`;
}

/** The keys of the people in a cell, each once; undefined where one is not known or stands twice. */
export function keysIn(cell: string, sign: string | undefined, known: KnownPeople): string[] | undefined {
  const keys = (sign === undefined ? [cell] : (itemsOf(cell, sign) ?? [''])).map((part) => personOf(part, known));
  const found = keys.flatMap((key) => key ?? []);
  return found.length === keys.length && new Set(found).size === found.length ? found : undefined;
}
