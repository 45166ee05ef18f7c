import type { Field } from '../../model/board.ts';
import type { ImportItem, ImportReport, Sheet, SheetOptions, SheetRow } from '../../model/importer.ts';
import { textIn } from '../../model/value.ts';
import { fieldNameFrom } from '../import/columns.ts';
import type { KnownPeople } from '../import/people.ts';
import { type CellForm, findForm } from './forms.ts';
import { freeKey, readHeader, type SheetColumn, textNames, wantColumn } from './header.ts';
import { signOfSheet } from './numbers.ts';
import { isEmpty, moveLongCells, nameOf, type SheetPlan, writeOne } from './rows.ts';

/** What is known beside the sheet. */
export interface SheetContext {
  timezone: string;
  people: KnownPeople;
  /** The fields of the board, where it is there already: its types are kept to. */
  fields: ReadonlyMap<string, Field>;
}

/** The rows of a sheet as Markdown, what was made of their cells, and the keys of titles and lists. */
export interface SheetItems {
  items: ImportItem[];
  notes: string[];
  rewritten: ImportReport['rewritten'];
  titleFrom: string | undefined;
  listFrom: string | undefined;
}

const titleNames = ['title', 'name', 'summary', 'subject', 'task', 'task_name', 'issue', 'content'];
const whatForms: { [as in CellForm['as']]: string } = {
  text: '',
  number: 'numbers as YAML writes them',
  date: 'days and times as 2026-12-01 and 2026-12-01T17:30',
  switch: 'true and false',
  list: 'lists',
  people: 'people by their keys',
};
const inForm = '; the cell stands behind as a comment';
const mostRowsNamed = 5;

/** Makes Markdown of every row; the same rows give the same text, whatever stands around them in the file, as long as no guess changes. */
export function makeItems(sheet: Sheet, options: SheetOptions, context: SheetContext): SheetItems {
  const { columns, notes: odd } = readHeader(sheet);
  const notes = [...sheet.notes, ...odd];
  if (sheet.separator !== ',' && sheet.separator !== '')
    notes.unshift(`${sheet.name}: cells are parted by ${JSON.stringify(sheet.separator)}`);
  const want = (key: string | undefined, option: string) => (key === undefined ? undefined : wantColumn(columns, key, option, sheet));
  const title =
    want(options.titleFrom, 'title-from') ??
    titleNames.map((name) => columns.find((column) => column.name === name)).find((column) => column) ??
    columns.find(({ name, cells }) => !textNames.has(name) && cells.length === 1);
  if (options.titleFrom === undefined && title) notes.push(`titles are those of the column "${title.key}"; --title-from names another`);
  const list = want(options.listFrom, 'list-from');
  const naming = want(options.nameFrom, 'name-from') ?? title;
  keepFirst(columns, [title, list, naming], notes);
  const plan: SheetPlan = { title, naming, main: undefined, texts: [], keys: [] };
  const chosen = want(options.textFrom, 'text-from');
  const cellsOf = ({ cells }: SheetColumn) => sheet.rows.flatMap((row) => cells.flatMap((index) => row.cells[index] || []));
  const forms = { ...context, options, sign: signOfSheet(columns.map(cellsOf), sheet.separator) };
  for (const column of columns) {
    const isRaw = column === title || column === list || column === plan.naming || column === chosen || column.cells.length > 1;
    const { form, told } = isRaw
      ? { form: { as: 'text' } as const }
      : findForm(column.name, cellsOf(column), fieldOf(column, columns, context), forms);
    if (told !== undefined) notes.push(`${column.key}: ${told}`);
    const isText = textNames.has(column.name) && form.as === 'text' && !fieldOf(column, columns, context);
    const mayBe = column === chosen || (isText && ![title, list, naming].includes(column));
    const isOdd = mayBe && cellsOf(column).some((cell) => cell.includes('\0'));
    if (isOdd) notes.push(`${column.key}: a cell holds a NUL, which no text file may; the column is a key, where YAML can write it`);
    (mayBe && !isOdd ? plan.texts : plan.keys).push({ ...column, form });
  }
  plan.texts.sort((a, b) => Number(b.key === chosen?.key) - Number(a.key === chosen?.key));
  plan.main = plan.texts[0]?.key;
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
  const written = sheet.rows.map((row) => ({ row, ...writeOne(row, plan, context.timezone) }));
  const formOf = new Map(plan.keys.map(({ key, form }) => [key, form]));
  const counts = Map.groupBy(
    written.flatMap(({ changed }) => changed),
    (key) => key,
  );
  return {
    items: written.map(({ row, text }) => ({ source: `${sheet.name}:${row.line}`, name: nameOf(row, plan.naming), text })),
    notes,
    rewritten: [...counts].map(([key, each]) => ({ key, what: whatForms[formOf.get(key)?.as ?? 'text'] + inForm, records: each.length })),
    titleFrom: title?.key,
    listFrom: list?.key,
  };
}

/** Of several columns with one title only the first gives titles, lists or names; the others are keys of their own. */
function keepFirst(columns: SheetColumn[], chosen: (SheetColumn | undefined)[], notes: string[]): void {
  for (const column of new Set(chosen)) {
    for (const [index, cell] of column?.cells.splice(1).entries() ?? []) {
      const made = freeKey(
        `${column?.key}_${index + 2}`,
        columns.map(({ key }) => key),
      );
      columns.push({ key: made, name: fieldNameFrom(made), cells: [cell] });
      notes.push(`"${column?.key}" is read from the first column of that title; the key of column ${cell + 1} is "${made}"`);
    }
  }
}

/** The field that a board has for a column: of its title, else of its name where no other column would have that. */
function fieldOf({ key, name }: SheetColumn, columns: SheetColumn[], { fields }: SheetContext): Field | undefined {
  const titled = [...fields.values()].find(({ title }) => textIn(title, 'en') === key);
  return titled ?? (columns.filter((each) => each.name === name).length === 1 ? fields.get(name) : undefined);
}

function tellRows(rows: SheetRow[]): string {
  const named = rows.slice(0, mostRowsNamed).map(({ number }) => number);
  const more = rows.length - named.length;
  return `${rows.length === 1 ? 'row' : 'rows'} ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
