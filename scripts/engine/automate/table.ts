import type { FieldTypes } from '../../model/field-type.ts';
import { builtInKeys } from '../../model/keys.ts';
import type { TableAsk } from '../../model/table-ask.ts';
import type { Tracker } from '../../model/tracker.ts';
import { type Told, unknownName } from '../../model/unknown-name.ts';
import { compileCondition, type Expression } from '../expression/expression.ts';
import { namesOf, namesOfBoards } from '../query/names.ts';

/** The option `records`, read and checked against its boards. */
export interface CompiledTable {
  /** The condition by the name of each board that is looked at; undefined where all of its records are wanted. */
  boards: Map<string, Expression | undefined>;
  columns: string[];
  group: string | undefined;
  /** "-due" is downwards. */
  sort: string | undefined;
}

const usualColumns = ['title', 'list', 'due'];

/** Reads the option `records`; what is wrong with it stands under an option by dotted path. What names boards is looked at with the other names. */
export function compileTable(
  ask: TableAsk,
  tracker: Tracker,
  fields: FieldTypes,
): { table: CompiledTable; problems: (Told & { option: string })[] } {
  const problems: (Told & { option: string })[] = [];
  const complain = (option: string, told: Told) => problems.push({ option: `records.${option}`, ...told });
  const wanted = ask.boards === undefined ? [...tracker.boards.keys()] : [ask.boards].flat();
  const boards = wanted.flatMap((name) => tracker.boards.get(name) ?? []);
  const conditions = new Map<string, Expression | undefined>(boards.map(({ name }) => [name, undefined]));
  if (ask.where?.includes('{{')) complain('where', { problem: 'an expression stands here by itself, without {{ }}' });
  else if (ask.where !== undefined) {
    for (const board of boards) {
      const compiled = compileCondition(ask.where, namesOf(board, fields));
      if ('expression' in compiled) conditions.set(board.name, compiled.expression);
      else complain('where', toldOn(board.name, compiled));
    }
  }
  const known = new Set([...builtInKeys, ...namesOfBoards(boards, fields).keys()]);
  const check = (option: string, key: string) => {
    if (known.has(key) || boards.length === 0) return;
    const [first] = boards;
    const fact = { part: 'fields', name: key, ...(first && { board: first.name }) } as const;
    complain(option, unknownName(fact, `a key or field of ${boards.map(({ name }) => name).join(' or ')}`, known));
  };
  const columns = ask.columns ?? usualColumns;
  for (const [index, column] of (ask.columns ?? []).entries()) check(`columns.${index}`, column);
  if (ask.group !== undefined) check('group', ask.group);
  if (ask.sort !== undefined) check('sort', ask.sort.replace(/^-/, ''));
  return { table: { boards: conditions, columns, group: ask.group, sort: ask.sort }, problems };
}

function toldOn(board: string, { problem, about }: Told): Told {
  return { problem: `on ${board}: ${problem}`, ...(about && { about: { ...about, board } }) };
}

/** The keys whose values it shows or goes by. */
export function keysOfTable({ columns, group, sort }: CompiledTable): string[] {
  return [...new Set([...columns, ...(group === undefined ? [] : [group]), ...(sort === undefined ? [] : [sort.replace(/^-/, '')])])];
}
