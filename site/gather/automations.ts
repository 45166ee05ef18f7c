import { isBuiltInRule, noticeNames, noticeRule, repeatRule } from '../../scripts/model/notice.ts';
import type { OutboxEntry, RunNote } from '../../scripts/model/outbox.ts';
import type { Rule } from '../../scripts/model/rule.ts';
import type { Trace, TraceStatus } from '../../scripts/model/trace.ts';
import type { Tracker } from '../../scripts/model/tracker.ts';
import type { Text } from '../../scripts/model/value.ts';
import type { KnownRuns, PastRuns } from '../../scripts/run/past-runs.ts';
import type { SiteAutomations, SiteEffect, SiteLook, SiteRule, SiteRuns } from '../data-rules.ts';
import { expressionWord } from './condition-word.ts';
import { isPublicReason, type LookTools, lookOf, mustHide, withoutAddresses } from './rule-look.ts';
import { stepPhrases, triggerPhrase } from './rule-phrases.ts';
import { type BoardSight, type RuleView, viewAll, viewRule } from './rule-view.ts';

/** So many looks of a rule are told. */
const mostLooks = 12;
/** So many records are told that a rule acts on, or leaves alone, when it looks next. */
const mostLeft = 20;
const failed: ReadonlySet<TraceStatus> = new Set(['failed', 'partial', 'unknown']);

/** What the page of automations draws: rules in words, and what is known of their runs, both as the audience may know them. */
export function gatherAutomations(
  { workspace, automations }: Tracker,
  known: KnownRuns,
  sight: BoardSight,
  tools: LookTools,
): SiteAutomations {
  const past = 'past' in known ? known.past : undefined;
  const isPublic = sight.audience === 'public';
  const views = new Map(automations.map((rule): [string, RuleView | undefined] => [rule.name, viewRule(rule, sight)]));
  const rules = automations.flatMap((rule) => {
    const view = views.get(rule.name);
    return view ? [{ ...ruleOf(rule, view, tools), ...runsOf(rule.name, view, past, tools), ...nextOf(rule.name, past, tools) }] : [];
  });
  const all = viewAll(sight);
  const builtIn = [
    ...noticeNames.map((name) => ({ name: noticeRule(name), enabled: !workspace.silenced.has(name) })),
    { name: repeatRule, enabled: true },
  ];
  const unread =
    past && !(past.notes[0] && ranSince(past, past.notes[0])) && (!isPublic || tools.open) ? unreadRules(past, automations, tools) : [];
  const viewOf = (rule: string) =>
    isBuiltInRule(rule) ? all : automations.some(({ name }) => name === rule) ? views.get(rule) : isPublic ? undefined : all;
  const ordered = [...unread, ...rules];
  return {
    rules: [...ordered.filter(({ failing }) => failing !== undefined), ...ordered.filter(({ failing }) => failing === undefined)],
    builtIn: builtIn.map(({ name, enabled }) => ({ ...emptyRule(name, name, enabled), ...runsOf(name, all, past, tools) })),
    runs: past ? tellRuns(past, automations, viewOf, tools) : untold(known, tools),
    partial: isPublic && !tools.open,
  };
}

function untold(known: KnownRuns, { open, hideAddresses }: LookTools): SiteRuns {
  if ('past' in known) return { unknown: 'never' };
  return known.why === 'unreadable' && open ? { unknown: known.why, message: hideAddresses(known.message) } : { unknown: known.why };
}

function emptyRule(name: string, title: Text, enabled: boolean): SiteRule {
  return { name, title, enabled, when: [], conditions: [], steps: [], bulk: false, looks: [] };
}

function ruleOf(rule: Rule, view: RuleView, tools: LookTools): SiteRule {
  const { name, title, path, enabled, bulk, when, if: all, unless, do: steps } = rule;
  const asked = (of: 'if' | 'unless', conditions: Rule['if']) =>
    conditions.map(({ expression }) => ({ of, asks: expressionWord(expression, view, tools) }));
  return {
    ...emptyRule(name, withoutAddresses(title, tools), enabled),
    path,
    bulk,
    when: when.map((use) => triggerPhrase(use, view, tools)),
    conditions: [...asked('if', all), ...asked('unless', unless)],
    steps: steps.map((step) => ({
      phrases: stepPhrases(step, view, tools),
      ...(step.if ? { condition: expressionWord(step.if.expression, view, tools) } : {}),
    })),
  };
}

