import type { Board } from '../../model/board.ts';
import type { ImportReport } from '../../model/importer.ts';
import { titleFrom } from '../../model/names.ts';
import { isProblem } from '../../model/reading.ts';
import { readKey } from '../read/keys.ts';
import { noteAddresses } from './addresses.ts';
import type { FoundField } from './board-text.ts';
import { chooseCard } from './card.ts';
import type { Cell } from './columns.ts';
import { type FoundType, type InferContext, inferType, shapeOf } from './infer.ts';
import type { Placing } from './lists.ts';
import type { Meaning } from './meanings.ts';
import type { EntryPlan } from './record-text.ts';
import { assignTags } from './slugs.ts';
import type { SourceDocument, SourceEntry } from './source.ts';
import type { Splice } from './splice.ts';
import type { FoundTitle } from './titles.ts';

/** A column with its name in the records and how its values are written there. */
export interface PlannedColumn {
  meaning: Meaning;
  values?: NonNullable<EntryPlan['values']>;
  /** What makes texts of items with a colon, by entry; none where the key holds true maps. */
  quotes: Map<SourceEntry, Splice[]>;
}

/** All that the records and the board's file need to know of the keys. */
export interface TypedColumn {
  byKey: Map<string, PlannedColumn>;
  /** The field for titles that cannot be titles. */
  overflow: string;
  tags: Map<string, string>;
  fields: FoundField[];
  card: string[];
}

interface FieldsContext extends InferContext {
  titles: Map<SourceDocument, FoundTitle>;
  placings: Map<SourceDocument, Placing>;
  board: Board | undefined;
}

const mostNamed = 6;
const times = new Set(['start', 'due', 'created']);

/** Finds the type of every key that is no built-in one, and tells the report of types, new names, tags and values that do not fit. */
export function findFields(meanings: Meaning[], context: FieldsContext, report: ImportReport): TypedColumn {
  const typed: TypedColumn = { byKey: new Map(), overflow: freeName('original_title', meanings), tags: new Map(), fields: [], card: [] };
  const { placings, titles, board } = context;
  const cellsOf = new Map<string, Cell[]>();
  for (const meaning of meanings) {
    const { column, to, as } = meaning;
    const cells = as === 'list' ? column.cells.filter(({ document }) => !placings.get(document)?.said) : column.cells;
    const maps = cells.some(
      ({ written }) => written.as === 'map' || (written.as === 'list' && written.items.some((item) => item.as !== 'scalar')),
    );
    const planned: PlannedColumn = { meaning, quotes: new Map(maps ? [] : column.cells.map(({ entry, splices }) => [entry, splices])) };
    for (const key of column.keys) typed.byKey.set(key, planned);
    report.renamed.push(...renames(meaning, cells.length > 0 || as !== 'list'));
    if (meaning.strangers)
      report.strangers.push({ key: column.keys[0] ?? to, to, names: meaning.strangers.slice(0, mostNamed), all: meaning.strangers.length });
    if (as === 'built-in') {
      if (cells.length > 0) report.meant.push({ from: column.keys[0] ?? to, to, records: cells.length });
      if (to === 'tags')
        typed.tags = assignTags(
          cells.map(({ written }) => written),
          board,
        );
      if (to === 'tags') planned.values = { form: 'tags', tags: typed.tags };
      if (to === 'assignees') planned.values = { form: 'people', people: context.people };
      if (times.has(to)) planned.values = { form: 'time' };
    }
    if (isPublic(to, board)) noteAddresses(report, to, as === 'field' || as === 'list' ? 'field' : 'built-in', cells);
    cellsOf.set(to, cells);
    if (as === 'field' || (as === 'list' && cells.length > 0)) {
      const found = inferType(to, maps ? column.cells : cells, context);
      const type = board?.fields.get(to)?.type ?? found?.type;
      if (found?.type === 'date') planned.values = { form: 'time' };
      if (type === 'person') planned.values = { form: 'people', people: context.people };
      addField(typed, report, { name: to, key: column.keys[0] ?? to, cells, found }, context);
    }
  }
  const unfit: Cell[] = [...titles].flatMap(([document, { unfit: entry }]) =>
    entry ? [{ document, entry, written: entry.written, splices: [] }] : [],
  );
  if (unfit.length > 0) {
    report.renamed.push({
      from: unfit[0]?.entry.key ?? 'title',
      to: typed.overflow,
      reason: `in ${unfit.length === 1 ? '1 file' : `${unfit.length} files`} it is no title of one line and at most 250 characters; a shorter one stands in its place`,
    });
    addField(
      typed,
      report,
      { name: typed.overflow, key: typed.overflow, cells: unfit, found: inferType(typed.overflow, unfit, context) },
      context,
    );
  }
  const builtIn = meanings.flatMap(({ to, as }) => (as === 'built-in' && (cellsOf.get(to) ?? []).length > 0 ? to : []));
  // a card stands in its list already
  const list = meanings.find(({ as }) => as === 'list')?.to;
  const shown = typed.fields.filter(({ name }) => name !== list);
  typed.card = chooseCard(builtIn, shown, cellsOf, titles.size);
  report.tags = [...typed.tags].flatMap(([from, to]) => (from === to ? [] : [{ from, to }]));
  return typed;
}

function isPublic(key: string, board: Board | undefined): boolean {
  return board === undefined || (board.publish === 'all' && board.fields.get(key)?.private !== true);
}

function addField(
  typed: TypedColumn,
  report: ImportReport,
  { name, key, cells, found }: { name: string; key: string; cells: Cell[]; found: FoundType | undefined },
  { board, fields, people }: FieldsContext,
): void {
  const there = board?.fields.get(name);
  if (there) {
    for (const { document, written } of cells) {
      const reading = readKey(name, shapeOf(there.type, written, people), board, fields);
      if (reading && isProblem(reading)) report.unfit.push({ source: document.item.source, key: name, problem: reading.problem });
    }
  } else if (found) typed.fields.push({ ...found, name, ...titleOf(key, name) });
  const { many, time, currency } = found?.options ?? {};
  const type =
    there?.type ??
    (found
      ? `${found.type}${many === true ? ', several' : ''}${time === true ? ' and time' : ''}${currency === undefined ? '' : ` in ${currency}`}`
      : 'maps');
  report.fields.push({ name, type, declared: there !== undefined || (board === undefined && found !== undefined) });
}

/** The key as it was written, where its name as a field does not say it. */
function titleOf(key: string, name: string): { title?: string } {
  const plain = key.replace(/[-_]+/g, ' ');
  return key === name || (plain.toLowerCase() === titleFrom(name).toLowerCase() && !/[A-Z]/.test(key)) ? {} : { title: key };
}

function renames({ column, to, as, reason }: Meaning, shown: boolean): ImportReport['renamed'] {
  if (!shown) return [];
  return column.keys
    .filter((key) => key !== to)
    .map((from) => ({
      from,
      to,
      reason:
        reason ??
        (as === 'field' || as === 'list'
          ? 'the names of fields are lower-case letters, digits and "_"'
          : `they mean the same as a built-in key`),
    }));
}

function freeName(base: string, meanings: Meaning[]): string {
  const taken = new Set(meanings.map(({ to }) => to));
  let name = base;
  for (let n = 2; taken.has(name); n++) name = `${base}_${n}`;
  return name;
}
