import type { TrackerEvent } from '../../model/event.ts';
import { localTime } from '../../model/local-time.ts';
import { recordName, type TrackerRecord } from '../../model/record.ts';
import type { Trace } from '../../model/trace.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { Moment, MomentWorld } from '../../model/trigger.ts';
import { isArchived, isDone, listOf } from '../query/facts.ts';
import { type CompiledRule, type CompiledTrigger, useOf } from './compile.ts';
import type { MomentContext } from './context.ts';
import { openAsking } from './moment-records.ts';
import { emptyTrace, type OpenRules } from './rules.ts';

/** The stretch of time that is looked at, after `since` and up to `now` (UTC instants), at the commit `head` of 40 hex digits. */
export interface Stretch {
  since: string;
  now: string;
  head: string;
  /** When records that are new came, by `board/slug`: of these only the moments from then on count, so that an import sets nothing off. */
  bornAt?: ReadonlyMap<string, string>;
}

/** What time made: events in the order of their instants, and what is told beside. */
export interface TimeEvents {
  events: TrackerEvent[];
  /** Of each rule whose moments came to light more than two days too late: nothing is done for these. */
  missed: Trace[];
  /** What a person should know beside. */
  notes: string[];
  /** Of rules whose time came, and that found no record because of their `where`: when that was, the first of these and how many they are. */
  left: Map<string, LeftAlone>;
}

interface LeftAlone {
  /** UTC instant. */
  at: string;
  /** `board/slug: why`; absent where there was none to look at. */
  first?: string;
  count: number;
}

const mostLate = 48 * 3_600_000;
/** Two zones are never further apart. */
const widest = 27 * 3_600_000;
const noRecord: TrackerRecord = {
  ...{ path: '', board: '', list: '', slug: '', title: '', body: '', comments: [], files: [] },
  ...{ values: new Map(), unknown: new Map(), problems: new Map(), places: new Map() },
};

/** One trigger of a rule that time sets off. */
interface Waiting {
  rule: string;
  use: CompiledTrigger;
  boards: ReadonlySet<string> | undefined;
  lists: ReadonlySet<string> | undefined;
  /** Of a schedule the latest of its moments, whatever the record. */
  scheduled: Moment | undefined;
  isSchedule: boolean;
  perRecord: boolean;
}

/** When records came that these events tell of as new, for `bornAt`. */
export function bornIn(events: TrackerEvent[]): Map<string, string> {
  return new Map(events.filter(({ kind }) => kind === 'created').map(({ record, at }) => [recordName(record), at]));
}

/** The same where the workspace may have had another time zone when time was looked at last (`zoneThen`): what was a moment by that one and had come is none again, and none is passed over. */
export function momentsSince(
  open: OpenRules,
  tracker: Tracker,
  context: MomentContext,
  stretch: Stretch,
  zoneThen = tracker.workspace.timezone,
): TimeEvents {
  if (zoneThen === tracker.workspace.timezone || Date.parse(stretch.since) >= Date.parse(stretch.now))
    return momentsOf(open, tracker, context, stretch);
  const earlier = new Date(Date.parse(stretch.since) - widest).toISOString();
  const keyOf = ({ kind, record, detail, use }: TrackerEvent) => JSON.stringify([kind, recordName(record), detail, use]);
  const then = { ...tracker, workspace: { ...tracker.workspace, timezone: zoneThen } };
  const had = new Set(momentsOf(open, then, context, { ...stretch, since: earlier, now: stretch.since }).events.map(keyOf));
  const now = momentsOf(open, tracker, context, { ...stretch, since: earlier });
  return { ...now, events: now.events.filter((event) => (event.kind === 'scheduled' ? event.at > stretch.since : !had.has(keyOf(event)))) };
}

/**
 * The moments of all rules that lie in a stretch of time. Records that the filters of a trigger leave out make no event; the filters are
 * asked again when the event is looked at, since rules may have changed the record by then. A schedule that came several times counts once.
 */
