/** What stands before the decimals of a number. */
export type DecimalSign = '.' | ',';

const patterns: { [sign in DecimalSign]: RegExp } = {
  '.': /^-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:([,'’ \u00a0\u202f])\d{3})(?:\1\d{3})*)(?:\.(\d+))?$/,
  ',': /^-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:([.'’ \u00a0\u202f])\d{3})(?:\1\d{3})*)(?:,(\d+))?$/,
};
/** More digits than these a number does not keep. */
const mostDigits = 15;

/** A cell as YAML writes numbers, thousands signs gone; undefined for what is no number so, or has zeros in front: that is a name. */
export function numberForm(cell: string, sign: DecimalSign): string | undefined {
  const text = cell.trim();
  if (text.length > 2 * mostDigits || !patterns[sign].test(text)) return undefined;
  const [whole = '', decimals] = text.replace(sign === '.' ? /[,'’ \u00a0\u202f]/g : /[.'’ \u00a0\u202f]/g, '').split(sign);
  const number = Number(decimals === undefined ? whole : `${whole}.${decimals}`);
  const form = String(number);
  const isKept = /^-?\d+(\.\d+)?$/.test(form) && form.replace(/\D/g, '').length <= mostDigits && !Object.is(number, -0);
  return isKept && whole.replace('-', '').length + (decimals?.length ?? 0) <= mostDigits ? form : undefined;
}

/** The signs by which every cell of a column is a number: one where only it will do, both where it makes no difference or nobody can know. */
export function signsOf(cells: string[]): DecimalSign[] {
  return (['.', ','] as const).filter((sign) => cells.length > 0 && cells.every((cell) => numberForm(cell, sign) !== undefined));
}

/** Whether two signs make two numbers of a cell: `1,234`. */
export function isAmbiguous(cell: string): boolean {
  const [point, comma] = [numberForm(cell, '.'), numberForm(cell, ',')];
  return point !== undefined && comma !== undefined && point !== comma;
}

/** Whether a cell is a number by one sign or the other. */
export function isNumber(cell: string): boolean {
  return numberForm(cell, '.') !== undefined || numberForm(cell, ',') !== undefined;
}

/** The sign by which the numbers among cells are read: what those tell that can be read in one way only, else what is known; `told` are cells for which nobody can know. */
export function signFor(cells: string[], known: DecimalSign | undefined): { sign: DecimalSign } | { told: string[] } {
  const only = (sign: DecimalSign, other: DecimalSign) =>
    cells.find((cell) => numberForm(cell, sign) !== undefined && numberForm(cell, other) === undefined);
  const [point, comma] = [only('.', ','), only(',', '.')];
  if (point !== undefined && comma !== undefined) return known === undefined ? { told: [point, comma] } : { sign: known };
  if (point !== undefined) return { sign: '.' };
  if (comma !== undefined) return { sign: ',' };
  const unclear = known === undefined ? cells.find(isAmbiguous) : undefined;
  return unclear === undefined ? { sign: known ?? '.' } : { told: [unclear] };
}

/** The sign of a whole sheet: that of its columns that can be read in one way only; undefined where they differ or none tells. */
export function sureSign(columns: string[][]): DecimalSign | undefined {
  const sure = new Set(columns.map(signsOf).flatMap((signs) => (signs.length === 1 ? signs : [])));
  const [only] = sure;
  return sure.size === 1 ? only : undefined;
}

/** The sign of a whole sheet; where no column tells, a point where cells are parted by commas, which then would be in quotes. */
export function signOfSheet(columns: string[][], separator: string): DecimalSign | undefined {
  const told = columns.some((cells) => signsOf(cells).length === 1);
  return told ? sureSign(columns) : separator === ',' ? '.' : undefined;
}

/** Whether decimals are written as in a column of amounts: zeros at the end only where all have as many; `1.10` beside `1.9` is a version. */
export function areAmounts(cells: string[], sign: DecimalSign): boolean {
  const decimals = cells.flatMap((cell) => cell.trim().split(sign)[1] ?? []);
  return !decimals.some((each) => each.endsWith('0')) || new Set(decimals.map(({ length }) => length)).size === 1;
}
