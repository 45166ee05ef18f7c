import type { Field } from '../../model/board.ts';
import type { Value } from '../../model/value.ts';
import { splitFrontmatter } from '../read/frontmatter.ts';
import { readKey } from '../read/keys.ts';
import { parseYaml } from '../read/yaml.ts';
import { type Desk, listsOf, readText, recordsIn } from './desk.ts';

/** The fields of a board that number its records, each with the next free number; records are looked into only where there is such a field. */
export function numbersFor(desk: Desk, boardName: string): [string, Value][] {
  return [...(desk.board(boardName)?.fields.values() ?? [])].flatMap((field): [string, Value][] => {
    const next = desk.context.fields.get(field.type)?.next;
    return next ? [[field.name, next(takenNumbers(desk, boardName, field), field.options)]] : [];
  });
}

/** Only the lines of that key are parsed, not whole records; one that cannot be read holds no number. */
function takenNumbers(desk: Desk, boardName: string, { name }: Field): Value[] {
  const board = desk.board(boardName);
  const line = new RegExp(`^[ \\t]*["']?${name}["']?[ \\t]*:.*$`, 'gmu');
  const records = listsOf(desk.files, boardName).flatMap((list) => recordsIn(desk.files, boardName, list));
  return records.flatMap(({ path }): Value[] => {
    const read = readText(desk.files, path);
    if ('problem' in read || !read.text.includes(name)) return [];
    const split = splitFrontmatter(read.text);
    if ('problem' in split) return [];
    return [...split.yaml.matchAll(line)].flatMap(([source]): Value[] => {
      const written = parseYaml(source.trim(), 0).written.get(name);
      const reading = written && readKey(name, written, board, desk.context.fields);
      return reading && 'value' in reading ? [reading.value] : [];
    });
  });
}
