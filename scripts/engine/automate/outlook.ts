import { isAboutRecord } from '../../model/event.ts';
import { localTime, utcTime } from '../../model/local-time.ts';
import { recordName, type TrackerRecord } from '../../model/record.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { Moment, MomentWorld } from '../../model/trigger.ts';
import { isArchived, isDone, listOf } from '../query/facts.ts';
import { type CompiledRule, type CompiledTrigger, useOf } from './compile.ts';
import type { MomentContext } from './context.ts';
import { whyElsewhere } from './match.ts';
import { type Asking, openAsking } from './moment-records.ts';
import { momentsOf, type Stretch, type TimeEvents } from './moments.ts';
import type { OpenRules } from './rules.ts';

/** What a rule that waits for time did with a stretch of it, and when it looks next. */
export interface Outlook {
  rule: string;
  /** Whether a moment of it lay in the stretch, whatever the records. */
  came: boolean;
  /** UTC instant of its first moment after the stretch, as records are now; absent where none comes. */
  next?: string;
  /** Of which records that is, by `board/slug`; none where it comes for all alike. */
  nextOf: string[];
  /** Records on its boards that it leaves alone, each with why; those nearest to being meant first. None of a schedule that did not come. */
  left: { record: string; reason: string }[];
}

/** Of each rule that waits for time: which records it leaves alone in a stretch, why, and when it looks next. */
export function outlooksOf(
  open: OpenRules,
  tracker: Tracker,
  context: MomentContext,
  stretch: Stretch,
  { events }: Pick<TimeEvents, 'events'>,
): Outlook[] {
  const asking = openAsking(open, tracker, context);
  const fired = new Set(events.map(({ use, record }) => keyOf(use, recordName(record))));
  const world: MomentWorld = {
    since: stretch.since,
    now: stretch.now,
    timezone: tracker.workspace.timezone,
    isDone: (record) => isDone(record, listOf(record, tracker)),
  };
  return open.rules.flatMap((compiled) => outlookOf(compiled) ?? []);

  function outlookOf({ rule, when }: CompiledRule): Outlook | undefined {
    const uses = when.filter(({ trigger }) => trigger.next !== undefined);
    if (uses.length === 0) return undefined;
    const nexts: { at: string; record?: string }[] = [];
    const left = new Map<string, Miss>();
    const acted = new Set<string>();
    let came = false;
    for (const use of uses) {
      const isSchedule = use.trigger.kinds.includes('scheduled');
      const scheduled = isSchedule ? use.trigger.next?.(undefined, use.options, world) : undefined;
      if (typeof scheduled === 'object') nexts.push({ at: scheduled.at });
      const isTime = isSchedule && hasMoment(use, undefined, world);
      came ||= isTime;
      if (isSchedule && !(isTime && use.where)) continue;
      for (const record of tracker.records) {
        if (use.boards && !use.boards.includes(record.board)) continue;
        const name = recordName(record);
        const dated = asking.dated(use, record);
        const next = isSchedule ? undefined : use.trigger.next?.(dated, use.options, world);
        const isItsTime = isTime || hasMoment(use, dated, world);
        came ||= isItsTime;
        if (fired.has(keyOf(useOf(use), name))) acted.add(name);
        const miss = missOf(use, record, isItsTime, next, asking, world.timezone);
        if (typeof next === 'object' && miss.rank <= ranks.time) nexts.push({ at: next.at, record: name });
        if ((left.get(name)?.rank ?? Infinity) > miss.rank) left.set(name, miss);
      }
    }
    const [first] = nexts.map(({ at }) => at).sort((a, b) => Date.parse(a) - Date.parse(b));
    return {
      rule: rule.name,
      came,
      ...(first === undefined ? {} : { next: first }),
      nextOf: nexts.flatMap(({ at, record }) => (at === first && record !== undefined ? [record] : [])),
      left: [...left]
        .filter(([name, { reason }]) => !acted.has(name) && reason !== '')
        .sort(([, a], [, b]) => a.rank - b.rank || (a.at ?? '').localeCompare(b.at ?? ''))
        .map(([record, { reason }]) => ({ record, reason })),
    };
  }
}

