import type { Field } from '../../model/board.ts';
import type { FileEdit } from '../../model/file.ts';
import { readRecordPath } from '../../model/record-path.ts';
import type { Value } from '../../model/value.ts';
import { splitFrontmatter } from '../read/frontmatter.ts';
import { readKey } from '../read/keys.ts';
import { parseYaml } from '../read/yaml.ts';
import { type Desk, listsOf, readText, recordsIn } from './desk.ts';

/** The fields of a board that number its records, each with the next free number; records are looked into only where there is such a field, and once for all changes of a list. */
export function numbersFor(desk: Desk, boardName: string): [string, Value][] {
  return [...(desk.board(boardName)?.fields.values() ?? [])].flatMap((field): [string, Value][] => {
    const next = desk.context.fields.get(field.type)?.next;
    return next ? [[field.name, next(takenNumbers(desk, boardName, field), field.options)]] : [];
  });
}

/** Takes note of the numbers in what a change wrote; those of what it removed are not given again in the same list. */
export function noteNumbers(desk: Desk, edits: FileEdit[]): void {
  if (desk.numbers.size === 0) return;
  for (const edit of edits) {
    const path = edit.kind === 'move' ? edit.to : edit.path;
    const { board = '' } = readRecordPath(path) ?? {};
    for (const [field, taken] of desk.numbers.get(board) ?? []) taken.push(...numbersIn(desk, board, path, field));
  }
}

function takenNumbers(desk: Desk, boardName: string, { name }: Field): Value[] {
  const ofBoard = desk.numbers.get(boardName) ?? new Map<string, Value[]>();
  desk.numbers.set(boardName, ofBoard);
  const known = ofBoard.get(name);
  if (known) return known;
  const records = listsOf(desk.files, boardName).flatMap((list) => recordsIn(desk.files, boardName, list));
  const taken = records.flatMap(({ path }) => numbersIn(desk, boardName, path, name));
  ofBoard.set(name, taken);
  return taken;
}

/** Only the lines of that key are parsed, not whole records; one that cannot be read holds no number. */
function numbersIn(desk: Desk, boardName: string, path: string, name: string): Value[] {
  const read = readText(desk.files, path);
  if ('problem' in read || !read.text.includes(name)) return [];
  const split = splitFrontmatter(read.text);
  if ('problem' in split) return [];
  const line = new RegExp(`^[ \\t]*["']?${name}["']?[ \\t]*:.*$`, 'gmu');
  return [...split.yaml.matchAll(line)].flatMap(([source]): Value[] => {
    const written = parseYaml(source.trim(), 0).written.get(name);
    const reading = written && readKey(name, written, desk.board(boardName), desk.context.fields);
    return reading && 'value' in reading ? [reading.value] : [];
  });
}
