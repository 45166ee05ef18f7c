import type { Board } from '../../model/board.ts';
import type { TrackerEvent } from '../../model/event.ts';
import type { ExpressionType } from '../../model/expression-type.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import type { TrackerRecord } from '../../model/record.ts';
import type { Values } from '../expression/evaluate.ts';
import type { ExpressionNames } from '../expression/kinds.ts';
import { namesOfBoards } from '../query/names.ts';
import type { RunState } from './state.ts';

const eventNames: ExpressionNames = new Map<string, ExpressionType>([
  ['kind', 'string'],
  ['key', 'string'],
  ['from', 'dyn'],
  ['to', 'dyn'],
  ['at', 'string'],
  ['commit', 'string'],
]);

/** What the expressions of a rule may name: those of its boards, the same behind `record.` and `previous.`, and `event`, `actor`, `vars`. */
export function namesOfRule(boards: Iterable<Board>, fields: FieldTypes): ExpressionNames {
  const own = namesOfBoards(boards, fields);
  return new Map<string, ExpressionType | ExpressionNames>([
    ...own,
    ['record', own],
    ['previous', own],
    ['event', eventNames],
    ['actor', 'string'],
    ['vars', 'dyn'],
  ]);
}

/** Gives the values of those names, of the record as it is now and as it was before the event. */
export function valuesOfEvent(
  event: TrackerEvent,
  record: TrackerRecord,
  vars: { [name: string]: string },
  state: Pick<RunState, 'valuesOf' | 'valuesBefore'>,
): Values {
  const own = state.valuesOf(record);
  const before = event.previous && state.valuesBefore(event.previous);
  const { kind, key, at, commit } = event;
  const moved = event.kind === 'moved';
  const ofEvent = { kind, key, at, commit, from: moved ? event.previous?.list : event.from, to: moved ? event.record.list : event.to };
  return (name) => {
    switch (name) {
      case 'record':
        return own;
      case 'previous':
        return before;
      case 'event':
        return ofEvent;
      case 'actor':
        return event.actor;
      case 'vars':
        return vars;
      default:
        return own(name);
    }
  };
}
