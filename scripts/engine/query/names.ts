import type { Board } from '../../model/board.ts';
import type { ExpressionType, FieldTypes } from '../../model/field-type.ts';
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
  created?: string;
  updated?: string;
  author?: string;
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
  for (const [name, field] of board.fields) {
    const expression = fields.get(field.type)?.expression ?? 'dyn';
    names.set(name, typeof expression === 'function' ? expression(field.options) : expression);
  }
  return names;
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
        return fieldValue(name, record.values.get(name), board, fields);
    }
  };
}

function fieldValue(name: string, value: Value | undefined, board: Board | undefined, fields: FieldTypes): Value | undefined {
  const field = value === undefined ? undefined : board?.fields.get(name);
  const type = field && fields.get(field.type);
  return value !== undefined && field && type?.inExpression ? type.inExpression(value, field.options) : value;
}
