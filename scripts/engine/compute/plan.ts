import { findCycles } from '../../model/cycles.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import type { Tracker } from '../../model/tracker.ts';
import { joinField } from './join.ts';
import { keysRead } from './needs.ts';
import { doubtfulBoards } from './openness.ts';
import { type Plan, type PlannedField, placeOf } from './planning.ts';

/** Reads and checks the computed fields of all boards, once; their kind, look and privacy are kept in the fields themselves. What is made of something private is private. */
export function planFields({ boards, diagnostics }: Pick<Tracker, 'boards' | 'diagnostics'>, types: FieldTypes): Plan {
  const plan: Plan = { order: [], fields: new Map(), expressions: new Map(), findings: [], asksGit: false };
  const planned = new Map<string, PlannedField>();
  for (const board of boards.values()) {
    for (const field of board.fields.values()) {
      const type = types.get(field.type);
      const name = `${board.name}.${field.name}`;
      if (type?.compute) planned.set(name, { name, board, field, type, reads: keysRead(board, field, type, { boards, types }) });
    }
  }
  const doubtful = doubtfulBoards({ boards, diagnostics });
  const next = (name: string): string[] => [...(planned.get(name)?.reads ?? [])].filter((key) => planned.has(key));
  for (const cycle of findCycles(planned.keys(), next))
    refuseCycle(
      cycle.flatMap((name) => planned.get(name) ?? []),
      plan,
    );
  for (const each of inOrder(planned, next)) {
    plan.order.push(each);
    const ofBoard = plan.fields.get(each.board.name) ?? new Map<string, PlannedField>();
    plan.fields.set(each.board.name, ofBoard.set(each.field.name, each));
    joinField(each, { boards, types, plan, doubtful });
  }
  return plan;
}

function refuseCycle(members: PlannedField[], { findings }: Plan): void {
  const [first] = members;
  if (!first) return;
  const isOneBoard = members.every(({ board }) => board === first.board);
  const names = [...members, first].map(({ name, field }) => (isOneBoard ? field.name : name));
  const problem = `is computed from itself: ${names.join(' -> ')}`;
  for (const member of members) member.problem ??= problem;
  findings.push({ place: placeOf(first.board, first.field), message: `${first.field.name} ${problem}` });
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
