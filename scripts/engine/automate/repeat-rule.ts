import type { AnyAction } from '../../model/action.ts';
import { instantOf, localTime } from '../../model/local-time.ts';
import { recordName, type TrackerRecord, valueAt } from '../../model/record.ts';
import type { AnyTrigger, Moment, MomentWorld } from '../../model/trigger.ts';
import { nextOccurrence, repeatOf } from '../query/repeat.ts';

/** Options that no other trigger has. */
export const repeatOptions = { rule: 'repeat' };

/**
 * A record that repeats was completed and none came after it, by hand on GitHub say; or its time has come and it repeats by the calendar. The
 * latter holds until the next one is made, however long nobody looked: the series must not end because a run was lost.
 */
export function repeatTrigger(weekStarts: string | undefined): AnyTrigger {
  return {
    summary: 'A record that repeats waits for its next one.',
    options: (z) => z.object({}),
    kinds: ['completed', 'reached'],
    whyNot({ kind, record, undo }) {
      const repeat = repeatOf(record.values);
      if (kind === 'reached') return undefined;
      if (!repeat) return 'it does not repeat';
      if (undo) return 'the commit takes another one back';
      return repeat.next === 'schedule' ? 'it repeats by the calendar' : undefined;
    },
    moments: (record, _, world) => (record && waitsByCalendar(record, world, weekStarts) ? [momentOf(record, world)] : []),
    perRecord: () => true,
    example: '',
  };
}

/** Makes the next record, unless it has been made since. */
export const repeatAction: AnyAction = {
  summary: 'Makes the next record of one that repeats.',
  options: (z) => z.object({}),
  plan({ kind, record }, _, { isDone }) {
    const repeat = repeatOf(record.values);
    if (!repeat || (kind === 'completed' && !isDone(record))) return [];
    return [{ kind: 'repeat', record: recordName(record) }];
  },
  example: '',
};

function waitsByCalendar(record: TrackerRecord, { now, timezone }: MomentWorld, weekStarts: string | undefined): boolean {
  const repeat = repeatOf(record.values);
  const from = beginningOf(record);
  if (repeat?.next !== 'schedule' || from === undefined || instantOf(from, timezone) > Date.parse(now)) return false;
  return nextOccurrence(repeat, from, localTime(new Date(now), timezone), weekStarts) !== undefined;
}

function momentOf(record: TrackerRecord, { now }: MomentWorld): Moment {
  return { at: now, detail: beginningOf(record) ?? '', key: 'repeat' };
}

/** What a series counts from. */
function beginningOf(record: TrackerRecord): string | undefined {
  return [valueAt(record, 'due'), valueAt(record, 'start')].find((value) => typeof value === 'string');
}