export function momentsOf(open: OpenRules, tracker: Tracker, context: MomentContext, stretch: Stretch): TimeEvents {
  const { since, now, head, bornAt } = stretch;
  const told: TimeEvents = { events: [], missed: [], notes: [], left: new Map() };
  if (Date.parse(since) >= Date.parse(now)) return told;
  const world: MomentWorld = {
    since,
    now,
    timezone: tracker.workspace.timezone,
    isDone: (record) => isDone(record, listOf(record, tracker)),
  };
  const oldest = Date.parse(now) - mostLate;
  const late = new Map<string, { count: number; first: Moment; record: TrackerRecord; trigger: string }>();
  const seen = new Set<string>();
  const found = new Set<string>();
  const { holdsFor, whyNotFor, dated } = openAsking(open, tracker, context);
  const waiting = open.rules.flatMap((rule) => waitingOf(rule, world, told.notes));
  const single = waiting.filter(({ perRecord }) => !perRecord);
  const ofRecords = waiting.filter(({ perRecord }) => perRecord);

  for (const { rule, scheduled } of waiting) if (scheduled) told.left.set(rule, { at: scheduled.at, count: 0 });
  for (const each of single)
    if (each.scheduled && (!each.use.where || tracker.records.some((record) => fits(each, record)))) add(each, each.scheduled, noRecord);
  if (ofRecords.length > 0)
    for (const record of tracker.records) {
      if (isArchived(record)) continue;
      for (const each of ofRecords) lookAt(each, record);
    }
  for (const rule of found) told.left.delete(rule);
  told.events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const [rule, { count, first, record, trigger }] of late)
    told.missed.push({ ...emptyTrace(rule, 'missed', wordsOfMissed(count, first, record)), trigger });
  return told;

  function lookAt(each: Waiting, record: TrackerRecord): void {
    if (each.boards && !each.boards.has(record.board)) return;
    if (each.lists && !each.lists.has(record.list)) return;
    const { trigger, options } = each.use;
    const found = each.isSchedule
      ? each.scheduled
        ? [each.scheduled]
        : []
      : (trigger.moments?.(dated(each.use, record), options, world) ?? []);
    if (found.length === 0) return;
    const born = bornAt?.get(recordName(record));
    const own = born === undefined ? found : found.filter(({ at }) => Date.parse(at) > Date.parse(born));
    const last = own.at(-1);
    if (!last) return;
    if (holdsFor(each.use, record)) for (const moment of own) add(each, moment, record);
    else leave(each, last, record);
  }

  function fits({ boards, lists, use }: Waiting, record: TrackerRecord): boolean {
    if (isArchived(record) || (boards && !boards.has(record.board)) || (lists && !lists.has(record.list))) return false;
    return holdsFor(use, record);
  }

  function leave({ rule, use }: Waiting, { at }: Moment, record: TrackerRecord): void {
    const known = told.left.get(rule);
    const first = known?.first ?? `${recordName(record)}: ${whyNotFor(use, record) ?? ''}`;
    told.left.set(rule, { at, first, count: (known?.count ?? 0) + 1 });
  }

  function add({ rule, use, isSchedule }: Waiting, moment: Moment, record: TrackerRecord): void {
    found.add(rule);
    if (Date.parse(moment.at) <= oldest) {
      const known = late.get(rule);
      const isFirst = !known || Date.parse(moment.at) < Date.parse(known.first.at);
      late.set(rule, { ...(isFirst ? { first: moment, record, trigger: use.name } : known), count: (known?.count ?? 0) + 1 });
      return;
    }
    const event: TrackerEvent = {
      ...{ kind: isSchedule ? 'scheduled' : 'reached', record, detail: moment.detail, use: useOf(use) },
      ...{ actor: '', at: moment.at, commit: head, depth: 0 },
    };
    if (moment.key !== undefined) event.key = moment.key;
    if (moment.value !== undefined) event.to = moment.value;
    const key = JSON.stringify([event.kind, event.use, recordName(record), moment.detail]);
    if (seen.has(key)) return;
    seen.add(key);
    told.events.push(event);
  }
}

/** The triggers of a rule that time sets off; a schedule is asked for its moments once for all records. */
function waitingOf({ rule, when }: CompiledRule, world: MomentWorld, notes: string[]): Waiting[] {
  return when.flatMap((use): Waiting[] => {
    const { trigger, options } = use;
    if (!trigger.moments) return [];
    const isSchedule = trigger.kinds.includes('scheduled');
    const moments = isSchedule ? trigger.moments(undefined, options, world) : [];
    const scheduled = moments.at(-1);
    if (scheduled && moments.length > 1)
      notes.push(
        `${rule.name}: its schedule came several times since time was looked at last; it is done once, for the latest, ${scheduled.at}`,
      );
    return [
      {
        rule: rule.name,
        use,
        boards: use.boards && new Set(use.boards),
        lists: use.lists && new Set(use.lists),
        scheduled,
        isSchedule,
        perRecord: trigger.perRecord?.(options, use.where !== undefined) ?? true,
      },
    ];
  });
}

function wordsOfMissed(count: number, { at, detail, key }: Moment, record: TrackerRecord): string {
  const of = record.board === '' ? '' : ` of ${recordName(record)}${key === undefined ? '' : `: ${key} ${detail}`}`;
  const what = count === 1 ? `1 moment came to light` : `${count} moments came to light`;
  return `${what} more than two days too late, and nothing was done for ${count === 1 ? 'it' : 'them'}: ${count === 1 ? '' : 'the first was '}${at}${of}`;
}

/** The traces of a run, in which a rule whose time came says why it did nothing: no record fitted. */
export function tellLeft(traces: Trace[], left: TimeEvents['left'], timezone: string): Trace[] {
  return traces.map((trace) => {
    const known = trace.event === undefined && trace.status === 'conditions-not-met' ? left.get(trace.rule) : undefined;
    if (!known) return trace;
    const { at, first, count } = known;
    const more = count > 1 ? ` (and ${count - 1} more)` : '';
    const came = `its time came at ${localTime(new Date(at), timezone)}, and no record fits`;
    return { ...trace, reason: first === undefined ? came : `${came}; ${first}${more}` };
  });
}
