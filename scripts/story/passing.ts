import type { RunContext } from '../engine/automate/context.ts';
import { momentsOf, type TimeEvents } from '../engine/automate/moments.ts';
import { type OpenRules, openRules } from '../engine/automate/rules.ts';
import { planRun, type RunPlan } from '../engine/automate/run.ts';
import { readTracker } from '../engine/read/tracker.ts';
import { localTime } from '../model/local-time.ts';
import type { Tracker } from '../model/tracker.ts';
import { openMemory } from '../store/memory.ts';
import { runContext } from './running.ts';
import type { Tree } from './trial.ts';

const head = 'c0ffee'.padEnd(40, '0');

/** A tracker whose rules time may set off. */
export interface Clocked {
  files: Tree;
  tracker: Tracker;
  rules: OpenRules;
}

/** Reads a tracker and its rules, once for all stretches of time. */
export function clocked(files: Tree): Clocked {
  const tracker = readTracker(openMemory(files), runContext);
  return { files, tracker, rules: openRules(tracker, runContext) };
}

/** What time makes of a tracker between two UTC instants. */
export function whileTimePasses(
  { tracker, rules }: Clocked,
  since: string,
  now: string,
  bornAt?: ReadonlyMap<string, string>,
  pasts?: RunContext['pasts'],
): TimeEvents {
  const context = { ...contextAt(now, tracker), ...(pasts ? { pasts } : {}) };
  return momentsOf(rules, tracker, context, { since, now, head, ...(bornAt ? { bornAt } : {}) });
}

/** The moments of those as `record key detail at`, in their order. */
export function momentsTold({ events }: TimeEvents): string[] {
  return events.map(({ record, key, detail, at }) => [record.slug, key, detail, at].filter((part) => part).join(' '));
}

/** What the rules do in that time. */
export function runWhileTimePasses(given: Clocked, since: string, now: string): RunPlan {
  const { events } = whileTimePasses(given, since, now);
  return planRun(openMemory(given.files), given.tracker, events, contextAt(now, given.tracker), given.rules);
}

function contextAt(now: string, { workspace }: Tracker): RunContext {
  return { ...runContext, utc: now, now: localTime(new Date(now), workspace.timezone) };
}
