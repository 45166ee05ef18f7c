import { UsageError } from '../../model/diagnostic.ts';
import type { Sheet } from '../../model/importer.ts';
import { didYouMean } from '../../model/names.ts';
import { fieldNameFrom } from '../import/columns.ts';
import { isHeadingOf } from '../import/vocabulary.ts';

/** A column of a sheet, or several that bear one title, as it will be a key of records. */
export interface SheetColumn {
  /** Its key in the Markdown that is made; no other column has it. */
  key: string;
  /** Its name as a field, which several may share. */
  name: string;
  /** Which cells of a row are its own. */
  cells: number[];
  /** Whether a person said with --column what it is. */
  asked: boolean;
  /** Its title in the sheet, where that is not its key. */
  title?: string;
}

/** What a person said with --column, by the titles of columns. */
export interface Asked {
  keys: ReadonlyMap<string, string>;
  title?: string;
  list?: string;
  text?: string;
  leftOut: ReadonlySet<string>;
  /** All of it, for people. */
  told: { from: string; to: string }[];
}

const refused = /^(__proto__|constructor|prototype)$/;
const longest = 100;
const mostColumns = 1000;

/** The columns that hold something, with a key each; what is odd in the header is told. */
export function readHeader({ header, rows, name }: Sheet, asked: Asked): { columns: SheetColumn[]; notes: string[] } {
  const notes: string[] = [];
  const columns: SheetColumn[] = [];
  const byKey = new Map<string, SheetColumn>();
  const askedKeys = [...asked.keys.values()];
  const add = (key: string, index: number, title?: string): void => {
    const column = { key, name: fieldNameFrom(key), cells: [index], asked: title !== undefined, ...(title === undefined ? {} : { title }) };
    columns.push(column);
    byKey.set(key, column);
  };
  const filled = filledColumns(rows);
  if (filled.size > mostColumns)
    throw new UsageError(
      `${name} has ${filled.size.toLocaleString('en')} columns that hold something; expected at most ${mostColumns.toLocaleString('en')}`,
    );
  header.forEach((written, index) => {
    const title = cleanKey(written) || columnName(index, header);
    if (!filled.has(index) || asked.leftOut.has(title)) return;
    const meant = asked.keys.get(title);
    const key = meant ?? cleanKey(written);
    const same = byKey.get(key);
    if (meant !== undefined && !same) add(key, index, title);
    else if (meant === undefined && key !== '' && askedKeys.includes(fieldNameFrom(key))) {
      const made = freeKey(`${key}_2`, [...header, ...byKey.keys(), ...askedKeys]);
      notes.push(`${name}: "${key}" is another column, as --column says; the key of column ${index + 1} is "${made}"`);
      add(made, index);
    } else if (key === '') {
      notes.push(`${name}: column ${index + 1} has no title; its key is ${title}`);
      add(title, index);
    } else if (!same) {
      if (key !== written.trim()) notes.push(`${name}: the title of column ${index + 1} became "${key}"`);
      add(key, index);
    } else if (canJoin(rows, same.cells, index, isHeadingOf('text', same.key))) same.cells.push(index);
    else {
      const made = freeKey(key, [...header, ...byKey.keys()]);
      notes.push(`${name}: "${key}" is the title of two columns; the key of column ${index + 1} is "${made}"`);
      add(made, index);
    }
  });
  for (const { key, cells } of columns)
    if (cells.length > 1) notes.push(`${name}: "${key}" is the title of ${cells.length} columns; their cells are one list`);
  return { columns, notes };
}

/** What a column without a title is called. */
function columnName(index: number, header: string[]): string {
  return freeKey(`column_${index + 1}`, header);
}

/** The titles of all columns, as people call them. */
export function columnTitles(header: string[]): string[] {
  return header.map((written, index) => cleanKey(written) || columnName(index, header));
}

function filledColumns(rows: Sheet['rows']): Set<number> {
  const filled = new Set<number>();
  for (const { cells } of rows) for (const [index, cell] of cells.entries()) if (cell !== '') filled.add(index);
  return filled;
}

/** The column that a person asked for, by its title or by its name as a field. */
export function wantColumn(columns: SheetColumn[], key: string, option: string, { name, header }: Sheet): SheetColumn | undefined {
  const found =
    columns.find((column) => column.key === key) ??
    columns.find((column) => column.key === cleanKey(key)) ??
    columns.find((column) => column.name === fieldNameFrom(key));
  if (found) return found;
  const titles = header.map(cleanKey).filter((title) => title !== '');
  if (titles.some((title) => title === cleanKey(key))) return undefined;
  throw new UsageError(
    `--${option}: ${name} has no column "${key}"${didYouMean(key, titles) || `; there are ${titles.slice(0, 20).join(', ')}`}`,
  );
}

/** A title on one line, without the signs that no key may hold. */
export function cleanKey(title: string): string {
  const plain = title.replace(/[\p{Cc}\p{Cf}\p{Z}\ufffe\uffff]+/gu, ' ').trim();
  const key = plain.length > longest ? [...plain].slice(0, longest).join('').trim() : plain;
  return refused.test(key) ? `column ${key.replaceAll('_', '')}` : key;
}

/** One column more makes a list with those that are one already where each cell is of one line, as long as they are no texts, and no row has one twice: a list holds each once. */
function canJoin(rows: Sheet['rows'], joined: number[], index: number, areTexts: boolean): boolean {
  const unseen = joined.length === 1 ? [...joined, index] : [index];
  return rows.every(({ cells }) => {
    if (areTexts) return !unseen.some((each) => cells[each]?.includes('\0'));
    const cell = cells[index] ?? '';
    const isThere = cell !== '' && joined.some((each) => cells[each] === cell);
    return !isThere && !unseen.some((each) => /[\r\n\u0085\u2028\u2029]/.test(cells[each] ?? ''));
  });
}

/** A key that no other column has. */
export function freeKey(base: string, taken: string[]): string {
  let key = base;
  for (let n = 2; taken.includes(key); n++) key = `${base}_${n}`;
  return key;
}
