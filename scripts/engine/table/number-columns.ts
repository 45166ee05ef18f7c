import type { SheetOptions } from '../../model/importer.ts';
import { type FoundForm, judge, spoiltBy } from './judging.ts';
import { type Amount, amountIn, currencyInHeading, currencyOf } from './money.ts';
import { areAmounts, type DecimalSign, isNumber, numberForm, signFor } from './numbers.ts';

/** What decides how numbers of a column are read. */
export interface NumberContext {
  options: SheetOptions;
  /** The sign before decimals in this sheet, where it tells or cells are parted so. */
  sign: DecimalSign | undefined;
  /** The sign where columns of the sheet tell. */
  sureSign: DecimalSign | undefined;
}

const namesOfNames = /(^|_)(id|ids|no|nr|ref|version|hash|code|zip|plz|cap|cp|phone|tel|telefon|isbn|iban)$|(nummer|leitzahl)$/;

/** The form of a column of numbers, or why it is none. */
export function findNumber(name: string, cells: string[], { options, sign }: NumberContext): FoundForm {
  const judged = judge(cells, isNumber, { namesHaveDigits: true });
  if (!judged.isMostly) return judged.odd.some((cell) => /\d/.test(cell)) ? { form: { as: 'text' } } : spoiltBy(judged, 'number');
  const found = signFor(judged.good, options.decimal ?? sign);
  if ('told' in found) return { form: { as: 'text' }, told: unknownSign(found.told) };
  const sure = judge(cells, (cell) => numberForm(cell, found.sign) !== undefined, { namesHaveDigits: true });
  if (!sure.isMostly || !areAmounts(sure.good, found.sign)) return { form: { as: 'text' } };
  // a number that would be written in another way is perhaps a name
  const areNames = namesOfNames.test(name) && (sure.odd.length > 0 || sure.good.some((cell) => numberForm(cell, found.sign) !== cell));
  return areNames ? { form: { as: 'text' } } : { form: { as: 'number', sign: found.sign }, aside: sure.aside };
}

/** The form of a column for a field of numbers that a board has. */
export function numbersForField(cells: string[], { options, sign }: NumberContext, asked: boolean): FoundForm {
  const any = judge(cells, isNumber, { isField: true });
  const found = signFor(any.good, options.decimal ?? sign);
  if ('told' in found) return { form: { as: 'text' }, told: unknownSign(found.told) };
  const judged = judge(cells, (cell) => numberForm(cell, found.sign) !== undefined, { namesHaveDigits: true, asked, isField: true });
  return { form: { as: 'number', sign: found.sign }, ...(judged.isMostly ? { aside: judged.aside } : {}) };
}

/** The form of a column of amounts of money; undefined where it is none. `field` is what the board says of it: its currency. */
export function findMoney(
  heading: string,
  cells: string[],
  { options, sign, sureSign }: NumberContext,
  field?: { currency: string | undefined; asked: boolean },
): FoundForm | undefined {
  const read = new Map<string, Amount>();
  for (const cell of cells) {
    const amount = amountIn(cell);
    if (amount && isNumber(amount.number)) read.set(cell, amount);
  }
  const stated = currencyInHeading(heading);
  const good = cells.filter((cell) => read.has(cell));
  const signed = good.filter((cell) => read.get(cell)?.sign !== '');
  const isMoney = field !== undefined || (signed.length > 0 ? signed.length * 2 >= good.length : stated !== undefined);
  if (!isMoney || good.length === 0) return undefined;
  const preferred = [field?.currency, options.currency, stated].flatMap((code) => code ?? []);
  const codeOf = (cell: string) => currencyOf(read.get(cell) ?? { number: '', sign: '', currencies: [] }, preferred);
  const unclear = signed.find((cell) => codeOf(cell) === undefined);
  if (unclear !== undefined && field === undefined) return { form: { as: 'text' }, told: unknownCurrency(unclear, read.get(unclear)) };
  const counts = Map.groupBy(
    signed.flatMap((cell) => codeOf(cell) ?? []),
    (code) => code,
  );
  const commonest = [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? stated;
  const currency = field ? field.currency : commonest;
  const found = signFor(
    good.map((cell) => read.get(cell)?.number ?? ''),
    options.decimal ?? (signed.length > 0 ? sureSign : sign),
  );
  if ('told' in found) {
    const cellsTold = found.told.map((number) => good.find((cell) => read.get(cell)?.number === number) ?? number);
    return { form: { as: 'text' }, told: unknownSign(cellsTold) };
  }
  const bare = counts.size < 2;
  const fits = (cell: string): boolean => {
    const amount = read.get(cell);
    if (amount === undefined || numberForm(amount.number, found.sign) === undefined) return false;
    return amount.sign === '' ? bare && currency !== undefined : codeOf(cell) !== undefined;
  };
  const judged = judge(cells, fits, { asked: field?.asked ?? false, isField: field !== undefined });
  if (!judged.isMostly && !field) return spoiltBy(judged, 'amount');
  const guessed = signed.find((cell) => read.get(cell)?.sign === '$' && preferred.length === 0);
  return {
    form: { as: 'money', sign: found.sign, currency, bare, preferred },
    ...(judged.isMostly ? { aside: judged.aside } : {}),
    ...(currency === undefined ? {} : { type: { type: 'currency', options: { currency } } }),
    ...(guessed === undefined ? {} : { told: `${JSON.stringify(guessed)} is read as USD; --currency CAD, or another code, says else` }),
  };
}

function unknownSign(cells: string[]): string {
  const [first = '', second] = cells.map((cell) => JSON.stringify(cell));
  const what =
    second === undefined ? `${first} may hold decimals or thousands` : `${first} and ${second} have different signs before decimals`;
  return `${what}; it is text, until --decimal . or --decimal , says which`;
}

function unknownCurrency(cell: string, amount: Amount | undefined): string {
  const [first = '', ...others] = amount?.currencies ?? [];
  return `${JSON.stringify(cell)} may be ${[first, ...others].join(' or ')}; it is text, until --currency ${first}, or another code, says which`;
}
