import type { Board, Look } from '../../model/board.ts';
import type { Like, Whose } from '../../model/computing.ts';
import type { ExpressionType } from '../../model/expression-type.ts';
import { describeKind, type ExpressionNames, fits, isList, type Kind } from '../expression/kinds.ts';
import { kindOfType, namesOf } from '../query/names.ts';
import { lookOfKey } from './key-look.ts';
import { checkNeed, needsOf } from './needs.ts';
import { isLessOpen } from './openness.ts';
import { complain, type PlannedField, type Planning, tell } from './planning.ts';
import { sourceOf } from './whose.ts';

/** Keys whose values git knows where a record does not say them itself. */
export const gitKeys = ['created', 'updated', 'author'];

/** Looks at all that a field reads, which was joined before it, and keeps in the field what came of it: its kind, its look, and that it is private. */
export function joinField(each: PlannedField, planning: Planning): void {
  const { field, type, reads } = each;
  const { plan } = planning;
  for (const option of ['default', 'required'] as const) {
    if (option === 'default' ? field.default !== undefined : field.required !== false)
      tell(each, option, `the value is computed (${field.type}); nobody can write one`, plan);
  }
  let kind: Kind | undefined;
  for (const need of needsOf(type, field)) kind = checkNeed(each, need, planning) ?? kind;
  if (type.fromHistory || [...reads].some((path) => gitKeys.includes(keyOf(path)) || plannedAt(path, planning)?.asksGit)) {
    each.asksGit = true;
    plan.asksGit = true;
  }
  if (isPrivate(each, planning)) field.private = true;
  const like = type.like?.(field.options);
  if (like && 'key' in like) joinLikeKey(each, like, planning);
  else joinLikeType(each, like, kind, planning);
}

function keyOf(path: string): string {
  return path.slice(path.indexOf('.') + 1);
}

function plannedAt(path: string, { plan }: Planning): PlannedField | undefined {
  return plan.fields.get(path.slice(0, path.indexOf('.')))?.get(keyOf(path));
}

/** Its values are those of another key, one or many. */
function joinLikeKey(
  { board, field, type }: PlannedField,
  { whose, key, isList: mayBeMany, reckoned }: Extract<Like, { key: string }>,
  { boards, types }: Planning,
): void {
  const source = sourceOf(whose, board, boards, types);
  if ('problem' in source) return;
  const found = namesOf(source.board, types).get(key);
  const kind: ExpressionType = typeof found === 'string' ? found : 'dyn';
  const look: Look | undefined = lookOfKey(key, source.board, types);
  const isMany = mayBeMany === true && leadsToMany(whose, namesOf(board, types));
  const own = kindOfType(type, field.options);
  if (look) field.shows = { ...look, ...(isMany && !isList(kind) ? { many: true } : {}), ...(reckoned ? { reckoned } : {}) };
  field.kind = own !== 'dyn' ? own : isMany ? listOf(kind) : kind;
}

/** It has a look that a board's file asks for, or its type's own. */
function joinLikeType(
  each: PlannedField,
  like: Extract<Like, { type: string }> | undefined,
  kind: Kind | undefined,
  { types, plan }: Planning,
): void {
  const { field, type } = each;
  const shown = field.shows && kindOfType(types.get(field.shows.type), field.shows.options);
  if (shown && kind && like && !fits(kind, shown))
    complain(each, like.option, `${like.type} shows ${describeKind(shown)}, and this gives ${describeKind(kind)}`, plan);
  const own = kindOfType(type, field.options);
  field.kind = shown ?? (own !== 'dyn' || kind === undefined ? own : asExpressionType(kind));
}

function leadsToMany(whose: Whose, names: ExpressionNames): boolean {
  if (whose === 'own') return false;
  const kind = 'reference' in whose ? names.get(whose.reference) : 'list<string>';
  return typeof kind === 'string' && isList(kind);
}

/** It reads a private field, or a board that fewer people see or that may be one of those; one that does not say what it reads may read any. */
function isPrivate({ board, type, reads }: PlannedField, { boards, doubtful }: Planning): boolean {
  const hides = (other: Board): boolean => isLessOpen(other, board, doubtful);
  if (!type.needs) return [...boards.values()].some((other) => hides(other) || [...other.fields.values()].some((field) => field.private));
  return [...reads].some((path) => {
    const other = boards.get(path.slice(0, path.indexOf('.')));
    return other !== undefined && (hides(other) || other.fields.get(keyOf(path))?.private === true);
  });
}

function listOf(kind: ExpressionType): ExpressionType {
  return kind === 'string' || kind === 'list<string>' ? 'list<string>' : 'dyn';
}

function asExpressionType(kind: Kind): ExpressionType {
  return kind === 'list<dyn>' || kind === 'map' || kind === 'null' ? 'dyn' : kind;
}
