import type { TrackerEvent } from '../../model/event.ts';
import { holds } from '../expression/expression.ts';
import type { ExpressionWorld } from '../expression/kinds.ts';
import type { CompiledTrigger } from './compile.ts';
import type { RunState } from './state.ts';

/** The name of the first trigger that waits for the event. */
export function triggerOf(when: CompiledTrigger[], event: TrackerEvent, state: RunState, world: ExpressionWorld): string | undefined {
  return when.find((use) => whyNot(use, event, state, world) === undefined)?.name;
}

/** Why none of the events was one the rule waits for: of an event of the right kind, what was different. */
export function missOf(when: CompiledTrigger[], events: TrackerEvent[], state: RunState, world: ExpressionWorld): string {
  const near = when.flatMap((use) => events.filter(({ kind }) => use.trigger.kinds.includes(kind)).map((event) => ({ use, event })));
  const [first] = near.sort((a, b) => nearness(b) - nearness(a));
  const waits = [...new Set(when.map(({ name }) => name))].join(' or ');
  if (!first) return `nothing happened that it waits for (${waits})`;
  const more = near.length > 1 ? ` (and ${near.length - 1} more)` : '';
  return `${first.use.name}: ${first.event.record.board}/${first.event.record.slug}: ${whyNot(first.use, first.event, state, world) ?? 'it matched'}${more}`;
}

function nearness({ use, event }: { use: CompiledTrigger; event: TrackerEvent }): number {
  if (use.boards && !use.boards.includes(event.record.board)) return 0;
  const { field } = use.options as { field?: unknown };
  return field === undefined || field === event.key ? 2 : 1;
}

/** Kind, board, list and `where` are looked at here, for all triggers alike, on the record as the event left it. */
function whyNot(use: CompiledTrigger, event: TrackerEvent, state: RunState, world: ExpressionWorld): string | undefined {
  const { record } = event;
  if (!use.trigger.kinds.includes(event.kind)) return `it was ${event.kind}`;
  if (use.boards && !use.boards.includes(record.board)) return `it is on ${record.board}, not on ${use.boards.join(' or ')}`;
  if (use.lists && !use.lists.includes(record.list)) return `it is in ${record.list}, not in ${use.lists.join(' or ')}`;
  const own = use.trigger.whyNot(event, use.options);
  if (own !== undefined) return own;
  if (!use.where) return undefined;
  const found = holds(use.where, state.valuesOf(record), world);
  return found.holds ? undefined : `where ${use.where.source} does not hold${found.problem ? `: ${found.problem}` : ''}`;
}
