import type { Sheet } from '../../model/importer.ts';
import { quoteText } from '../../model/reading.ts';
import { isHeadingOf } from '../import/vocabulary.ts';
import type { CellForm } from './cell-form.ts';
import type { SheetColumn } from './header.ts';
import { type FoundForm, isNothing } from './judging.ts';

const whats: { [as in CellForm['as']]?: string } = { number: 'number', money: 'amount', date: 'day' };
const dateKeys = ['due', 'start', 'created'] as const;

/** Each cell that its column cannot hold, with its place and what became of it; and why a column is text, by its key. */
export function tellOdd(sheet: Sheet, found: ReadonlyMap<SheetColumn, FoundForm>): { told: string[]; whyText: Map<string, string> } {
  const told: string[] = [];
  const whyText = new Map<string, string>();
  for (const [column, { form, aside, spoilt }] of found) {
    const odd = spoilt?.cells ?? aside;
    const [index = 0] = column.cells;
    if (!odd || odd.size === 0) continue;
    for (const row of sheet.rows) {
      const cell = row.cells[index] ?? '';
      if (cell === '' || !odd.has(cell) || isNothing(cell)) continue;
      const what = `${sheet.placeOf(row, index)}: ${column.title ?? column.key}: ${quoteText(cell)} is no ${spoilt?.what ?? whats[form.as] ?? 'value'}`;
      told.push(
        spoilt ? `${what}, so the whole column is text${remedy(column, spoilt.what)}` : `${what}; it stands in the text of its record`,
      );
      if (spoilt && !whyText.has(column.key)) whyText.set(column.key, what);
    }
  }
  return { told, whyText };
}

/** How the others become days all the same. */
function remedy({ key }: SheetColumn, what: string): string {
  const meant = what === 'day' ? dateKeys.find((each) => isHeadingOf(each, key)) : undefined;
  return meant === undefined ? '' : `; --column ${quoteText(`${key}=${meant}`)} takes the others as days`;
}
