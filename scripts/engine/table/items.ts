import type { Board, Field } from '../../model/board.ts';
import type { ImportItem, ImportOptions, ImportReport, Sheet, SheetOptions, SheetRow } from '../../model/importer.ts';
import { textIn } from '../../model/value.ts';
import { fieldNameFrom } from '../import/columns.ts';
import type { FoundType } from '../import/infer.ts';
import type { KnownPeople } from '../import/people.ts';
import { personOf } from '../import/people.ts';
import { isHeadingOf } from '../import/vocabulary.ts';
import type { CellForm } from './cell-form.ts';
import { chooseColumns } from './choosing.ts';
import { findForm } from './forms.ts';
import { freeKey, readHeader, type SheetColumn } from './header.ts';
import type { FoundForm } from './judging.ts';
import { readMapping } from './mapping.ts';
import { amountIn } from './money.ts';
import { signOfSheet, sureSign } from './numbers.ts';
import { tellOdd } from './odd-cells.ts';
import { isEmpty, moveLongCells, nameOf, type SheetPlan, writeOne } from './rows.ts';

/** What is known beside the sheet. */
export interface SheetContext {
  timezone: string;
  people: KnownPeople;
  /** The board, where it is there already: the types of its fields are kept to. */
  board: Board | undefined;
}

/** The rows of a sheet as Markdown, what was made of their cells, and how they are to be imported. */
export interface SheetItems {
  items: ImportItem[];
  told: Pick<ImportReport, 'notes' | 'rewritten' | 'columns' | 'odd'>;
  options: Pick<ImportOptions, 'titleFrom' | 'listFrom' | 'types' | 'whyText' | 'source' | 'isListGuess'>;
}

const whatForms: { [as in CellForm['as']]: string } = {
  text: '',
  number: 'numbers as YAML writes them',
  money: 'amounts as YAML writes numbers',
  date: 'days and times as 2026-12-01 and 2026-12-01T17:30',
  switch: 'true and false',
  list: 'lists',
  people: 'people by their keys',
};
const inForm = '; the cell stands behind as a comment';
const mostRowsNamed = 5;

