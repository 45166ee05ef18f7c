import type { Board } from '../../model/board.ts';
import type { Display } from '../../model/display.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import { titleFrom } from '../../model/names.ts';
import type { TrackerRecord } from '../../model/record.ts';
import { textIn } from '../../model/value.ts';
import { cutLine } from '../../model/words.ts';
import type { Workspace } from '../../model/workspace.ts';
import { displayValue } from '../query/display.ts';

/** One of the two states that are compared. */
export interface Side {
  workspace: Workspace;
  boards: ReadonlyMap<string, Board>;
}

/** What telling needs beside what differs. */
export interface TellContext {
  before: Side;
  after: Side;
  fields: FieldTypes;
  /** A value as people read it. */
  draw(display: Display): string;
}

const longest = 80;

/** A value as it is told, short and on one line; people by their names. Empty when it is not set. */
export function shownValue(record: TrackerRecord, key: string, side: Side, { fields, draw }: TellContext): string {
  const display = displayValue(record, key, side.boards.get(record.board), fields);
  const text = display.as === 'people' ? display.people.map((person) => nameOf(person, side)).join(', ') : draw(display);
  return cutLine(text, longest);
}

/** What people call a person or team; the key where nobody knows. */
export function nameOf(person: string, { workspace }: Side): string {
  return workspace.people.get(person)?.name ?? person;
}

/** The title of a board. */
export function boardTitle(name: string, side: Side): string {
  const board = side.boards.get(name);
  return board ? textIn(board.title, languageOf(side)) : titleFrom(name);
}

/** The title of a list. */
export function listTitle(board: string, list: string, side: Side): string {
  const found = side.boards.get(board)?.lists.find(({ name }) => name === list);
  return found ? textIn(found.title, languageOf(side)) : titleFrom(list);
}

/** What a key is called in the middle of a sentence: `deal value`. */
export function keyTitle(key: string, board: string, side: Side): string {
  const field = side.boards.get(board)?.fields.get(key);
  const title = field ? textIn(field.title, languageOf(side)) : titleFrom(key);
  // an abbreviation stays as it is
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

function languageOf({ workspace }: Side): string {
  return workspace.languages[0] ?? 'en';
}
