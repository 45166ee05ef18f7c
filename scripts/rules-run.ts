import { type AutomationPlan, planAutomations } from './automations.ts';
import { withoutAddresses } from './engine/automate/redact.ts';
import { messageOf } from './engine/automate/words.ts';
import { isByRules } from './engine/history/range.ts';
import type { Terminal } from './model/command.ts';
import { bot } from './model/commit.ts';
import { UsageError } from './model/diagnostic.ts';
import type { PlannedEffect } from './model/effect.ts';
import { type Cursor, noteOfEntry, type OutboxEntry, type RunNote } from './model/outbox.ts';
import { type Relayed, relay } from './relay.ts';
import { openWorld, type RunWorld } from './run-world.ts';
import { commitOnto } from './store/git-commit.ts';
import { openCommit } from './store/git-files.ts';
import { latestCommits } from './store/git-history.ts';
import { fetchBranches, forwardBranch, pushTogether, tryAgain } from './store/git-publish.ts';
import { whileAlone } from './store/lock.ts';
import { commitState, editsOfState, openStateBranch, type StateBranch, stateBranch } from './store/state-branch.ts';

/** What one run did. */
export interface RunOutcome {
  /** Absent on the first run of all, which only notes where it stands. */
  plan: AutomationPlan | undefined;
  note: RunNote;
  /** The commit of the rules, where they changed something. */
  commit: string | undefined;
  /** The newest commit of the branch. */
  head: string;
  branch: string;
  publish: string;
}

const mostTries = 20;
/** Traces of one run that are kept; why a rule did not fire comes last. */
const mostTraces = 500;
/** So many minutes after time was looked at last, it is looked at again also in a run that a push began. */
const minutesBetween = 30;

/**
 * One run: what happened since the cursor goes to the rules, and their commit, the cursor, the outbox and the traces go to origin in one
 * push, all or nothing; when somebody was faster, the plan is thrown away and made again on what they pushed. Then what waits is sent.
 */
export async function runAutomations(root: string, terminal: Terminal): Promise<RunOutcome> {
  const world = openWorld(root, terminal);
  const fresh = new Map<string, PlannedEffect>();
  const outcome = await tryAgain(mostTries, () => tryRun(world, fresh));
  if (!outcome) throw new UsageError(`others pushed ${mostTries} times in between; nothing was pushed, and nothing is lost: run it again`);
  const relayed = await relay(world, fresh);
  return { ...outcome, note: withRelayed(outcome.note, relayed) };
}

async function tryRun(world: RunWorld, fresh: Map<string, PlannedEffect>): Promise<RunOutcome | undefined> {
  const { root, repository, branch, access, terminal, now } = world;
  const heads = await fetchBranches(repository, [branch, stateBranch], access);
  const head = heads.get(branch);
  if (head === undefined) throw new UsageError(`origin has no branch ${branch} yet; push it once: git push origin ${branch}`);
  const state = openStateBranch(repository, heads.get(stateBranch));
  await whileAlone(root, async () => forwardBranch(repository, branch, head));
  const { cursor } = state;
  if (cursor && cursor.branch !== branch)
    throw new UsageError(`the rules of this repository look at ${cursor.branch}, not at ${branch}; the branch ${stateBranch} says so`);
  return cursor ? tryPlan(world, head, state, cursor, fresh) : begin(world, head, state);

  async function begin({ run }: RunWorld, at: string, empty: StateBranch): Promise<RunOutcome | undefined> {
    const before = latestCommits(repository, 500).find(isByRules);
    const words = before
      ? `the branch ${stateBranch} is gone, though rules ran before (${before.commit.slice(0, 10)}): what happened up to ${at.slice(0, 10)} is not looked at, and nothing is sent again`
      : `this is the first run: rules look at what happens after ${at.slice(0, 10)}`;
    const note: RunNote = { woad: 1, run, at: now, head: at, events: 0, notes: [words], traces: [], effects: [] };
    const edits = editsOfState(empty, { cursor: { woad: 1, branch, commit: at, checked: now, since: now }, note });
    const commit = await commitState(repository, empty, edits, 'rules begin here');
    const { rejected } = await pushTogether(
      repository,
      new Map([
        [branch, at],
        [stateBranch, commit],
      ]),
      access,
    );
    if (rejected !== undefined) return undefined;
    const { publish } = (await planAutomations(root, at, terminal, { head: at, now })).tracker.workspace;
    return { plan: undefined, note, commit: undefined, head: at, branch, publish };
  }
}

