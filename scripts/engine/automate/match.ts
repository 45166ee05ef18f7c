import { isAboutRecord, type TrackerEvent } from '../../model/event.ts';
import { recordName, type TrackerRecord } from '../../model/record.ts';
import { holds } from '../expression/expression.ts';
import type { ExpressionWorld } from '../expression/kinds.ts';
import { isEdited } from '../history/events.ts';
import { type CompiledTrigger, useOf } from './compile.ts';
import type { RunState } from './state.ts';

/** The name of the first trigger that waits for the event. */
export function triggerOf(when: CompiledTrigger[], event: TrackerEvent, state: RunState, world: ExpressionWorld): string | undefined {
  return when.find((use) => whyNot(use, event, state, world) === undefined)?.name;
}

/** Why none of the events was one the rule waits for: of an event of the right kind, what was different. */
export function missOf(when: CompiledTrigger[], events: TrackerEvent[], state: RunState, world: ExpressionWorld): string {
  const near = when.flatMap((use) => events.filter((event) => isNear(use, event)).map((event) => ({ use, event })));
  const [first] = near.sort((a, b) => nearness(b) - nearness(a));
  const waits = [...new Set(when.map(({ name }) => name))].join(' or ');
  if (!first && when.every(({ trigger }) => trigger.next !== undefined)) return `its time did not come (${waits})`;
  if (!first) return `nothing happened that it waits for (${waits})`;
  const more = near.length > 1 ? ` (and ${near.length - 1} more)` : '';
  const subject = isAboutRecord(first.event) ? `${recordName(first.event.record)}: ` : '';
  return `${first.use.name}: ${subject}${whyNot(first.use, first.event, state, world) ?? 'it matched'}${more}`;
}

/** Of the right kind, and where time made it a moment of this trigger. */
function isNear(waits: CompiledTrigger, { kind, use }: TrackerEvent): boolean {
  return waits.trigger.kinds.includes(kind) && (use === undefined || use === useOf(waits));
}

function nearness({ use, event }: { use: CompiledTrigger; event: TrackerEvent }): number {
  if (use.boards && !use.boards.includes(event.record.board)) return 0;
  const { field = use.trigger.key } = use.options as { field?: unknown };
  return field === undefined || [field].flat().some((each) => each === event.key) ? 2 : 1;
}

/** Kind, board, list and `where` are looked at here, for all triggers alike, on the record as the event left it. */
function whyNot(use: CompiledTrigger, event: TrackerEvent, state: RunState, world: ExpressionWorld): string | undefined {
  if (!use.trigger.kinds.includes(event.kind)) return `it was ${event.kind}`;
  if (event.use !== undefined && event.use !== useOf(use)) return 'it is a moment that another trigger waits for';
  const { key } = use.trigger;
  if (key !== undefined && event.kind === 'changed' && event.key !== key) return `${event.key} changed, not ${key}`;
  if (use.trigger.matching) return whyNotMatching(use, event, state, world);
  // what a schedule does once is about no record; whether any fits was asked when its moment was found
  if (!isAboutRecord(event)) return use.trigger.whyNot(event, use.options);
  const { record } = event;
  const elsewhere = whyElsewhere(use, record) ?? use.trigger.whyNot(event, use.options);
  if (elsewhere !== undefined || !use.where) return elsewhere;
  const found = holds(use.where, state.valuesOf(record), world);
  return found.holds ? undefined : `where ${use.where.source} does not hold${found.problem ? `: ${found.problem}` : ''}`;
}

/** Board, list and `where` are asked of the record before and after: what made it match, or ended that, fires. */
function whyNotMatching(use: CompiledTrigger, event: TrackerEvent, state: RunState, world: ExpressionWorld): string | undefined {
  const { kind, record, previous } = event;
  if (record.problems.has('') || previous?.problems.has('')) return 'its file cannot be read';
  if ((kind === 'moved' || kind === 'renamed') && previous && isEdited(previous, record)) return 'it was edited too, and that is looked at';
  const matches = (side: TrackerRecord | undefined, valuesOf: RunState['valuesOf']): { holds: boolean; problem?: string } => {
    if (!side || whyElsewhere(use, side) !== undefined) return { holds: false };
    return use.where ? holds(use.where, valuesOf(side), world) : { holds: true };
  };
  const before = matches(kind === 'created' ? undefined : previous, state.valuesBefore);
  const after = matches(kind === 'deleted' ? undefined : record, state.valuesOf);
  const problem = before.problem ?? after.problem;
  if (problem !== undefined) return `nobody can tell whether it matched${before.problem === undefined ? '' : ' before'}: ${problem}`;
  if (use.trigger.matching === 'starts')
    return after.holds ? (before.holds ? 'it matched before already' : undefined) : 'it does not match';
  return before.holds ? (after.holds ? 'it matches still' : undefined) : 'it did not match before';
}

/** Why a record is not on one of the boards, or in one of the lists, that a trigger looks at. */
export function whyElsewhere({ boards, lists }: CompiledTrigger, { board, list }: TrackerRecord): string | undefined {
  if (boards && !boards.includes(board)) return `it is on ${board}, not on ${boards.join(' or ')}`;
  if (lists && !lists.includes(list)) return `it is in ${list}, not in ${lists.join(' or ')}`;
  return undefined;
}
