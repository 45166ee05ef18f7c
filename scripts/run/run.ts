import { workspaceOf } from '../changes.ts';
import { tellAskedBefore } from '../engine/automate/asked-before.ts';
import { withoutAddresses } from '../engine/automate/redact.ts';
import { messageOf } from '../engine/automate/words.ts';
import type { Terminal } from '../model/command.ts';
import { bot, isOfRun } from '../model/commit.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { Effect, PlannedEffect } from '../model/effect.ts';
import { type Cursor, noteOfEntry, type OutboxEntry, type RunNote } from '../model/outbox.ts';
import { refuseNewer } from '../root.ts';
import { findCommit, headCommit, isAncestor, type Repository } from '../store/git.ts';
import { commitOnto } from '../store/git-commit.ts';
import { openCommit } from '../store/git-files.ts';
import { latestCommits } from '../store/git-history.ts';
import { fetchBranches, fetchCommit, forwardBranch, pushTogether, tryAgain } from '../store/git-publish.ts';
import { whileAlone } from '../store/lock.ts';
import { commitState, editsOfState, openStateBranch, type StateBranch, stateBranch } from '../store/state-branch.ts';
import { heldBack, isUneventful, keptTraces, subjectOf, withRelayed } from './note.ts';
import { type AutomationPlan, planAutomations, type Sendable } from './plan.ts';
import { lineOfEvent } from './proposals.ts';
import { propose, settleProposals, type Written } from './proposing.ts';
import { showProposals } from './pull-request.ts';
import { putAway } from './put-away.ts';
import { relay } from './relay.ts';
import { openWorld, type RunWorld } from './world.ts';

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
  repository: Repository;
}

const mostTries = 20;
/** So many minutes after time was looked at last, it is looked at again also in a run that a push began. */
const minutesBetween = 30;

/**
 * One run: what happened since the cursor goes to the rules, and their commit, the cursor, the outbox and the traces go to origin in one
 * push, all or nothing; when somebody was faster, the plan is thrown away and made again on what they pushed. Then what waits is sent.
 */
export async function runAutomations(
  root: string,
  terminal: Terminal,
  { world: opened = openWorld(root, terminal), ...more }: { loopbackPort?: number; world?: RunWorld } = {},
): Promise<RunOutcome> {
  const world = { ...opened, ...more };
  const fresh = new Map<string, Sendable>();
  const outcome = await tryAgain(mostTries, () => tryRun(world, fresh));
  if (!outcome) throw new UsageError(`others pushed ${mostTries} times in between; nothing was pushed, and nothing is lost: run it again`);
  const own = headCommit(world.repository);
  if (own !== undefined && own !== outcome.head && isAncestor(world.repository, outcome.head, own))
    terminal.complain(`this clone has commits that are not on origin/${outcome.branch}; rules look at what is pushed: git push\n`);
  const relayed = await relay(world, fresh, outcome.plan?.tracker);
  if (terminal.environment['GITHUB_EVENT_NAME'] !== 'push') await putAway(world);
  const notes = outcome.plan?.tracker.workspace.write === 'pull-request' ? await showProposals(world) : [];
  return { ...outcome, note: withRelayed(outcome.note, { ...relayed, notes: [...relayed.notes, ...notes] }) };
}

async function tryRun(world: RunWorld, fresh: Map<string, Sendable>): Promise<RunOutcome | undefined> {
  const { root, repository, branch, access, now } = world;
  const heads = await fetchBranches(repository, [branch, stateBranch], access);
  const head = heads.get(branch);
  if (head === undefined) throw new UsageError(`origin has no branch ${branch} yet; push it once: git push origin ${branch}`);
  const state = openStateBranch(repository, heads.get(stateBranch));
  world.state = state;
  await whileAlone(root, async () => forwardBranch(repository, branch, head));
  const { cursor } = state;
  if (cursor && cursor.branch !== branch) await refuseOtherBranch(world, cursor, head);
  if (cursor && findCommit(repository, cursor.commit) === undefined) await fetchCommit(repository, cursor.commit, access);
  return cursor ? tryPlan(world, head, state, cursor, fresh) : begin(world, head, state);

  async function begin({ run }: RunWorld, at: string, empty: StateBranch): Promise<RunOutcome | undefined> {
    const before = latestCommits(repository, 500).find(isOfRun);
    const words = before
      ? `the branch ${stateBranch} is gone, though rules ran before (${before.commit.slice(0, 10)}): what happened up to ${at.slice(0, 10)} is not looked at, and nothing is sent again`
      : `this is the first run: rules look at what happens after ${at.slice(0, 10)}`;
    const note: RunNote = { woad: 1, run, at: now, head: at, events: 0, notes: [words], traces: [], effects: [] };
    const edits = editsOfState(empty, { cursor: { woad: 1, branch, commit: at, checked: now, checkedAt: at, since: now }, note });
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
    world.state = openStateBranch(repository, commit);
    const files = openCommit(repository, at, ['workspace.yml'], ['workspace.yml']);
    refuseNewer(files);
    return { plan: undefined, note, commit: undefined, head: at, branch, publish: workspaceOf(files).publish, repository };
  }
}

