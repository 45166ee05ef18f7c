import type { Board, Look } from '../../model/board.ts';
import type { ExpressionType } from '../../model/expression-type.ts';
import type { AnyFieldType, FieldTypes } from '../../model/field-type.ts';
import type { BuiltInKey } from '../../model/keys.ts';
import type { TrackerRecord } from '../../model/record.ts';
import type { Value } from '../../model/value.ts';
import type { Values } from '../expression/evaluate.ts';
import type { ExpressionNames } from '../expression/kinds.ts';

/** What is known of a record beside its file; times are local texts as in `due`. */
export interface RecordFacts {
  done: boolean;
  late: boolean;
  blocked: boolean;
  created?: string | undefined;
  updated?: string | undefined;
  author?: string | undefined;
}

const ownNames: { [key in BuiltInKey | 'list' | 'board' | 'slug' | 'late' | 'blocked' | 'updated']: ExpressionType } = {
  title: 'string',
  assignees: 'list<string>',
  tags: 'list<string>',
  start: 'date',
  due: 'date',
  done: 'bool',
  archived: 'date',
  color: 'string',
  cover: 'string',
  order: 'string',
  parent: 'string',
  blocked_by: 'list<string>',
  repeat: 'dyn',
  remind: 'list<string>',
  id: 'string',
  aliases: 'list<string>',
  created: 'date',
  author: 'string',
  list: 'string',
  board: 'string',
  slug: 'string',
  late: 'bool',
  blocked: 'bool',
  updated: 'date',
};

/** What an expression over the records of a board may name: built-in keys, facts, and the board's fields. */
export function namesOf(board: Board, fields: FieldTypes): ExpressionNames {
  const names = new Map<string, ExpressionType>(Object.entries(ownNames));
  for (const [name, field] of board.fields) names.set(name, field.kind ?? kindOfType(fields.get(field.type), field.options));
  return names;
}

/** What the values of a type are in an expression. */
export function kindOfType(type: AnyFieldType | undefined, options: unknown): ExpressionType {
  const expression = type?.expression ?? 'dyn';
  return typeof expression === 'function' ? expression(options) : expression;
}

/** What an expression over records of several boards may name: what all of them know, and what one of them knows, `dyn` where they differ. */
export function namesOfBoards(boards: Iterable<Board>, fields: FieldTypes): ExpressionNames {
  const names = new Map<string, ExpressionType>(Object.entries(ownNames));
  for (const board of boards) {
    for (const [name, type] of namesOf(board, fields)) {
      if (typeof type !== 'string') continue;
      const known = names.get(name);
      names.set(name, known === undefined || known === type ? type : 'dyn');
    }
  }
  return names;
}

/** Gives the values of a record's names; `done` is whether it counts as done, whatever its own key says. */
export function valuesOf(record: TrackerRecord, facts: RecordFacts, board: Board | undefined, fields: FieldTypes): Values {
  return (name) => {
    switch (name) {
      case 'title':
        return record.title;
      case 'list':
      case 'board':
      case 'slug':
        return record[name];
      case 'done':
      case 'late':
      case 'blocked':
      case 'updated':
        return facts[name];
      case 'created':
      case 'author':
        return record.values.get(name) ?? facts[name];
      default:
        return seenAs(name, record.values.get(name), board, fields);
    }
  };
}

/** What an expression sees where a field holds a value. */
export function seenAs(name: string, value: Value | undefined, board: Board | undefined, fields: FieldTypes): Value | undefined {
  const field = value === undefined ? undefined : board?.fields.get(name);
  if (value === undefined || !field) return value;
  const { type, options, many }: Look = field.shows ?? field;
  const inExpression = fields.get(type)?.inExpression;
  if (!inExpression) return value;
  return many && Array.isArray(value) ? value.map((each) => inExpression(each, options)) : inExpression(value, options);
}
