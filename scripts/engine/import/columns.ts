import { fieldPattern } from '../../model/names.ts';
import { isEmptyWritten, type Written } from '../../model/written.ts';
import type { SourceDocument, SourceEntry } from './source.ts';
import { type Splice, textsFromColons } from './splice.ts';

/** What stands at a key in one source. */
export interface Cell {
  document: SourceDocument;
  entry: SourceEntry;
  written: Written;
  /** What makes texts of items that a colon made into maps. */
  splices: Splice[];
}

/** Everything written at one key, in all sources; keys that differ only in case and signs are one, unless they stand in one source together. */
export interface Column {
  /** Spellings, the commonest first. */
  keys: string[];
  /** The first spelling as the name of a field. */
  name: string;
  /** Cells that are not empty. */
  cells: Cell[];
  /** How many sources have the key, empty or not. */
  count: number;
}

/** The columns of sound sources, the commonest first. */
export function collectColumns(documents: SourceDocument[]): Column[] {
  const byKey = new Map<string, Column>();
  for (const document of documents) {
    for (const entry of document.entries) {
      const column = byKey.get(entry.key) ?? { keys: [entry.key], name: fieldNameFrom(entry.key), cells: [], count: 0 };
      byKey.set(entry.key, column);
      column.count += 1;
      const { written, splices } = textsFromColons(document, entry);
      if (!isEmptyWritten(written)) column.cells.push({ document, entry, written, splices });
    }
  }
  const columns: Column[] = [];
  for (const column of [...byKey.values()].sort((a, b) => b.count - a.count)) {
    const same = columns.find((each) => each.name === column.name && !meet(each, column, documents));
    if (!same) columns.push(column);
    else {
      same.keys.push(...column.keys);
      for (const cell of column.cells) same.cells.push(cell);
      same.count += column.count;
    }
  }
  return columns;
}

/** Whether two keys stand in one source together; those of a sheet are columns of one table. */
function meet(a: Column, b: Column, documents: SourceDocument[]): boolean {
  if (documents[0]?.item.text !== undefined) return true;
  const has = (document: SourceDocument, { keys }: Column): boolean => document.entries.some(({ key }) => keys.includes(key));
  return documents.some((document) => has(document, a) && has(document, b));
}

/** A key as the name of a field: `Solution To` -> `solution_to`, `createdAt` -> `created_at`; `field` where no letter is left. */
export function fieldNameFrom(key: string): string {
  if (fieldPattern.test(key)) return key;
  const words = key
    .replace(/([a-z0-9])([A-Z][a-z])/g, '$1_$2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  const name = words.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  if (name === '') return 'field';
  return (/^[a-z]/.test(name) ? name : `field_${name}`).slice(0, 60);
}

/** The column of a key that a person named, by its spelling or by its name as a field. */
export function findColumn(columns: Column[], key: string): Column | undefined {
  return columns.find(({ keys }) => keys.includes(key)) ?? columns.find(({ name }) => name === fieldNameFrom(key));
}
