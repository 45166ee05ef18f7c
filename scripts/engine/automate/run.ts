import type { ActionWorld } from '../../model/action.ts';
import type { PlannedEffect } from '../../model/effect.ts';
import { isAboutRecord, type TrackerEvent } from '../../model/event.ts';
import type { FileEdit, Files } from '../../model/file.ts';
import { recordName, type TrackerRecord } from '../../model/record.ts';
import type { StepTrace, Trace, TraceStatus } from '../../model/trace.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { ExpressionWorld } from '../expression/kinds.ts';
import { checklistsIn } from '../query/checklists.ts';
import { isDone, listOf } from '../query/facts.ts';
import { nextBody } from '../write/repeat-body.ts';
import { fileAddress } from './addresses.ts';
import type { CompiledRule } from './compile.ts';
import { askCondition, explainCondition, isMet } from './conditions.ts';
import type { RunContext } from './context.ts';
import { countActed } from './limits.ts';
import { missOf, triggerOf } from './match.ts';
import { valuesOfEvent } from './names.ts';
import { emptyTrace, kindsWaitedFor, type OpenRules, openRules } from './rules.ts';
import { openState } from './state.ts';
import { runSteps } from './steps.ts';

/** What rules make of events: the edits of the files, in their order, and why each rule did or did not act. Nothing is written yet. */
export interface RunPlan {
  edits: FileEdit[];
  /** Paths whose bytes differ in the end. */
  paths: string[];
  traces: Trace[];
  /** What rules did to records, as events. */
  made: TrackerEvent[];
  /** What is asked of the world, in order; held ones among them. */
  effects: PlannedEffect[];
  /** What a person should know beside. */
  notes: string[];
  /** A record by its name or an earlier one, as rules left it. */
  find(name: string): TrackerRecord | undefined;
}

/** How many rules may stand behind an event that still fires one. */
const deepest = 5;

/**
 * Runs the rules on events, oldest first. Conditions and templates see the record as it is now, with all that rules changed so far; what
 * they change is looked at in turn. A rule acts once on a record for what one commit set off, and a chain ends after five rules. Of a
 * record that is gone by now people are told all the same, as of what it last was: what goes out does not hang on when the rules ran.
 */
