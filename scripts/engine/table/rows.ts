import type { SheetRow } from '../../model/importer.ts';
import { slugFrom } from '../../model/names.ts';
import type { CellForm } from './cell-form.ts';
import type { SheetColumn } from './header.ts';
import { isNothing } from './judging.ts';
import { type RowKey, type RowText, writeRow } from './markdown.ts';

/** A column with the form of its cells. */
export interface PlannedColumn extends SheetColumn {
  form: CellForm;
  /** Cells that are no value of that form. */
  aside: ReadonlySet<string>;
  /** Whether texts of several lines may be blocks of YAML; titles, tags and people stand on one line. */
  blocks: boolean;
}

/** What a row's columns become. */
export interface SheetPlan {
  title: SheetColumn | undefined;
  naming: SheetColumn | undefined;
  /** The column whose cell is the text itself; other texts stand below it under their titles. */
  main: string | undefined;
  texts: PlannedColumn[];
  keys: PlannedColumn[];
}

/** Of the 64 KiB of a frontmatter. */
const mostChars = 48 * 1024;
/** Of the 250 keys that an import reads of one, the title among them. */
const mostKeys = 240;
const mostTitle = 4096;
/** The cells of a row in a column that hold something. */
function filledOf(row: SheetRow, { cells }: SheetColumn): string[] {
  return cells.flatMap((index) => row.cells[index] || []);
}

/** Whether a row holds nothing in a column. */
export function isEmpty(row: SheetRow, { cells }: SheetColumn): boolean {
  return cells.every((index) => (row.cells[index] ?? '').trim() === '');
}

/** What a record is named by: its cell, or its row where that holds no letter or digit. */
export function nameOf(row: SheetRow, column: SheetColumn | undefined): string {
  const cell = column?.cells.map((index) => row.cells[index] ?? '').find((each) => each.trim() !== '') ?? '';
  return slugFrom(cell.slice(0, mostTitle)) === '' ? `Row ${row.number}` : cutTitle(cell);
}

/** A row as the Markdown of its record. */
export function writeOne(row: SheetRow, { title, main, texts, keys }: SheetPlan, timezone: string): { text: string; changed: string[] } {
  const rowKeys: RowKey[] = [];
  const rowTexts: RowText[] = [];
  const asideTexts: RowText[] = [];
  for (const column of [...keys.filter(({ key }) => key === title?.key), ...keys.filter(({ key }) => key !== title?.key)]) {
    const { key, form } = column;
    const isTitle = key === title?.key;
    const cells = isTitle && isEmpty(row, column) ? [`Row ${row.number}`] : filledOf(row, column);
    const kept = isTitle ? cells.map(cutTitle) : cells;
    const [cell = ''] = kept;
    const isAside = kept.length === 1 && column.aside.has(cell);
    if (isAside && !isNothing(cell)) asideTexts.push({ heading: column.title ?? key, text: oneLineEnd(cell) });
    else if (kept.length > 0) rowKeys.push({ key, cells: kept, form, blocks: column.blocks, isNothing: isAside });
  }
  for (const column of texts) {
    const cells = filledOf(row, column);
    if (cells.length > 0) rowTexts.push({ heading: column.key === main ? undefined : column.key, text: oneLineEnd(cells.join('\n\n')) });
  }
  const whole = title ? (filledOf(row, title)[0] ?? '') : '';
  if (whole !== cutTitle(whole)) rowTexts.push({ heading: title?.key, text: oneLineEnd(whole) });
  return writeRow(rowKeys, [...rowTexts, ...asideTexts], timezone);
}

/** Lines of a file end in one way. */
function oneLineEnd(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** A title that a frontmatter can hold, not cut within a character. */
function cutTitle(cell: string): string {
  return cell.length <= mostTitle || cell.includes('\0') ? cell : cell.slice(0, mostTitle).replace(/[\ud800-\udbff]$/, '');
}

/** Puts the longest columns among the texts until each row's keys are short and few enough for a frontmatter; gives the keys of those, by why they moved. */
export function moveLongCells(rows: SheetRow[], plan: SheetPlan, fixed: ReadonlySet<string>): { long: string[]; many: string[] } {
  const moved: { long: string[]; many: string[] } = { long: [], many: [] };
  const charsOf = (row: SheetRow, { cells }: SheetColumn): number =>
    cells.reduce((sum, index) => {
      const cell = row.cells[index] ?? '';
      return sum + (cell.length > 1024 ? JSON.stringify(cell).length : cell.length);
    }, 0);
  for (const row of rows) {
    for (;;) {
      const isLong = plan.keys.reduce((sum, column) => sum + charsOf(row, column), 0) > mostChars;
      if (!isLong && plan.keys.filter((column) => filledOf(row, column).length > 0).length <= mostKeys) break;
      const movable = plan.keys.filter((column) => !fixed.has(column.key) && !filledOf(row, column).some((cell) => cell.includes('\0')));
      const longest = movable.reduce<PlannedColumn | undefined>(
        (most, each) => (!most || charsOf(row, each) > charsOf(row, most) ? each : most),
        undefined,
      );
      if (!longest || charsOf(row, longest) === 0) break;
      plan.keys = plan.keys.filter((column) => column !== longest);
      plan.texts.push(longest);
      (isLong ? moved.long : moved.many).push(longest.key);
    }
  }
  return moved;
}
