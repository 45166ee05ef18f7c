import type { Board, Field, Look } from '../../model/board.ts';
import type { Finding } from '../../model/check.ts';
import type { Need } from '../../model/computing.ts';
import { findCycles } from '../../model/cycles.ts';
import type { ExpressionType } from '../../model/expression-type.ts';
import type { AnyFieldType, FieldTypes } from '../../model/field-type.ts';
import { didYouMean } from '../../model/names.ts';
import type { Tracker } from '../../model/tracker.ts';
import { compileCondition, compileExpression, type Expression } from '../expression/expression.ts';
import { describeKind, fits, isList, type Kind } from '../expression/kinds.ts';
import { kindOfType, namesOf } from '../query/names.ts';
import { lookOfKey } from './key-look.ts';
import { sourceOf } from './whose.ts';

/** A computed field, ready to be worked out. */
export interface PlannedField {
  /** `board.field` */
  name: string;
  board: Board;
  field: Field;
  type: AnyFieldType;
  /** Why it can be worked out for no record. */
  problem?: string;
}

/** The computed fields of a tracker, and all that is wrong with them. */
export interface Plan {
  /** Each after those it is made of. */
  order: PlannedField[];
  /** The same by board, then field. */
  fields: Map<string, Map<string, PlannedField>>;
  /** Expressions by board, then source. */
  expressions: Map<string, Map<string, Expression>>;
  findings: Finding[];
  /** What git knows of the records is asked for. */
  asksGit: boolean;
}

const gitKeys = ['created', 'updated', 'author'];
const openness: { [publish in Board['publish']]: number } = { all: 2, members: 1, none: 0 };