/** Makes Markdown of every row; the same rows give the same text, whatever stands around them in the file, as long as no guess changes. */
export function makeItems(sheet: Sheet, options: SheetOptions, context: SheetContext): SheetItems {
  const { board, timezone } = context;
  const asked = readMapping(options.columns ?? [], sheet, board && { path: board.path, fields: [...board.fields.keys()] });
  const { columns, notes: odd } = readHeader(sheet, asked);
  const notes = [...sheet.notes, ...odd];
  if (sheet.separator !== ',' && sheet.separator !== '')
    notes.unshift(`${sheet.name}: cells are parted by ${JSON.stringify(sheet.separator)}`);
  const isField = (column: SheetColumn) => fieldOf(column, columns, board) !== undefined;
  const { chosen, notes: choices } = chooseColumns(sheet, columns, options, asked, board && { lists: board.lists, isField });
  notes.push(...choices);
  const { title, list, naming, text } = chosen;
  keepFirst(columns, [title, list, naming], notes);
  const plan: SheetPlan = { title, naming, main: undefined, texts: [], keys: [] };
  const cellsOf = ({ cells }: SheetColumn) => sheet.rows.flatMap((row) => cells.flatMap((index) => row.cells[index] || []));
  const numbers = columns.map((column) => cellsOf(column).map((cell) => amountIn(cell)?.number ?? cell));
  const forms = { ...context, options, sign: signOfSheet(numbers, sheet.separator), sureSign: sureSign(numbers) };
  const types = new Map<string, FoundType>();
  const found = new Map<SheetColumn, FoundForm>();
  for (const column of columns) {
    const isRaw = [title, list, naming, text].includes(column) || column.cells.length > 1;
    const one: FoundForm = isRaw ? { form: { as: 'text' } } : findForm(column, cellsOf(column), fieldOf(column, columns, board), forms);
    // no text holds a NUL, so what holds one stays at its key
    const { form, aside = new Set<string>(), told, type } = holdsNul(one.aside) ? { form: { as: 'text' } as const } : one;
    found.set(column, one);
    if (told !== undefined) notes.push(`${column.key}: ${told}`);
    if (type) types.set(column.key, type);
    const blocks = column.name !== title?.name && !isHeadingOf('tags', column.key) && !isHeadingOf('assignees', column.key);
    const isText = isHeadingOf('text', column.key) && !column.asked && form.as === 'text' && !isField(column);
    const mayBe = column === text || (isText && ![title, list, naming].includes(column));
    const isOdd = mayBe && cellsOf(column).some((cell) => cell.includes('\0'));
    if (isOdd) notes.push(`${column.key}: a cell holds a NUL, which no text file may; the column is a key, where YAML can write it`);
    (mayBe && !isOdd ? plan.texts : plan.keys).push({ ...column, form, aside, blocks });
  }
  // what a list's title does not say of a cell stays at its key as it is written, also where it names a person
  if (list && cellsOf(list).some((cell) => personOf(cell, context.people) !== undefined))
    types.set(list.key, { type: 'text', options: {} });
  plan.texts.sort((a, b) => Number(b.key === text?.key) - Number(a.key === text?.key));
  plan.main = plan.texts[0]?.key;
  if (plan.main !== undefined && text === undefined)
    notes.push(`the text of records is that of the column "${plan.main}"; --text-from names another`);
  const moved = moveLongCells(sheet.rows, plan, new Set([title, list].flatMap((column) => column?.key ?? [])));
  for (const key of moved.long) notes.push(`${key}: its cells are too long for the frontmatter; they stand in the text under their title`);
  if (moved.many.length > 0)
    notes.push(
      `a row holds more keys than a frontmatter may; ${moved.many.length} columns stand in the text under their titles: ${moved.many.slice(0, mostRowsNamed).join(', ')}${moved.many.length > mostRowsNamed ? ', ...' : ''}`,
    );
  const isCarried = plan.texts.some((column) => cellsOf(column).some((cell) => cell.includes('\r')));
  if (isCarried) notes.push('lines of texts ended with CR in some cells; they end with LF, as the lines of records do');
  const untitled = title ? sheet.rows.filter((row) => isEmpty(row, title)) : [];
  if (untitled.length > 0)
    notes.push(`${tellRows(untitled)} without a title: ${untitled.length === 1 ? 'it is' : 'they are'} named by the number`);
  const written = sheet.rows.map((row) => ({ row, ...writeOne(row, plan, timezone) }));
  const formOf = new Map(plan.keys.map(({ key, form }) => [key, form]));
  const counts = Map.groupBy(
    written.flatMap(({ changed }) => changed),
    (key) => key,
  );
  const { told, whyText } = tellOdd(sheet, found);
  const rewritten = [...counts].map(([key, each]) => ({
    key,
    what: whatForms[formOf.get(key)?.as ?? 'text'] + inForm,
    records: each.length,
  }));
  return {
    items: written.map(({ row, text: markdown }) => ({ source: `${sheet.name}:${row.line}`, name: nameOf(row, naming), text: markdown })),
    told: { notes, rewritten, columns: asked.told, odd: told },
    options: { titleFrom: title?.key, listFrom: list?.key, types, whyText, source: sheet.name, isListGuess: chosen.isListGuess },
  };
}

function holdsNul(cells: ReadonlySet<string> | undefined): boolean {
  return [...(cells ?? [])].some((cell) => cell.includes('\0'));
}

/** Of several columns with one title only the first gives titles, lists or names; the others are keys of their own. */
function keepFirst(columns: SheetColumn[], chosen: (SheetColumn | undefined)[], notes: string[]): void {
  for (const column of new Set(chosen)) {
    for (const [index, cell] of column?.cells.splice(1).entries() ?? []) {
      const made = freeKey(
        `${column?.key}_${index + 2}`,
        columns.map(({ key }) => key),
      );
      columns.push({ key: made, name: fieldNameFrom(made), cells: [cell], asked: false });
      notes.push(`"${column?.key}" is read from the first column of that title; the key of column ${cell + 1} is "${made}"`);
    }
  }
}

/** The field that a board has for a column: of its title, else of its name where no other column would have that. */
function fieldOf({ key, name }: SheetColumn, columns: SheetColumn[], board: Board | undefined): Field | undefined {
  if (!board) return undefined;
  const titled = [...board.fields.values()].find(({ title }) => textIn(title, 'en') === key);
  return titled ?? (columns.filter((each) => each.name === name).length === 1 ? board.fields.get(name) : undefined);
}

function tellRows(rows: SheetRow[]): string {
  const named = rows.slice(0, mostRowsNamed).map(({ number }) => number);
  const more = rows.length - named.length;
  return `${rows.length === 1 ? 'row' : 'rows'} ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
