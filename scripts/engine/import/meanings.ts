import type { Board } from '../../model/board.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import { type BuiltInKey, reservedNames } from '../../model/keys.ts';
import { isProblem } from '../../model/reading.ts';
import { textIn } from '../../model/value.ts';
import { type Written, writtenItems } from '../../model/written.ts';
import { readKey } from '../read/keys.ts';
import type { Cell, Column } from './columns.ts';
import { type KnownPeople, personOf } from './people.ts';
import { tagsIn } from './slugs.ts';
import { foldHeading, headingsOf } from './vocabulary.ts';

/** What a column becomes in the records. */
export interface Meaning {
  column: Column;
  to: string;
  as: 'title' | 'list' | 'built-in' | 'field';
  /** Why the name is another one. */
  reason?: string;
  /** Who of the people it names is not known, where it could have been `assignees`. */
  strangers?: string[];
}

/** What decides whether values fit a built-in key. */
export interface MeaningContext {
  board: Board | undefined;
  fields: FieldTypes;
  people: KnownPeople;
  /** Slugs of the records that are imported. */
  slugs: ReadonlySet<string>;
  /** The ids of records of other boards. */
  ids?: ReadonlySet<string> | undefined;
  /** Why a column of a sheet is text, by its key. */
  whyText?: ReadonlyMap<string, string> | undefined;
}

/** Keys that a column may become by its heading, where all its values fit. */
const meant = [
  'assignees',
  'tags',
  'start',
  'due',
  'done',
  'archived',
  'color',
  'parent',
  'blocked_by',
  'id',
  'created',
  'author',
] as const satisfies BuiltInKey[];
/** Headings that may mean other things than people: a stranger is told only where somebody else is known. */
const ofOthers = new Set(['owner', 'owners', 'responsible', 'besitzer']);
const otherNames = new Map([
  ['author', 'authors'],
  ['assignees', 'assigned_to'],
  ['tags', 'labels'],
  ['due', 'due_text'],
]);

/** The name of each column in the records: `title`, a built-in key where the meaning and every value fit, else a field's. */
export function assignMeanings(
  columns: Column[],
  chosen: { title: Column | undefined; list: Column | undefined },
  context: MeaningContext,
): Meaning[] {
  const meanings = new Map<Column, Meaning>();
  const reasons = new Map<Column, string>();
  const strangers = new Map<Column, string[]>();
  if (chosen.title) meanings.set(chosen.title, { column: chosen.title, to: 'title', as: 'title' });
  const byHeading = Map.groupBy(columns, ({ keys }) => foldHeading(keys[0] ?? ''));
  for (const key of meant) {
    for (const heading of headingsOf.get(key) ?? []) {
      const column = byHeading.get(heading)?.find((each) => each !== chosen.list && !meanings.has(each));
      if (!column || ownField(column, context.board)) continue;
      const problem = misfit(key, column, context);
      if (problem !== undefined) {
        const why = context.whyText?.get(column.keys[0] ?? '');
        if (heading === key) reasons.set(column, why ?? problem);
        if (key === 'assignees') strangers.set(column, strangersIn(column, context.people));
        continue;
      }
      meanings.set(column, { column, to: key, as: 'built-in' });
      break;
    }
  }
  const free = columns.filter((column) => !meanings.has(column) && column !== chosen.list);
  if (chosen.list) free.push(chosen.list);
  const taken = new Set<string>();
  // a key that is a name already keeps it, whoever else would like it
  free.sort((a, b) => Number(b.keys[0] === b.name) - Number(a.keys[0] === a.name));
  for (const column of free) {
    const meaning = nameField(column, taken, reasons.get(column), context.board);
    taken.add(meaning.to);
    const unknown = strangers.get(column) ?? [];
    if (unknown.length > 0) meaning.strangers = unknown;
    meanings.set(column, column === chosen.list ? { ...meaning, as: 'list' } : meaning);
  }
  return columns.flatMap((column) => meanings.get(column) ?? []);
}

