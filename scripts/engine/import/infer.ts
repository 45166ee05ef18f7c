import type { FieldTypes, Zod } from '../../model/field-type.ts';
import { isEmptyWritten, type Written, type WrittenScalar } from '../../model/written.ts';
import type { Cell } from './columns.ts';
import { allFit, timeForm } from './meanings.ts';
import { type KnownPeople, peopleForm, personOf } from './people.ts';

/** A type of field and its options as people write them in `lists/*.yml`. */
export interface FoundType {
  type: string;
  options: { [name: string]: unknown };
}

export interface InferContext {
  fields: FieldTypes;
  zod: Zod;
  slugs: ReadonlySet<string>;
  people: KnownPeople;
  /** The types that a sheet tells of its columns, by their keys. */
  types?: ReadonlyMap<string, FoundType> | undefined;
}

const mostOptions = 16;
const longestOption = 40;
const namesOfOne = /(^|_)(id|ids|number|no|ref|version|hash|by|name|path|paths|file|files|author|authors)$/;
const namesOfRecords =
  /^(parent|parents|children|requires|required_by|depends_on|dependencies|blocks|related|see_also|supersedes|superseded_by|replaces|replaced_by)$/;

/** The narrowest type that reads every value; undefined where no type does (maps, lists in lists). */
export function inferType(name: string, cells: Cell[], context: InferContext): FoundType | undefined {
  for (const found of candidates(name, cells, context)) {
    const type = context.fields.get(found.type);
    const options = type?.options(context.zod).safeParse(found.options);
    if (!type || !options?.success) continue;
    if (allFit(cells, (written) => type.read(shapeOf(found.type, written, context.people), options.data))) return found;
  }
  return undefined;
}

function* candidates(name: string, cells: Cell[], { slugs, people, types }: InferContext): Generator<FoundType> {
  const told = types?.get(cells[0]?.entry.key ?? '');
  if (told) yield told;
  const many = cells.some(({ written }) => written.as === 'list');
  const scalars = cells
    .flatMap(({ written }) => (written.as === 'list' ? written.items : [written]))
    .filter((each) => each.as === 'scalar');
  const sources = scalars.map(({ source }) => source);
  if (sources.length > 0 && namesOfRecords.test(name) && sources.every((source) => slugs.has(source)))
    yield { type: 'reference', options: many ? { many } : {} };
  const isSheet = cells[0]?.document.item.text !== undefined;
  if (isSheet && sources.length > 0 && sources.every((source) => personOf(source, people) !== undefined))
    yield { type: 'person', options: many ? { many } : {} };
  const options = optionsOf(name, sources);
  if (many) {
    if (options) yield { type: 'multiselect', options: { options } };
    yield { type: 'text', options: { many } };
    return;
  }
  if (scalars.length > 0) {
    if (scalars.every(isSwitch)) yield { type: 'checkbox', options: {} };
    if (scalars.every(isNumber)) yield { type: 'number', options: {} };
    // what a sheet has in quotes is text there: under a heading of people also a day
    const areDays = !isSheet || !scalars.some(({ quoted }) => quoted);
    if (areDays) yield { type: 'date', options: {} };
    if (areDays) yield { type: 'date', options: { time: true } };
    yield { type: 'url', options: {} };
    yield { type: 'email', options: {} };
    if (sources.every((source) => source.startsWith('+'))) yield { type: 'phone', options: {} };
  }
  if (options) yield { type: 'select', options: { options } };
  yield { type: 'text', options: {} };
  yield { type: 'markdown', options: {} };
}

/** A value as it will be written for a type. */
export function shapeOf(type: string, written: Written, people: KnownPeople): Written {
  if (type === 'date') return timeForm(written);
  return type === 'person' ? peopleForm(written, people) : written;
}

function isSwitch({ value, quoted }: WrittenScalar): boolean {
  return typeof value === 'boolean' && !quoted;
}

/** Numbers as numbers are written: `007` and `1.10` are names. */
function isNumber({ source, value, quoted }: WrittenScalar): boolean {
  return typeof value === 'number' && !quoted && String(value) === source;
}

/** Few values that come again are options, the commonest first. */
function optionsOf(name: string, sources: string[]): string[] | undefined {
  const counts = new Map<string, number>();
  for (const source of sources) counts.set(source, (counts.get(source) ?? 0) + 1);
  const names = [...counts.keys()];
  if (names.length === 0 || names.length > mostOptions || names.length * 2 > sources.length || namesOfOne.test(name)) return undefined;
  if (names.some((each) => each !== each.trim() || each === '' || each.length > longestOption || /[\r\n]/.test(each))) return undefined;
  return names.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}

/** Whether an entry holds nothing. */
export function isBlank(written: Written): boolean {
  return isEmptyWritten(written) || (written.as === 'scalar' && written.source.trim() === '');
}
