import { loadCatalogue } from '../catalogue.ts';
import { type CompiledRule, compileRule } from '../engine/automate/compile.ts';
import type { RunContext } from '../engine/automate/context.ts';
import { newReaches } from '../engine/automate/reach.ts';
import { withoutAddresses } from '../engine/automate/redact.ts';
import { kindsWaitedFor, type OpenRules, openRules } from '../engine/automate/rules.ts';
import { planRun } from '../engine/automate/run.ts';
import { isByRules } from '../engine/history/range.ts';
import { readRule } from '../engine/read/rule.ts';
import { readWorkspace } from '../engine/read/workspace.ts';
import type { Terminal } from '../model/command.ts';
import { isAboutRecord, type TrackerEvent } from '../model/event.ts';
import type { AnyFieldType } from '../model/field-type.ts';
import type { Files } from '../model/file.ts';
import { localTime } from '../model/local-time.ts';
import { recordName, type TrackerRecord } from '../model/record.ts';
import type { RehearsedReach, RehearsedRule, RehearsedRules } from '../model/rehearsal.ts';
import type { Rule } from '../model/rule.ts';
import type { Trace } from '../model/trace.ts';
import type { Tracker } from '../model/tracker.ts';
import { textIn } from '../model/value.ts';
import type { Workspace } from '../model/workspace.ts';
import { changedPaths, mergeBase, type Repository } from '../store/git.ts';
import { openSettings } from '../store/git-files.ts';
import { latestCommits } from '../store/git-history.ts';
import { readPast } from '../store/git-past.ts';
import { readTexts } from '../store/git-steps.ts';
import { openMemory } from '../store/memory.ts';
import { openRunContext } from './context.ts';
import { eventsOf, findRange } from './happened.ts';
import { type AutomationPlan, planAutomations } from './plan.ts';

/** So many of the newest commits are tried, and of them so many events. */
const mostCommits = 50;
const mostEvents = 1000;

/** What a pull request sets off by itself, and, where it changes rules, what these would have done before. */
export interface Rehearsal {
  plan: AutomationPlan;
  /** Absent where no rule and nothing that rules may reach is changed. */
  past: RehearsedRules | undefined;
}

/** Tries the rules of HEAD, of which nothing is written or sent: on what came since `base`, and those that changed since then on what happened before. */
export async function rehearse(root: string, base: string, terminal: Terminal): Promise<Rehearsal> {
  const plan = await planAutomations(root, base, terminal);
  const { repository, tracker, since, head } = plan;
  const from = since && mergeBase(repository, since, head);
  if (from === undefined || from === '') return { plan, past: undefined };
  const changes = changedPaths(repository, from, head).filter(
    ({ path }) => path === 'workspace.yml' || /^automations\/[^/]+\.yml$/.test(path),
  );
  if (changes.length === 0) return { plan, past: undefined };
  const texts = readTexts(
    repository,
    changes.flatMap(({ before }) => before ?? []),
  );
  const fields = await loadCatalogue<AnyFieldType>('fields');
  const context = await openRunContext(tracker.workspace, fields, plan.now, terminal);
  const before = changes.flatMap(({ path, before: blob = '' }) => {
    const text = texts.get(blob);
    return text === undefined ? [] : [{ path, text }];
  });
  const old = before.flatMap((file) => (file.path === 'workspace.yml' ? [] : (readRule(file).rule ?? [])));
  const settings = before.find(({ path }) => path === 'workspace.yml');
  const changed = new Set(changes.map(({ path }) => path));
  const rules = tracker.automations.filter(({ path }) => changed.has(path));
  const compile = (rule: Rule) => compileRule(rule, tracker, context).compiled;
  const same = tracker.automations.filter(({ path, enabled }) => !changed.has(path) && enabled).map(compile);
  const reaches: RehearsedReach[] = [
    // a rule that is switched off reaches nothing: switching it on is what is new
    ...newReaches([...same, ...old.filter(({ enabled }) => enabled).map(compile)], [...same, ...rules.map(compile)], context.zod),
    ...(settings ? newlyAllowed(readWorkspace(settings, context.zod).workspace, tracker.workspace) : []),
  ];
  const open = openRules({ ...tracker, automations: rules }, context);
  const { commits, events } = pastEvents(plan, from, { ...tracker, automations: rules }, context, open);
  const traces = withoutAddresses(await tryOn(events, { root, repository, head, tracker, context, open }));
  return { plan, past: { commits, events: events.length, reaches, rules: tellRules(rules, old, open, traces) } };
}

/** What happened in the newest commits before a change, as far as the rules may wait for it; also what other rules have answered, but for what they made. */
function pastEvents(
  { repository, head }: Pick<AutomationPlan, 'repository' | 'head'>,
  from: string,
  tracker: Tracker,
  { fields }: RunContext,
  open: OpenRules,
): { commits: number; events: TrackerEvent[] } {
  const commits = latestCommits(repository, mostCommits, from);
  const oldest = commits.at(-1);
  if (!oldest || open.rules.length === 0) return { commits: commits.length, events: [] };
  const { pressed = [] } = findRange(repository, oldest.parent ?? oldest.commit, from);
  // the first commit of all is the one everything is compared with
  const own = commits.toReversed().filter((commit) => commit.parent !== undefined && !isByRules(commit));
  const range = { as: 'commits' as const, commits: own, head, pressed };
  return { commits: commits.length, events: eventsOf(range, repository, tracker, fields, kindsWaitedFor(open)).slice(-mostEvents) };
}

