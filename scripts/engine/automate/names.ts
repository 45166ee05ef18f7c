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
  ['field', 'string'],
  ['comment', 'string'],
  ['author', 'string'],
  ['person', 'string'],
  ['item', 'string'],
  ['checklist', 'string'],
  ['file', 'string'],
  ['at', 'string'],
  ['commit', 'string'],
]);

/** What `event.` knows. */
export const namesOfEvent: readonly string[] = [...eventNames.keys()];

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
  const ofEvent = factsOf(event);
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

/** What `event.` names give; one that the kind of event does not have is missing. */
function factsOf(event: TrackerEvent): { [name: string]: unknown } {
  const { kind, key, at, commit, comment, person, item, previous, record } = event;
  const [from, to] =
    kind === 'moved' ? [previous?.list, record.list] : kind === 'renamed' ? [previous?.slug, record.slug] : [event.from, event.to];
  return {
    ...{ kind, key, field: key, from, to, at, commit, person },
    comment: comment?.text.trim(),
    author: comment?.author,
    item: item?.text || undefined,
    checklist: item?.checklist,
    file: kind === 'attached' ? event.detail : undefined,
  };
}