/** The name of the field that a board has for a column already: of its title, else of its name where nothing of the heading is lost in that. */
function ownField({ keys, name }: Column, board: Board | undefined): string | undefined {
  const titled = [...(board?.fields.values() ?? [])].find(({ title }) => keys.includes(textIn(title, 'en')));
  return titled?.name ?? (board?.fields.has(name) && foldHeading(keys[0] ?? '') === name ? name : undefined);
}

function nameField(column: Column, taken: Set<string>, problem: string | undefined, board: Board | undefined): Meaning {
  const own = ownField(column, board);
  const wanted = own !== undefined && !taken.has(own) ? own : column.name;
  const reserved = reservedNames.has(wanted);
  let to = reserved ? (otherNames.get(wanted) ?? `original_${wanted}`) : wanted;
  const base = to;
  for (let n = 2; taken.has(to); n++) to = `${base.slice(0, 63 - String(n).length)}_${n}`;
  const meaning: Meaning = { column, to, as: 'field' };
  if (reserved) meaning.reason = problem ?? `"${wanted}" has a meaning of its own`;
  else if (to !== wanted) meaning.reason = `"${base}" is another key already`;
  else if (column.keys.some((key) => key !== to)) meaning.reason = 'the names of fields are lower-case letters, digits and "_"';
  return meaning;
}

/** Why a column cannot stand at a built-in key, or undefined when every value fits. */
function misfit(key: BuiltInKey, { cells }: Column, context: MeaningContext): string | undefined {
  const seen = new Set<string>();
  for (const cell of cells) {
    if (key === 'tags' && cell.splices.length > 0) return 'not all of its values can be tags';
    const sources = writtenItems(cell.written).map((item) => (item.as === 'scalar' ? item.source : undefined));
    if (key === 'tags' && !areTags(sources, tagsIn(cell.written))) return 'not all of its values can be tags';
    const people = key === 'assignees' ? sources.map((source) => personOf(source, context.people)) : [];
    if (people.includes(undefined)) return 'not all of its values are people of the workspace';
    if (new Set(people).size < people.length) return 'one of its values names a person twice';
    if ((key === 'parent' || key === 'blocked_by') && sources.some((source) => !context.slugs.has(source ?? '')))
      return 'not all of its values name records';
    if (key === 'tags' || key === 'assignees') continue;
    const reading = readKey(key, timeForm(cell.written), undefined, context.fields);
    if (reading && isProblem(reading)) return `${cell.document.item.source}: ${reading.problem}`;
    if (key !== 'id') continue;
    if (context.ids?.has(sources[0] ?? '')) return `"${sources[0]}" is the id of a record of another board`;
    if (seen.has(sources[0] ?? '')) return `"${sources[0]}" stands in two files`;
    seen.add(sources[0] ?? '');
  }
  return undefined;
}

function areTags(items: (string | undefined)[], tags: string[]): boolean {
  return (
    items.every((item) => item !== undefined && item === item.trim() && !/,\s*,|^,|,$/.test(item)) &&
    tags.every((tag) => tag.trim() !== '' && tag.length <= 80) &&
    new Set(tags).size === tags.length
  );
}

/** Who of a column is not known, each once; nobody where it is a column of other things. */
function strangersIn({ cells, keys }: Column, people: KnownPeople): string[] {
  const sources = new Set(
    cells.flatMap(({ written }) => writtenItems(written)).flatMap((item) => (item.as === 'scalar' ? [item.source] : [])),
  );
  const unknown = [...sources].filter((source) => personOf(source, people) === undefined);
  return !ofOthers.has(foldHeading(keys[0] ?? '')) || unknown.length < sources.size ? unknown : [];
}

const spacedTime = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/;

/** A time with a space between day and hour as woad writes it, with a "T"; anything else as it is. */
export function timeForm(written: Written): Written {
  if (written.as !== 'scalar') return written;
  const source = written.source.replace(spacedTime, '$1T$2');
  return source === written.source ? written : { ...written, source, value: source };
}

/** Whether every cell fits a reader of the catalogue. */
export function allFit(cells: Cell[], read: (written: Written) => object): boolean {
  return cells.every(({ written }) => !('problem' in read(written)));
}
