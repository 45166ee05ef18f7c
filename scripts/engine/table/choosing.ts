import type { Board } from '../../model/board.ts';
import { UsageError } from '../../model/diagnostic.ts';
import type { Sheet, SheetOptions } from '../../model/importer.ts';
import { slugFrom } from '../../model/names.ts';
import { textIn } from '../../model/value.ts';
import { foldHeading, type HeadingMeaning, headingsOf, isHeadingOf } from '../import/vocabulary.ts';
import { type Asked, type SheetColumn, wantColumn } from './header.ts';

/** The columns that are no keys. */
export interface ChosenColumns {
  title: SheetColumn | undefined;
  list: SheetColumn | undefined;
  naming: SheetColumn | undefined;
  text: SheetColumn | undefined;
  /** Whether nobody asked for the column of lists. */
  isListGuess: boolean;
}

/** So many lists a board has at most by its own choice. */
const mostLists = 12;
const longestList = 40;

/** Finds the columns of titles, lists, names and texts: those that are asked for, else those whose headings mean it; what was chosen is told. */
export function chooseColumns(
  sheet: Sheet,
  columns: SheetColumn[],
  options: SheetOptions,
  asked: Asked,
  board: { lists: Board['lists']; isField: (column: SheetColumn) => boolean } | undefined,
): { chosen: ChosenColumns; notes: string[] } {
  const notes: string[] = [];
  const want = (key: string | undefined, option: string, place?: 'title' | 'list' | 'text'): SheetColumn | undefined => {
    const said = place && asked[place];
    if (said !== undefined && key !== undefined && said !== key)
      throw new UsageError(`--${option} names "${key}", and --column says that "${said}" is the ${place}; expected one of them`);
    if (key !== undefined) return wantColumn(columns, key, option, sheet);
    return columns.find((column) => column.key === said);
  };
  const byHeading = (meaning: HeadingMeaning): SheetColumn[] =>
    [...(headingsOf.get(meaning) ?? [])].flatMap(
      (heading) => columns.find((column) => !column.asked && foldHeading(column.key) === heading) ?? [],
    );
  const wanted = want(options.titleFrom, 'title-from', 'title');
  const list = want(options.listFrom, 'list-from', 'list');
  const isFree = (column: SheetColumn): boolean => column !== list && !column.asked;
  const title =
    wanted ??
    [...byHeading('title'), ...byHeading('title_else')].find((column) => isFree(column) && !board?.isField(column)) ??
    columns.find((column) => !isHeadingOf('text', column.key) && column.cells.length === 1 && isFree(column));
  if (wanted === undefined && title) notes.push(`titles are those of the column "${title.key}"; --title-from names another`);
  // what a list's title does not say stays in a field, also after an import: so the board may have both
  const isMeant = (column: SheetColumn): boolean =>
    column !== title && areLists(sheet, column) && (!board?.isField(column) || nameLists(sheet, column, board.lists));
  const meant = list === undefined && options.list === undefined ? byHeading('list').find(isMeant) : undefined;
  if (meant) notes.push(`lists are those of the column "${meant.key}"; --list-from names another, and --list L puts all into one`);
  const naming = want(options.nameFrom, 'name-from') ?? title;
  const text = want(options.textFrom, 'text-from', 'text');
  return { chosen: { title, list: list ?? meant, naming, text, isListGuess: meant !== undefined }, notes };
}

function valuesOf({ rows }: Sheet, { cells: [index = 0] }: SheetColumn): Set<string> {
  return new Set(rows.flatMap((row) => row.cells[index]?.trim() || []));
}

/** Whether more than half of the values of a column name lists of the board. */
function nameLists(sheet: Sheet, column: SheetColumn, lists: Board['lists']): boolean {
  const names = new Set(lists.flatMap(({ name, title }) => [name, slugFrom(textIn(title, 'en'))]));
  const values = [...valuesOf(sheet, column)];
  return values.filter((value) => names.has(slugFrom(value))).length * 2 > values.length;
}

/** Whether the cells of a column are few and short names. */
function areLists(sheet: Sheet, column: SheetColumn): boolean {
  const values = valuesOf(sheet, column);
  const areNames = [...values].every((value) => value.length <= longestList && !/\p{Cc}/u.test(value) && slugFrom(value) !== '');
  return column.cells.length === 1 && areNames && new Set([...values].map(slugFrom)).size <= mostLists;
}
