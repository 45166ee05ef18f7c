import type { Board, Field } from '../../model/board.ts';
import type { Need } from '../../model/computing.ts';
import type { AnyFieldType } from '../../model/field-type.ts';
import { unknownName } from '../../model/unknown-name.ts';
import { compileCondition, compileExpression } from '../expression/expression.ts';
import { describeKind, fits, type Kind } from '../expression/kinds.ts';
import { namesOf } from '../query/names.ts';
import { complain, keepExpression, type PlannedField, type Planning } from './planning.ts';
import { sourceOf } from './whose.ts';

type Context = Pick<Planning, 'boards' | 'types'>;

/** What a computed field says that it reads. */
export function needsOf(type: AnyFieldType, field: Field): Need[] {
  return type.needs?.(field.options) ?? [];
}

/** The keys a field reads, each as `board.key`; what is wrong with them is told by `checkNeed`, when the kinds of all fields are known. */
export function keysRead(board: Board, field: Field, type: AnyFieldType, { boards, types }: Context): Set<string> {
  const keys = new Set<string>();
  for (const need of needsOf(type, field)) {
    const source = sourceOf(need.whose, board, boards, types);
    if ('problem' in source) continue;
    if (source.reference) keys.add(`${source.reference.board.name}.${source.reference.key}`);
    for (const key of namesIn(need, source.board, types)) keys.add(`${source.board.name}.${key}`);
  }
  return keys;
}

function namesIn(need: Need, board: Board, types: Context['types']): string[] {
  if (!('expression' in need)) return need.key === undefined ? [] : [need.key];
  const compiled = compileExpression(need.expression, namesOf(board, types));
  return 'problem' in compiled ? [] : [...compiled.expression.uses].map((path) => path.split('.')[0] ?? path);
}

/** Tells what is wrong with one thing that a field reads; of an expression that is no condition it gives the kind. */
export function checkNeed(each: PlannedField, need: Need, planning: Planning): Kind | undefined {
  const { boards, types, plan } = planning;
  const source = sourceOf(need.whose, each.board, boards, types);
  if ('problem' in source) {
    const isOption = source.part !== undefined && each.board.places.has(`fields.${each.field.name}.${source.part}`);
    return void complain(each, isOption && source.part ? source.part : need.option, source.problem, plan);
  }
  const { board } = source;
  if ('expression' in need) return checkExpression(each, need, board, planning);
  const { key, kind, list, tag, option } = need;
  const lists = board.lists.map(({ name }) => name);
  if (list !== undefined && !lists.includes(list)) {
    const fact = { part: 'lists', name: list, board: board.name } as const;
    complain(each, option, unknownName(fact, `a list of ${board.name}`, lists, `; expected one of ${lists.join(', ')}`), plan);
  }
  if (tag !== undefined && !board.tags.has(tag) && !board.open.has('tags')) {
    const fact = { part: 'tags', name: tag, board: board.name } as const;
    complain(each, option, unknownName(fact, `a tag of ${board.name}`, board.tags.keys()), plan);
  }
  if (key === undefined) return undefined;
  const names = namesOf(board, types);
  const found = names.get(key);
  if (typeof found === 'string') {
    if (kind !== undefined && !fits(found, kind))
      complain(each, option, `"${key}" of ${board.name} is ${describeKind(found)}, and ${describeKind(kind)} is needed`, plan);
  } else if (board.places.has(`fields.${key}`)) each.problem ??= unreadable(option, key, board);
  else {
    const fact = { part: 'fields', name: key, board: board.name } as const;
    complain(each, option, unknownName(fact, `a field of ${board.name}`, names.keys()), plan);
  }
  return undefined;
}

function checkExpression(
  each: PlannedField,
  { expression, isCondition, option }: Extract<Need, { expression: string }>,
  board: Board,
  { types, plan }: Planning,
): Kind | undefined {
  const compiled = (isCondition ? compileCondition : compileExpression)(expression, namesOf(board, types));
  if ('expression' in compiled) {
    keepExpression(plan, board.name, compiled.expression);
    return isCondition ? undefined : compiled.expression.kind;
  }
  const unknown = compiled.about?.name;
  // what is wrong with that field itself is told where it stands
  if (unknown !== undefined && board.places.has(`fields.${unknown}`)) each.problem ??= unreadable(option, unknown, board);
  else complain(each, option, compiled, plan);
  return undefined;
}

function unreadable(option: string, field: string, board: Board): string {
  return `${option}: the field "${field}" of ${board.name} cannot be read`;
}