/** What a rule did, and whether it fails: it has a fault, or what it tried last did not go well. */
function runsOf(name: string, view: RuleView, past: PastRuns | undefined, tools: LookTools): Pick<SiteRule, 'looks' | 'failing' | 'idle'> {
  const looks: SiteLook[] = [];
  let tried: Trace | undefined;
  let idle: string | undefined;
  let fault: string | undefined;
  for (const [index, note] of (past?.notes ?? []).entries()) {
    const fates = new Map(note.effects.map((effect) => [effect.key, effect]));
    for (const trace of note.traces.filter(({ rule }) => rule === name)) {
      if (trace.event === undefined) {
        if (index > 0) continue;
        // a later run that had nothing to tell met no fault
        if (failed.has(trace.status)) fault = ranSince(past, note) ? undefined : toldReason(trace, view, tools);
        else if (note.events > 0) idle = tools.open ? tools.hideAddresses(trace.reason) : '';
        continue;
      }
      const look = looks.length < mostLooks || !tried ? lookOf(trace, note.at, view, tools, fates) : undefined;
      if (!look) continue;
      if (looks.length < mostLooks) looks.push(look);
      if (trace.status !== 'conditions-not-met' && trace.status !== 'no-op') tried ??= trace;
    }
  }
  looks.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const failing = fault ?? (tried && failed.has(tried.status) ? toldReason(tried, view, tools) : undefined);
  return { looks, ...(failing === undefined ? {} : { failing }), ...(idle === undefined ? {} : { idle }) };
}

/** Whether a run came after a note and left none: it had nothing to tell. */
function ranSince(past: PastRuns | undefined, { at }: RunNote): boolean {
  return past !== undefined && past.cursor.checked > at;
}

/** When it looks next; of dates of records, and of records at all, only who may know all is told. */
function nextOf(name: string, past: PastRuns | undefined, { nextLooks, open, hideAddresses }: LookTools): Pick<SiteRule, 'next'> {
  const next = nextLooks.get(name);
  if (!next || !(open || next.isScheduled)) return {};
  const { at, acts = [], left } = next;
  const told = left.slice(0, mostLeft).map(({ record, reason }) => ({ record, reason: hideAddresses(reason) }));
  return {
    next: {
      ...(at === undefined ? {} : { at }),
      ...(past ? { looked: past.cursor.checked } : {}),
      ...(open && next.acts ? { acts: acts.slice(0, mostLeft), moreActs: Math.max(0, acts.length - mostLeft) } : {}),
      ...(open ? { left: told, moreLeft: left.length - told.length } : {}),
    },
  };
}

/** A fault of the rule's own file is told also where other words are not: it is about what the rule says. */
function toldReason({ reason, event, record }: Trace, view: RuleView, tools: LookTools): string {
  const { open, hideAddresses } = tools;
  const { guarded, careful, tellsWord } = view;
  const isFault = event === undefined && !guarded && !careful && !tellsWord(reason);
  if (open || (!mustHide(record, true, view, tools) && isPublicReason(reason, record, view))) return hideAddresses(reason);
  // what is near may be a name that nobody may know
  return isFault ? hideAddresses(reason.replace(/; did you mean "[^"]*"\?/g, '')) : '';
}

/** Rules that failed in the last run and that no file of today gives: their file cannot be read. */
function unreadRules({ notes: [last] }: PastRuns, rules: Rule[], { hideAddresses }: LookTools): SiteRule[] {
  const faults = (last?.traces ?? []).filter(
    ({ rule, status, reason }) =>
      status === 'failed' && reason.startsWith('automations/') && !isBuiltInRule(rule) && !rules.some(({ name }) => name === rule),
  );
  return [...new Map(faults.map((trace) => [trace.rule, trace])).values()].map(({ rule, reason }) => ({
    ...emptyRule(rule, rule, true),
    path: `automations/${rule}.yml`,
    failing: hideAddresses(reason),
  }));
}

function tellRuns(past: PastRuns, rules: Rule[], viewOf: (rule: string) => RuleView | undefined, tools: LookTools): SiteRuns {
  const [last] = past.notes;
  const effects = [...past.troubled, ...past.open].flatMap((entry) => effectOf(entry, rules, viewOf(entry.rule), tools) ?? []);
  const ran = last && !ranSince(past, last) ? last.at : past.cursor.checked;
  return { ran, count: past.notes.length, effects, ...(last ? { last: tellLast(last, tools) } : {}) };
}

function tellLast({ at, events, notes }: RunNote, { open, hideAddresses }: LookTools): { at: string; events: number; notes: string[] } {
  return { at, events, notes: open ? notes.map(hideAddresses) : [] };
}

/** An effect as the audience may know it. Where it must not know the record, it does not get the key either: that is made of what the record holds. */
function effectOf(entry: OutboxEntry, rules: Rule[], view: RuleView | undefined, tools: LookTools): SiteEffect | undefined {
  const { key, kind, state, rule, record, tries, at, notBefore, reason } = entry;
  const [board] = record?.split('/') ?? [];
  if (!view || (view.audience === 'public' && board !== undefined && !view.sees(board))) return undefined;
  const isTried = state === 'failed' || state === 'unknown';
  const isHidden = mustHide(record, isTried, view, tools);
  return {
    kind,
    state,
    rule,
    title: withoutAddresses(rules.find(({ name }) => name === rule)?.title ?? rule, tools),
    tries,
    at,
    ...(record === undefined || isHidden ? {} : { record }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(reason !== undefined && tools.open ? { reason: tools.hideAddresses(reason) } : {}),
    ...(isTried && !isHidden ? { retry: key.slice(0, 10) } : {}),
  };
}