/** Reads and checks the computed fields of all boards, once; their kind, look and privacy are kept in the fields themselves. What is made of something private is private. */
export function planFields(boards: Tracker['boards'], types: FieldTypes): Plan {
  const planned = new Map<string, PlannedField>();
  for (const board of boards.values()) {
    for (const field of board.fields.values()) {
      const type = types.get(field.type);
      if (type?.compute) planned.set(`${board.name}.${field.name}`, { name: `${board.name}.${field.name}`, board, field, type });
    }
  }
  const plan: Plan = { order: [], fields: new Map(), expressions: new Map(), findings: [], asksGit: false };
  if (planned.size === 0) return plan;
  const reads = new Map([...planned].map(([name, each]) => [name, keysRead(each)]));
  const next = (name: string): string[] => [...(reads.get(name) ?? [])].filter((key) => planned.has(key));
  for (const cycle of findCycles(planned.keys(), next)) refuseCycle(cycle);
  for (const each of inOrder(planned, next)) {
    plan.order.push(each);
    const ofBoard = plan.fields.get(each.board.name) ?? new Map<string, PlannedField>();
    plan.fields.set(each.board.name, ofBoard.set(each.field.name, each));
    join(each);
  }
  return plan;

  function complain(each: PlannedField, option: string, problem: string): void {
    each.problem ??= `${option}: ${problem}`;
    tell(each, option, problem);
  }

  function tell(each: PlannedField, option: string, problem: string): void {
    const { board, field } = each;
    const place = board.places.get(`fields.${field.name}.${option}`) ?? board.places.get(`fields.${field.name}`);
    const message = `${field.name}: ${option}: ${problem}`;
    if (plan.findings.some((finding) => finding.message === message && finding.place === place)) return;
    plan.findings.push({ place: place ?? { path: board.path, line: 1, column: 1 }, message });
  }

  /** The keys a field reads, each as `board.key`; what is wrong with them is told later, when all kinds are known. */
  function keysRead({ board, field, type }: PlannedField): Set<string> {
    const keys = new Set<string>();
    for (const need of type.needs?.(field.options) ?? []) {
      const source = sourceOf(need.whose, board, boards, types);
      if ('problem' in source) continue;
      if (source.reference) keys.add(`${source.reference.board.name}.${source.reference.key}`);
      for (const key of namesIn(need, source.board)) keys.add(`${source.board.name}.${key}`);
    }
    return keys;
  }

  function namesIn(need: Need, board: Board): string[] {
    if (!('expression' in need)) return need.key === undefined ? [] : [need.key];
    const compiled = compileExpression(need.expression, namesOf(board, types));
    return 'problem' in compiled ? [] : [...compiled.expression.uses].map((path) => path.split('.')[0] ?? path);
  }

  function refuseCycle(cycle: string[]): void {
    const members = cycle.flatMap((name) => planned.get(name) ?? []);
    const [first] = members;
    if (!first) return;
    const isOneBoard = members.every(({ board }) => board === first.board);
    const names = [...members, first].map(({ name, field }) => (isOneBoard ? field.name : name));
    const problem = `is computed from itself: ${names.join(' -> ')}`;
    for (const member of members) member.problem ??= problem;
    const place = first.board.places.get(`fields.${first.field.name}`) ?? { path: first.board.path, line: 1, column: 1 };
    plan.findings.push({ place, message: `${first.field.name} ${problem}` });
  }

  /** Looks at all that a field reads, and keeps what came of it in the field. */
  function join(each: PlannedField): void {
    const { board, field, type, name } = each;
    for (const option of ['default', 'required'] as const) {
      if (option === 'default' ? field.default !== undefined : field.required !== false)
        tell(each, option, `the value is computed (${field.type}); nobody can write one`);
    }
    let kind: Kind | undefined;
    for (const need of type.needs?.(field.options) ?? []) {
      const source = sourceOf(need.whose, board, boards, types);
      if ('problem' in source) {
        const isOption = source.part !== undefined && board.places.has(`fields.${field.name}.${source.part}`);
        complain(each, isOption && source.part ? source.part : need.option, source.problem);
        continue;
      }
      kind = joinNeed(each, need, source.board) ?? kind;
    }
    if (type.fromHistory || [...(reads.get(name) ?? [])].some((key) => gitKeys.includes(key.slice(key.indexOf('.') + 1))))
      plan.asksGit = true;
    if (isPrivate(each)) field.private = true;
    const like = type.like?.(field.options);
    const own = kindOfType(type, field.options);
    if (like && 'key' in like) {
      const source = sourceOf(like.whose, board, boards, types);
      if ('problem' in source) return;
      const { look, kind: itemKind } = lookAndKind(like.key, source.board);
      const isMany = like.isList === true && like.whose !== 'own' && leadsToMany(like.whose, board);
      if (look) field.shows = isMany && !isList(itemKind) ? { ...look, many: true } : look;
      field.kind = own !== 'dyn' ? own : isMany ? listOf(itemKind) : itemKind;
      return;
    }
    const shown = field.shows && kindOfType(types.get(field.shows.type), field.shows.options);
    if (shown && kind && !fits(kind, shown) && like && 'type' in like)
      complain(each, like.option, `${like.type} shows ${describeKind(shown)}, and this gives ${describeKind(kind)}`);
    field.kind = shown ?? (own !== 'dyn' || kind === undefined ? own : asExpressionType(kind));
  }

  /** Checks one need; of an expression that is no condition it gives the kind. */
  function joinNeed(each: PlannedField, need: Need, board: Board): Kind | undefined {
    const names = namesOf(board, types);
    if ('expression' in need) {
      const compiled = (need.isCondition ? compileCondition : compileExpression)(need.expression, names);
      if ('problem' in compiled) {
        const unknown = /^"(\w+)" is not known here/.exec(compiled.problem)?.[1];
        // what is wrong with that field itself is told where it stands
        if (board.places.has(`fields.${unknown}`)) each.problem ??= unreadable(need.option, `${unknown}`, board);
        else complain(each, need.option, compiled.problem);
        return undefined;
      }
      const ofBoard = plan.expressions.get(board.name) ?? new Map<string, Expression>();
      plan.expressions.set(board.name, ofBoard.set(need.expression, compiled.expression));
      return need.isCondition ? undefined : compiled.expression.kind;
    }
    const { key, list, tag, kind } = need;
    if (list !== undefined && !board.lists.some(({ name }) => name === list)) {
      const known = board.lists.map(({ name }) => name);
      complain(
        each,
        need.option,
        `"${list}" is not a list of ${board.name}${didYouMean(list, known) || `; expected one of ${known.join(', ')}`}`,
      );
    }
    if (tag !== undefined && !board.tags.has(tag) && !board.open.has('tags'))
      complain(each, need.option, `"${tag}" is not a tag of ${board.name}${didYouMean(tag, board.tags.keys())}`);
    if (key === undefined) return undefined;
    const found = names.get(key);
    if (typeof found !== 'string') {
      if (board.places.has(`fields.${key}`)) each.problem ??= unreadable(need.option, key, board);
      else complain(each, need.option, `"${key}" is not a field of ${board.name}${didYouMean(key, names.keys())}`);
    } else if (kind !== undefined && !fits(found, kind))
      complain(each, need.option, `"${key}" of ${board.name} is ${describeKind(found)}, and ${describeKind(kind)} is needed`);
    return undefined;
  }

  function lookAndKind(key: string, board: Board): { look: Look | undefined; kind: ExpressionType } {
    const kind = namesOf(board, types).get(key);
    return { look: lookOfKey(key, board, types), kind: typeof kind === 'string' ? kind : 'dyn' };
  }

  function leadsToMany(whose: Exclude<Need['whose'], 'own'>, board: Board): boolean {
    if ('board' in whose) return true;
    const kind = namesOf(board, types).get(whose.reference);
    return typeof kind === 'string' && isList(kind);
  }

  /** It reads a private field, or a board that fewer people see; one that does not say what it reads may read any. */
  function isPrivate({ board, type, name }: PlannedField): boolean {
    const hides = (other: Board): boolean => openness[other.publish] < openness[board.publish];
    if (!type.needs) return [...boards.values()].some((other) => hides(other) || [...other.fields.values()].some((field) => field.private));
    return [...(reads.get(name) ?? [])].some((path) => {
      const at = path.indexOf('.');
      const other = boards.get(path.slice(0, at));
      return other !== undefined && (hides(other) || other.fields.get(path.slice(at + 1))?.private === true);
    });
  }
}

/** Every field after those it is made of; in a circle, in any order. */
function inOrder(planned: Map<string, PlannedField>, next: (name: string) => string[]): PlannedField[] {
  const ordered: PlannedField[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const other of next(name)) visit(other);
    const each = planned.get(name);
    if (each) ordered.push(each);
  };
  for (const name of planned.keys()) visit(name);
  return ordered;
}

function unreadable(option: string, field: string, board: Board): string {
  return `${option}: the field "${field}" of ${board.name} cannot be read`;
}

function listOf(kind: ExpressionType): ExpressionType {
  return kind === 'string' || kind === 'list<string>' ? 'list<string>' : 'dyn';
}

function asExpressionType(kind: Kind): ExpressionType {
  return kind === 'list<dyn>' || kind === 'map' || kind === 'null' ? 'dyn' : kind;
}