interface Stage {
  root: string;
  repository: Repository;
  head: string;
  tracker: Tracker;
  context: RunContext;
  open: OpenRules;
}

/** Runs rules on events of the past, on the day they happened and with the records that they are about as they were then. */
async function tryOn(events: TrackerEvent[], { root, repository, head, tracker, context, open }: Stage): Promise<Trace[]> {
  const pasts =
    open.asksGit && events.length > 0
      ? { pasts: await (await import('../histories.ts')).pastsOf(root, { ...tracker, fields: context.fields }) }
      : {};
  const settings = openSettings(repository, head);
  const scenes = scenesOf(events, tracker.workspace);
  const wanted = scenes.map(({ live }) => [...live.values()].map(({ record: { path }, commit }) => ({ commit, path })));
  const bytes = readPast(repository, wanted.flat()).values();
  return scenes.flatMap(({ at, own, live }, index) => {
    const past = (wanted[index] ?? []).flatMap(({ path }): [string, Uint8Array][] => {
      const { value } = bytes.next();
      return value ? [[path, value]] : [];
    });
    const files = joinFiles(settings, openMemory(Object.fromEntries(past)));
    const others = tracker.records.filter((record) => !live.has(recordName(record)));
    const records = [...others, ...[...live.values()].map(({ record }) => record)];
    const clock = { now: localTime(new Date(at), tracker.workspace.timezone), utc: at };
    const { traces } = planRun(files, { ...tracker, records }, own, { ...context, ...pasts, ...clock }, { ...open, faults: [] });
    return traces.filter(({ event }) => event !== undefined);
  });
}

/** Events that can be looked at together. */
interface Scene {
  /** UTC instant of the last one. */
  at: string;
  own: TrackerEvent[];
  /** The records that they are about, as they were after the commit. */
  live: Map<string, { record: TrackerRecord; commit: string }>;
}

/** Commits of one day that are about different records are one scene: to begin one costs as much as the tracker is large. */
function scenesOf(events: TrackerEvent[], { timezone }: Workspace): Scene[] {
  const scenes: Scene[] = [];
  const dayOf = (at: string) => localTime(new Date(at), timezone).slice(0, 10);
  for (const [commit, own] of Map.groupBy(events, (event) => event.commit)) {
    const about = own.filter((event) => isAboutRecord(event) && event.kind !== 'deleted');
    const live = new Map(about.map(({ record }) => [recordName(record), { record, commit }]));
    const { at } = own[0] ?? { at: '' };
    const last = scenes.at(-1);
    if (!last || dayOf(last.at) !== dayOf(at) || own.some((event) => last.live.has(recordName(event.record)))) {
      scenes.push({ at, own, live });
      continue;
    }
    last.at = at;
    last.own.push(...own);
    for (const [name, each] of live) last.live.set(name, each);
  }
  return scenes;
}

/** Settings as they are now, records as they were: only those that events are about, without comments and files. */
function joinFiles(settings: Files, records: Files): Files {
  const of = (path: string) => (path === 'records' || path.startsWith('records/') ? records : settings);
  return { list: (folder) => of(folder).list(folder), read: (path) => of(path).read(path), size: (path) => of(path).size(path) };
}

/** Hosts and recipients that the workspace allows and did not. */
function newlyAllowed(before: Workspace, after: Workspace): RehearsedReach[] {
  const place = { path: 'workspace.yml', line: 1, column: 1 };
  const more = (kind: 'host' | 'recipient', was: string[], is: string[]) =>
    is.filter((name) => !was.includes(name)).map((name) => ({ reach: { kind, name }, place, known: false }));
  return [...more('recipient', before.email.allow, after.email.allow), ...more('host', before.webhookHosts, after.webhookHosts)];
}

function tellRules(rules: Rule[], old: Rule[], { rules: sound, faults }: OpenRules, traces: Trace[]): RehearsedRule[] {
  const byRule = Map.groupBy(traces, ({ rule }) => rule);
  const now = rules.map((rule): RehearsedRule => {
    const { name, path, enabled } = rule;
    const fault = faults.find((each) => each.rule === name)?.reason ?? (enabled ? undefined : 'it is switched off');
    const compiled: CompiledRule | undefined = sound.find((each) => each.rule === rule);
    return {
      ...{ name, title: textIn(rule.title, 'en'), path, what: old.some((each) => each.name === name) ? 'changed' : 'new' },
      ...(fault === undefined ? {} : { fault }),
      byTime: compiled?.when.some(({ trigger }) => trigger.moments !== undefined) ?? false,
      traces: byRule.get(name) ?? [],
    };
  });
  const gone = old.filter(({ name }) => !rules.some((rule) => rule.name === name));
  return [
    ...now,
    ...gone.map(
      ({ name, title, path }): RehearsedRule => ({ name, title: textIn(title, 'en'), path, what: 'removed', byTime: false, traces: [] }),
    ),
  ];
}