async function tryPlan(
  world: RunWorld,
  head: string,
  state: StateBranch,
  cursor: Cursor,
  fresh: Map<string, PlannedEffect>,
): Promise<RunOutcome | undefined> {
  const { root, repository, branch, access, terminal, now, run } = world;
  const isTimely = looksAtTime(terminal, cursor, now);
  const checked = isTimely ? cursor.checked : now;
  const plan = await planAutomations(root, cursor.commit, terminal, { head, checked, now });
  const commit =
    plan.paths.length === 0
      ? undefined
      : await commitOnto(
          repository,
          head,
          openCommit(repository, head, []),
          plan.edits,
          messageOf(plan.traces, plan.tracker.automations, plan.since, head),
          bot,
        );
  const queued = plan.effects.filter(({ held, key }) => held === undefined && state.find(key) === undefined);
  const once = [...new Map(queued.map((planned) => [planned.key, planned])).values()];
  const source = { since: plan.since ?? head, head, checked, now };
  const entries = once.map((planned) => entryOf(planned, source, now));
  const note: RunNote = {
    woad: 1,
    run,
    at: now,
    ...(plan.since ? { since: plan.since } : {}),
    head,
    ...(commit ? { commit } : {}),
    events: plan.events,
    notes: [...(plan.said ? [plan.said] : []), ...plan.notes, ...heldBack(plan.effects)],
    traces: keptTraces(plan),
    effects: entries.map(noteOfEntry),
  };
  const next: Cursor = { ...cursor, commit: commit ?? head, checked: isTimely ? now : cursor.checked };
  const edits = editsOfState(state, { cursor: next, entries, note: withoutAddresses(note) });
  const own = await commitState(repository, state, edits, subjectOf(note, plan));
  const { rejected } = await pushTogether(
    repository,
    new Map([
      [branch, commit ?? head],
      [stateBranch, own],
    ]),
    access,
  );
  if (rejected !== undefined) {
    terminal.complain(`somebody pushed to ${branch} or ${stateBranch} meanwhile: planning again\n`);
    return undefined;
  }
  for (const planned of once) fresh.set(planned.key, planned);
  if (commit) await whileAlone(root, async () => forwardBranch(repository, branch, commit));
  return { plan, note, commit, head: commit ?? head, branch, publish: plan.tracker.workspace.publish };
}

/** Time is looked at by runs that time began or a person, and by one that a push began when that was long ago. */
function looksAtTime({ environment }: Terminal, { checked }: Cursor, now: string): boolean {
  if (environment['GITHUB_EVENT_NAME'] !== 'push') return true;
  return Date.parse(now) - Date.parse(checked) >= minutesBetween * 60_000;
}

function entryOf(planned: PlannedEffect, source: OutboxEntry['plan'], now: string): OutboxEntry {
  const { key, effect, rule, step, record, commit, mails, perHour } = planned;
  return {
    key,
    kind: effect.kind,
    state: 'pending',
    rule,
    step,
    ...(record ? { record } : {}),
    commit,
    plan: source,
    recipients: [],
    mails,
    perHour,
    tries: 0,
    at: now,
    changed: now,
  };
}

/** The note as the relay left it: what it did to effects of this run and of earlier ones. */
function withRelayed(note: RunNote, { effects, notes }: Relayed): RunNote {
  const done = new Map(effects.map((effect) => [effect.key, effect]));
  const own = note.effects.map((effect) => done.get(effect.key) ?? effect);
  const others = effects.filter(({ key }) => !note.effects.some((effect) => effect.key === key));
  return { ...note, notes: [...note.notes, ...notes], effects: [...own, ...others] };
}

function heldBack(effects: PlannedEffect[]): string[] {
  const bulk = effects.filter(({ held }) => held === 'bulk');
  const undo = effects.filter(({ held }) => held === 'undo');
  const rules = [...new Set(bulk.map(({ rule }) => rule))].sort().join(', ');
  return [
    ...(bulk.length > 0
      ? [`${bulk.length} messages of ${rules} were held back: the commit changes more than 100 records (bulk: true in a rule lets it)`]
      : []),
    ...(undo.length > 0 ? [`${undo.length} messages were held back: the commit takes another one back`] : []),
  ];
}

/** Those that tell of something first; what did not fire makes room for what did. */
function keptTraces({ traces }: AutomationPlan): RunNote['traces'] {
  const quiet = new Set(['conditions-not-met', 'no-op']);
  const sorted = [...traces.filter(({ status }) => !quiet.has(status)), ...traces.filter(({ status }) => quiet.has(status))];
  return sorted.slice(0, mostTraces);
}

function subjectOf({ events, effects }: RunNote, { head }: AutomationPlan): string {
  const parts = [`${events} ${events === 1 ? 'event' : 'events'}`, ...(effects.length > 0 ? [`${effects.length} to send`] : [])];
  return `looked at ${head.slice(0, 10)}: ${parts.join(', ')}`;
}