interface Miss {
  /** What is nearest to being meant has the least. */
  rank: number;
  reason: string;
  at?: string;
}

const ranks = { where: 1, time: 2, done: 3, elsewhere: 4 };

/** Why a record is left alone; the reason is empty where nothing speaks against it. */
function missOf(
  use: CompiledTrigger,
  record: TrackerRecord,
  isItsTime: boolean,
  next: Moment | string | undefined,
  asking: Asking,
  timezone: string,
): Miss {
  if (isArchived(record)) return { rank: ranks.elsewhere, reason: 'it is archived' };
  const elsewhere = whyElsewhere(use, record);
  if (elsewhere !== undefined) return { rank: ranks.elsewhere, reason: elsewhere };
  if (isItsTime) return { rank: ranks.where, reason: asking.whyNotFor(use, record) ?? '' };
  if (typeof next !== 'object') return { rank: ranks.done, reason: next ?? '' };
  return { rank: ranks.time, reason: `its time comes at ${localTime(new Date(next.at), timezone)}`, at: next.at };
}

function hasMoment({ trigger, options }: CompiledTrigger, record: TrackerRecord | undefined, world: MomentWorld): boolean {
  return (trigger.moments?.(record, options, world) ?? []).length > 0;
}

function keyOf(use: string | undefined, record: string): string {
  return JSON.stringify([use, record]);
}

/** When a rule looks next, and what it finds then, if nothing changes until then. */
export interface NextLook {
  /** UTC instant; absent where no time of it is to come. */
  at?: string;
  /** Whether that time is the same whatever the records. */
  isScheduled: boolean;
  /** Records it acts on, by `board/slug`; absent where it acts once, about none. */
  acts?: string[];
  left: Outlook['left'];
}

/** When each rule that waits for time looks next after an instant, by its name. */
export function nextLooksOf(open: OpenRules, tracker: Tracker, context: MomentContext, utc: string): Map<string, NextLook> {
  const nothing = { since: utc, now: utc, head: '' };
  const outlooks = outlooksOf(open, tracker, context, nothing, { events: [] });
  return new Map(
    outlooks.map(({ rule, next }): [string, NextLook] => {
      const own = { ...open, rules: open.rules.filter((each) => each.rule.name === rule) };
      const uses = own.rules.flatMap(({ when }) => when.filter(({ trigger }) => trigger.next !== undefined));
      const isScheduled = uses.every(({ trigger }) => trigger.kinds.includes('scheduled'));
      if (next === undefined) return [rule, { isScheduled, left: [] }];
      const then = { ...context, now: localTime(new Date(next), tracker.workspace.timezone) };
      const stretch = { since: utcTime(new Date(Date.parse(next) - 1000)), now: next, head: '' };
      const { events } = momentsOf(own, tracker, then, stretch);
      const asking = openAsking(own, tracker, then);
      const [left] = outlooksOf(own, tracker, then, stretch, { events });
      const about = events.filter(isAboutRecord).map(({ record }) => ({
        record: recordName(record),
        reason: own.rules.map((each) => asking.whyUnmet(each, record)).find((why) => why !== undefined),
      }));
      const unmet = about.flatMap(({ record, reason }) => (reason === undefined ? [] : [{ record, reason }]));
      const acts = about.flatMap(({ record, reason }) => (reason === undefined ? [record] : []));
      const isOnce = uses.every(({ trigger, options, where }) => trigger.perRecord?.(options, where !== undefined) === false);
      return [rule, { at: next, isScheduled, ...(isOnce ? {} : { acts }), left: [...unmet, ...(left?.left ?? [])] }];
    }),
  );
}