async function tryPlan(
  world: RunWorld,
  head: string,
  state: StateBranch,
  cursor: Cursor,
  fresh: Map<string, Sendable>,
): Promise<RunOutcome | undefined> {
  const { root, repository, branch, access, terminal, now, run } = world;
  const isTimely = looksAtTime(terminal, cursor, now);
  const checked = isTimely ? cursor.checked : now;
  const proposed = await settleProposals(world, head, state);
  const zone = cursor.timezone === undefined ? {} : { zoneThen: cursor.timezone };
  const plan = await planAutomations(root, cursor.commit, terminal, {
    repository,
    head,
    checked,
    now,
    checkedAt: cursor.checkedAt,
    ...zone,
    trust: 'own',
    ...proposed.wish,
  });
  const written = plan.tracker.workspace.write === 'direct' ? await commitRules(world, plan) : await propose(world, plan, proposed.open);
  const newHead = written.commit ?? head;
  const source = { since: plan.since ?? head, head, checked, now, ...zone };
  const isKnown = (key: string) => state.find(key) !== undefined;
  plan.traces = tellAskedBefore(plan.traces, isKnown);
  const queued = plan.effects.filter(({ held, key, effect }) => held === undefined && !isKnown(key) && isWanted(effect, plan));
  const once = [...new Map(queued.map((planned) => [planned.key, planned])).values()];
  const entries = [
    ...proposed.entries,
    ...proposed.freed(),
    ...once.map((planned) => entryOf(planned, source, now, written.proposals !== undefined)),
  ];
  const note: RunNote = {
    woad: 1,
    run,
    at: now,
    ...(plan.since ? { since: plan.since } : {}),
    head,
    ...(written.commit ? { commit: written.commit } : {}),
    events: plan.events,
    notes: [...(plan.said ? [plan.said] : []), ...proposed.notes, ...plan.notes, ...written.notes, ...heldBack(plan.effects)],
    traces: keptTraces(plan),
    effects: entries.map(noteOfEntry),
  };
  const next: Cursor = {
    ...cursor,
    branch,
    commit: newHead,
    ...(isTimely && now > cursor.checked ? { checked: now, checkedAt: newHead, timezone: plan.tracker.workspace.timezone } : {}),
  };
  const outcome = { plan, note, commit: written.commit, head: newHead, branch, publish: plan.tracker.workspace.publish, repository };
  const isQuiet = isUneventful(note, plan) && entries.length === 0 && !proposed.changed;
  if (isQuiet && !isTimely && newHead === cursor.commit) return outcome;
  const kept = proposed.changed || written.proposals ? { kept: { proposals: written.proposals ?? proposed.open ?? null } } : {};
  const edits = editsOfState(state, { cursor: next, entries, ...(isQuiet ? {} : { note: withoutAddresses(note) }), ...kept });
  const own = await commitState(repository, state, edits, subjectOf(note, plan));
  const refs = new Map([
    [branch, newHead],
    [stateBranch, own],
    ...(written.proposals ? [[written.proposals.branch, written.proposals.head] as const] : []),
  ]);
  const { rejected } = await pushTogether(repository, refs, access);
  if (rejected !== undefined) {
    terminal.complain(`somebody pushed to ${branch} or ${stateBranch} meanwhile: planning again\n`);
    return undefined;
  }
  world.state = openStateBranch(repository, own);
  for (const planned of once) fresh.set(planned.key, { planned, plan });
  if (written.commit) await whileAlone(root, async () => forwardBranch(repository, branch, newHead));
  return outcome;
}

/** Rules look at one branch; when that was renamed, they go on where they stood. */
async function refuseOtherBranch({ repository, branch, access }: RunWorld, cursor: Cursor, head: string): Promise<void> {
  const others = await fetchBranches(repository, [cursor.branch], access);
  if (!others.has(cursor.branch) && isAncestor(repository, cursor.commit, head)) return;
  throw new UsageError(
    `the rules of this repository look at ${cursor.branch}, not at ${branch}: run them there, or rename that branch to ${branch} on origin, or delete the branch ${stateBranch} to begin anew on ${branch}`,
  );
}

async function commitRules({ repository, run }: RunWorld, plan: AutomationPlan): Promise<Written> {
  if (plan.paths.length === 0) return { notes: [] };
  const message = messageOf(plan.traces, plan.tracker.automations, plan.since, plan.head, run);
  return { commit: await commitOnto(repository, plan.head, openCommit(repository, plan.head, []), plan.edits, message, bot), notes: [] };
}

/** Time is looked at by runs that time began or a person, and by one that a push began when that was long ago. */
function looksAtTime({ environment }: Terminal, { checked }: Cursor, now: string): boolean {
  if (environment['GITHUB_EVENT_NAME'] !== 'push') return true;
  return Date.parse(now) - Date.parse(checked) >= minutesBetween * 60_000;
}

/** An effect of a person's own event goes at once; one that follows from what is only proposed waits until that is merged. */
function entryOf(planned: PlannedEffect, source: OutboxEntry['plan'], now: string, isProposed: boolean): OutboxEntry {
  const { key, effect, rule, step, record, commit, mails, perHour } = planned;
  return {
    key,
    kind: effect.kind,
    ...(isProposed && planned.depth > 0
      ? { state: 'proposed' as const, waitsFor: lineOfEvent(planned.event) }
      : { state: 'pending' as const }),
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

/** A person who wants no notices gets none, and none is kept for them. */
function isWanted(effect: Effect, { tracker }: AutomationPlan): boolean {
  return effect.kind !== 'notice' || tracker.workspace.people.get(effect.person)?.notify !== 'none';
}
