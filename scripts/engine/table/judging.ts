import type { FoundType } from '../import/infer.ts';
import type { CellForm } from './cell-form.ts';

/** What was found of a column. */
export interface FoundForm {
  form: CellForm;
  /** Cells that are no value of that form: they stand in the text of their records, or behind an empty key where they say nothing. */
  aside?: ReadonlySet<string>;
  /** What a person should know. */
  told?: string;
  /** Cells because of which the column is text, and what they are not. */
  spoilt?: { cells: ReadonlySet<string>; what: string };
  /** The type of the field, where the cells alone do not tell it. */
  type?: FoundType;
}

/** The cells of a column, judged by whether each fits. */
export interface Judged {
  good: string[];
  odd: string[];
  /** Whether so many fit that the others are exceptions. */
  isMostly: boolean;
  /** All that does not fit, also what says nothing. */
  aside: ReadonlySet<string>;
}

const mostGoodForOne = 3;
/** A cell with digits beside numbers is rather a name: `12a`. */
const mostGoodForName = 19;

/** Whether a cell only says that there is nothing to say: `-`, `?`, `n/a`. */
export function isNothing(cell: string): boolean {
  return /^(?:[\p{P}\p{S}\s]*|#?n\/[av]|k\. ?a\.?|#ref!)$/iu.test(cell);
}

/** Judges cells, and gives up where half of them do not fit; `asked`: a person said what the column is, so that one cell that fits is enough, `isField`: a board did, so that all are looked at. */
export function judge(
  cells: string[],
  fits: (cell: string) => boolean,
  { namesHaveDigits = false, asked = false, isField = false } = {},
): Judged {
  const good: string[] = [];
  const odd: string[] = [];
  const aside = new Set<string>();
  for (const cell of cells) {
    if (fits(cell)) good.push(cell);
    else {
      aside.add(cell);
      if (!isNothing(cell)) odd.push(cell);
      if (!asked && !isField && odd.length * 2 > cells.length) return { good: [], odd: [], aside: new Set(), isMostly: false };
    }
  }
  const least = namesHaveDigits && odd.some((cell) => /\d/.test(cell)) ? mostGoodForName : mostGoodForOne;
  return { good, odd, aside, isMostly: good.length > 0 && (asked || good.length >= least * odd.length) };
}

/** A column that stays text, with the few cells because of which it does where most would fit. */
export function spoiltBy({ good, odd }: Judged, what: string): FoundForm {
  const isNear = odd.length > 0 && good.length > odd.length;
  return { form: { as: 'text' }, ...(isNear ? { spoilt: { cells: new Set(odd), what } } : {}) };
}