export function planRun(
  files: Files,
  tracker: Tracker,
  events: TrackerEvent[],
  context: RunContext,
  open: OpenRules = openRules(tracker, context),
): RunPlan {
  const { rules } = open;
  const state = openState(files, tracker, open.plan, context, kindsWaitedFor(open));
  const plan: RunPlan = {
    edits: state.edits,
    paths: [],
    traces: [...open.faults],
    made: [],
    effects: [],
    notes: [],
    find: (name) => state.find(name),
  };
  for (const { kind, record, previous } of events) {
    if ((kind === 'renamed' || kind === 'moved') && previous && recordName(previous) !== recordName(record))
      state.rename(recordName(previous), recordName(record));
  }
  const world: ExpressionWorld = {
    now: context.now,
    today: context.now.slice(0, 10),
    email: (person) => tracker.workspace.people.get(person)?.email,
    url: (name) => {
      const record = state.find(name);
      return record && (context.url?.(recordName(record)) ?? fileAddress(record, tracker.workspace));
    },
  };
  const about: ActionWorld = {
    workspace: tracker.workspace,
    boards: tracker.boards,
    now: context.now,
    find: (name) => state.find(name),
    isDone: (record) => isDone(record, listOf(record, tracker)),
    checklistsOf: checklistsIn,
    textFor: (record, parts) => nextBody(record.body, parts, 0),
  };
  const acted = countActed();
  const matched = new Set<string>();
  const fired = new Set<string>();
  /** Of a record that a rule renamed, the name it had when its chain began. */
  const firstNames = new Map<string, string>();
  /** `behind` are the rules that the event comes from, each with the record it acted on. */
  const look = (event: TrackerEvent, behind: string[]): void => {
    for (const { rule, followers } of rules.map((rule) => ({ rule, followers: runRule(rule, event, behind) })))
      for (const follower of followers) look(follower, [...behind, linkOf(rule, event)]);
  };
  const linkOf = ({ rule }: CompiledRule, { record }: TrackerEvent) => {
    const subject = recordName(record);
    return JSON.stringify([rule.name, firstNames.get(subject) ?? subject]);
  };
  for (const event of events) look(event, []);
  for (const { rule, when } of rules) {
    if (!matched.has(rule.name) && !rule.builtIn)
      plan.traces.push(emptyTrace(rule.name, 'conditions-not-met', missOf(when, events, state, world)));
  }
  plan.paths = state.differing();
  return plan;

  function runRule(compiled: CompiledRule, event: TrackerEvent, behind: string[]): TrackerEvent[] {
    const trigger = triggerOf(compiled.when, event, state, world);
    if (!trigger) return [];
    const name = compiled.rule.name;
    const subject = recordName(event.record);
    matched.add(name);
    const trace: Trace = {
      ...emptyTrace(name, 'success', ''),
      ...(isAboutRecord(event) ? { record: subject } : {}),
      event: noteOf(event),
      trigger,
    };
    plan.traces.push(trace);
    const key = JSON.stringify([event.commit, name, firstNames.get(subject) ?? subject, event.detail ?? '']);
    // a built-in rule may tell several people of several things; what it sends is known by its key
    if (!compiled.rule.builtIn && (fired.has(key) || behind.includes(linkOf(compiled, event))))
      return end(
        trace,
        event.depth > 0 ? 'loop' : 'no-op',
        `it has acted on ${subject} already${event.depth > 0 ? ' in this chain of rules' : ' for this commit'}`,
      );
    if (event.depth >= deepest) return end(trace, 'loop', `${deepest} rules stand behind this change; a chain ends there`);
    const valuesOf = (record: TrackerRecord) => valuesOfEvent(event, record, context.vars, state);
    const values = valuesOf(state.find(subject) ?? event.record);
    trace.conditions = [
      ...compiled.if.map((expression) => askCondition('if', expression, values, world)),
      ...compiled.unless.map((expression) => askCondition('unless', expression, values, world)),
    ];
    const unmet = trace.conditions.find((condition) => !isMet(condition));
    if (unmet) return end(trace, unmet.problem === undefined ? 'conditions-not-met' : 'failed', explainCondition(unmet));
    const counted = isAboutRecord(event) ? (firstNames.get(subject) ?? subject) : '';
    const limit = acted.whyNot(compiled.rule, counted);
    if (limit !== undefined) return end(trace, 'throttled', limit);
    fired.add(key);
    const origin = {
      commit: event.commit,
      at: event.at,
      actor: event.actor,
      depth: event.depth + 1,
      ...(event.bulk ? { bulk: event.bulk } : {}),
      ...(event.undo ? { undo: event.undo } : {}),
    };
    const { traces, changed, effects } = runSteps(compiled.do, event, subject, {
      state,
      context,
      world,
      tracker,
      rule: compiled.rule,
      origin,
      about,
      valuesOf,
    });
    trace.steps = traces;
    const isHeld = effects.length > 0 && effects.every(({ held }) => held);
    if (traces.some(({ status, changes }) => status === 'done' && (!isHeld || changes.length > 0))) acted.note(compiled.rule, counted);
    plan.effects.push(...effects);
    for (const { notes } of changed) plan.notes.push(...notes.map((note) => `${name}: ${note}`));
    end(trace, statusOf(traces), reasonOf(traces));
    if (isHeld) trace.status = 'held-back';
    const followers = changed.flatMap(({ events }) => events);
    plan.made.push(...followers);
    for (const { previous, record } of followers) {
      const [from, to] = [recordName(previous ?? record), recordName(record)];
      if (from !== to) firstNames.set(to, firstNames.get(from) ?? from);
    }
    return followers;
  }
}

function end(trace: Trace, status: TraceStatus, reason: string): [] {
  trace.status = status;
  trace.reason = reason;
  return [];
}

function noteOf(event: TrackerEvent): NonNullable<Trace['event']> {
  const { kind, actor, at, commit, depth, key, detail, record, previous } = event;
  const [from, to] =
    kind === 'moved' ? [previous?.list, record.list] : kind === 'renamed' ? [previous?.slug, record.slug] : [event.from, event.to];
  const values = key === 'body' ? {} : { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return { kind, actor, at, commit, depth, ...(key === undefined ? {} : { key }), ...(detail === undefined ? {} : { detail }), ...values };
}

function statusOf(steps: StepTrace[]): TraceStatus {
  const isDone = steps.some(({ status }) => status === 'done');
  if (steps.some(({ status }) => status === 'failed')) return isDone ? 'partial' : 'failed';
  return isDone ? 'success' : 'no-op';
}

function reasonOf(steps: StepTrace[]): string {
  const told = steps.filter(({ status, reason }) => status !== 'not-reached' && reason !== undefined);
  return told.map(({ action, reason }) => `${action}: ${reason}`).join('; ');
}
