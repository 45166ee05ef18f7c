import { noWords, yesWords } from '../import/vocabulary.ts';

const mostOptions = 16;
const longestOption = 40;

function splitCell(cell: string, sign: string): string[] {
  return cell.split(sign).map((part) => part.trim());
}

/** The items of a cell where each stands once and on one line; undefined for what is no such list. */
export function itemsOf(cell: string, sign: string): string[] | undefined {
  const items = splitCell(cell, sign);
  const isList = !items.some((item) => item === '' || /[\p{Cc}\u2028\u2029]/u.test(item)) && new Set(items).size === items.length;
  return isList ? items : undefined;
}

/** The sign that parts cells into few values that come again and again; undefined where that is not sure. */
export function findListSign(cells: string[]): ';' | ',' | undefined {
  return ([';', ','] as const).find((sign) => isListBy(cells, sign));
}

function isListBy(cells: string[], sign: string): boolean {
  const split = cells.map((cell) => itemsOf(cell, sign) ?? []);
  const several = split.filter(({ length }) => length > 1);
  if (split.some(({ length }) => length === 0)) return false;
  const parts = split.flat();
  const names = new Set(parts);
  const other = sign === ';' ? ',' : ';';
  return (
    several.length > 1 &&
    names.size <= mostOptions &&
    names.size * 2 <= parts.length &&
    // whole cells that come again are options themselves: "Yes, later"
    names.size < new Set(cells).size &&
    [...names].every((name) => name.length <= longestOption && !name.includes(other) && /\p{L}/u.test(name))
  );
}

/** A cell as a switch: yes and no in six languages. */
export function switchForm(cell: string): 'true' | 'false' | undefined {
  const word = cell.trim().toLowerCase();
  return yesWords.has(word) ? 'true' : noWords.has(word) ? 'false' : undefined;
}

/** Whether a column is one of switches; single letters are so only where both stand, but for an `x` that marks. */
export function areSwitches(cells: string[]): boolean {
  const words = new Set(cells.map((cell) => cell.trim().toLowerCase()));
  if (cells.length === 0 || [...words].some((word) => switchForm(word) === undefined)) return false;
  const [only] = words;
  const letters = [...words].filter((word) => /^\p{L}$/u.test(word));
  return letters.length < words.size || (words.size === 1 && only === 'x') || new Set(letters.map(switchForm)).size === 2;
}
