import { isInStretch, mayBeReached } from '../../model/date-offset.ts';
import { instantOf, shiftDays, utcTime } from '../../model/local-time.ts';
import { type TrackerRecord, valueAt } from '../../model/record.ts';
import type { Moment, MomentWorld } from '../../model/trigger.ts';
import { remindersOf } from '../query/reminders.ts';

const morning = '09:00';
const [onTheDay, dayAfter] = [['0d'], ['1d']];

/** When people are told that a record is due: in the morning of the day, at its beginning when it is due before that. */
export function dueMoments(record: TrackerRecord, world: MomentWorld): Moment[] {
  const due = dueOf(record, onTheDay, world);
  if (due === undefined) return [];
  const time = due.length > 10 && due.slice(11) < morning ? '00:00' : morning;
  return within([{ local: `${due.slice(0, 10)}T${time}`, detail: due, key: 'due' }], record, world);
}

/** When people are told that a record is late: in the morning of the day after. */
export function lateMoments(record: TrackerRecord, world: MomentWorld): Moment[] {
  const due = dueOf(record, dayAfter, world);
  return due === undefined
    ? []
    : within([{ local: `${shiftDays(due.slice(0, 10), 1)}T${morning}`, detail: due, key: 'due' }], record, world);
}

/** When people are reminded of a record, as its `remind` says. */
export function remindedMoments(record: TrackerRecord, world: MomentWorld): Moment[] {
  if (!record.values.has('remind')) return [];
  return within(
    remindersOf(record).map((local) => ({ local, detail: local, key: 'remind' })),
    record,
    world,
  );
}

/** What is due, where that can lie in the stretch. */
function dueOf(record: TrackerRecord, offsets: string[], world: MomentWorld): string | undefined {
  const due = valueAt(record, 'due');
  return typeof due === 'string' && mayBeReached(due, offsets, world) ? due : undefined;
}

function within(times: { local: string; detail: string; key: string }[], record: TrackerRecord, world: MomentWorld): Moment[] {
  const moments = times.map(({ local, ...of }) => ({ at: utcTime(new Date(instantOf(local, world.timezone))), ...of }));
  const found = moments.filter(({ at }) => isInStretch(at, world));
  return found.length > 0 && !world.isDone(record) ? found : [];
}
