import { UsageError } from '../../model/diagnostic.ts';
import type { Sheet } from '../../model/importer.ts';
import { builtInKeys, reservedNames } from '../../model/keys.ts';
import { didYouMean, fieldPattern, nearest } from '../../model/names.ts';
import { fieldNameFrom } from '../import/columns.ts';
import { foldHeading } from '../import/vocabulary.ts';
import { type Asked, cleanKey, columnTitles } from './header.ts';

/** The board where it is there already: only its fields are keys then. */
export interface KnownBoard {
  path: string;
  fields: string[];
}

const places = ['title', 'list', 'text'] as const;
/** Keys of records that no sheet gives. */
const neverGiven = new Set(['title', 'cover', 'order', 'repeat', 'remind', 'aliases']);
const given: string[] = builtInKeys.filter((key) => !neverGiven.has(key));

/** Reads what each `COLUMN=KEY` says of a sheet's columns; what is no column or no key is a UsageError with the nearest. */
export function readMapping(written: string[], sheet: Sheet, board: KnownBoard | undefined): Asked {
  const titles = columnTitles(sheet.header);
  const keys = new Map<string, string>();
  const leftOut = new Set<string>();
  const asked: Asked = { keys, leftOut, told: [] };
  const by = new Map<string, string>();
  for (const each of written) {
    const at = each.lastIndexOf('=');
    const [column, key] = [each.slice(0, at), each.slice(at + 1).trim()];
    if (at < 1)
      throw new UsageError(
        `--column: "${each}" says no key; expected COLUMN=KEY such as "${each || 'Deadline'}=due", or "${each || 'Notes'}=" to leave it out`,
      );
    const title = wantTitle(column, titles, sheet.name);
    if (asked.told.some(({ from }) => from === title)) throw new UsageError(`--column: "${title}" stands twice`);
    const other = key === '' ? undefined : by.get(key);
    if (other !== undefined) throw new UsageError(`--column: "${other}" and "${title}" cannot both be ${key}`);
    by.set(key, title);
    asked.told.push({ from: title, to: key === '' ? 'left out' : key });
    const place = places.find((name) => name === key);
    if (key === '') leftOut.add(title);
    else if (place) asked[place] = title;
    else keys.set(title, wantKey(key, board));
  }
  return asked;
}

function wantTitle(column: string, titles: string[], sheet: string): string {
  const title = [column, cleanKey(column)].find((each) => titles.includes(each)) ?? titles.find((each) => isLike(each, column));
  if (title !== undefined) return title;
  const longer = column === '' ? undefined : titles.find((each) => foldHeading(each).startsWith(foldHeading(column)));
  const hint = longer === undefined ? didYouMean(column, titles) : `; did you mean "${longer}"?`;
  throw new UsageError(`--column: ${sheet} has no column "${column}"${hint || `; there are ${titles.slice(0, 20).join(', ')}`}`);
}

function isLike(title: string, column: string): boolean {
  return title.toLowerCase() === column.trim().toLowerCase() || (fieldPattern.test(column) && fieldNameFrom(title) === column);
}

function wantKey(key: string, board: KnownBoard | undefined): string {
  const fields = board?.fields ?? [];
  if (given.includes(key) || fields.includes(key)) return key;
  const known = [...given, ...places, ...fields];
  if (!fieldPattern.test(key)) {
    const near = nearest(key, known) ?? fieldNameFrom(key);
    throw new UsageError(`--column: "${key}" is no key; expected lower-case letters, digits and "_", such as "${near}"`);
  }
  if (reservedNames.has(key))
    throw new UsageError(
      `--column: "${key}" has a meaning of its own that no column gives; expected ${known.join(', ')} or a name of yours`,
    );
  if (!board) return key;
  const has = fields.length > 0 ? `; it has ${fields.slice(0, 20).join(', ')}` : '';
  throw new UsageError(
    `--column: ${board.path} has no field "${key}"${didYouMean(key, known) || has}\nto add it: npx woad configure ${board.path} fields.${key}.type=text`,
  );
}
