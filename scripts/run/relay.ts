import { hideAddresses } from '../engine/automate/redact.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { EffectResult } from '../model/effect.ts';
import { noteOfEntry, type OutboxEntry, type PlanSource, type RunNote } from '../model/outbox.ts';
import type { Tracker } from '../model/tracker.ts';
import { findCommit } from '../store/git.ts';
import { fetchBranches, pushTogether, tryAgain } from '../store/git-publish.ts';
import { commitState, editsOfState, openStateBranch, type StateBranch, stateBranch } from '../store/state-branch.ts';
import { type Delivery, openDelivery } from './deliver.ts';
import { inSeconds, planAutomations, type Sendable } from './plan.ts';
import type { RunWorld } from './world.ts';

/** What the relay did: effects by key with what came of each, and what a person should know. */
export interface Relayed {
  effects: RunNote['effects'];
  notes: string[];
}

/** How often an effect is tried before it is given up. */
export const mostTriesOfEffect = 5;
/** A claim older than this belongs to a run that is dead: no job of the workflow may last longer. */
export const claimMinutes = 30;
const mostPushes = 50;
/** So many effects are claimed at once: what a dying run leaves unknown is no more than these. Notices are claimed all together, since each person gets one message. */
const mostClaimed = 50;
/** After so many milliseconds no more are claimed: the job has its own limit, and what waits is done by the next run. */
const mostTime = 8 * 60_000;
const minute = 60_000;
const longestWait = 24 * 60 * minute;

/**
 * Does what waits: claims it in one push, so that no other run does it too, does it, and notes in one push what came of it. What a dead
 * run had claimed is looked at first: a mail may have gone, so it becomes `unknown`; webhooks and issues carry their key and are done again.
 */
export async function relay(world: RunWorld, fresh: ReadonlyMap<string, Sendable>, present?: Tracker): Promise<Relayed> {
  const relayed: Relayed = { effects: [], notes: [] };
  let delivery: Delivery | undefined;
  const start = performance.now();
  try {
    while (performance.now() - start < mostTime) {
      const claimed = await claim(world, relayed);
      if (claimed.length === 0) return relayed;
      delivery ??= await openDelivery(world);
      const results = await delivery.deliver(claimed, await effectsOf(claimed, world, fresh, present), present);
      const marked = await mark(world, claimed, results, delivery.recipientsOf);
      relayed.effects.push(...marked.map(noteOfEntry));
    }
    relayed.notes.push('there is more to send than one run has time for; the next one goes on');
    return relayed;
  } finally {
    await delivery?.close();
  }
}

/** Settles what dead runs left and claims what is due; gives the entries that are now this run's alone. */
async function claim(world: RunWorld, relayed: Relayed): Promise<OutboxEntry[]> {
  const { now, run } = world;
  return pushState(world, `${run} claims what waits`, (state) => {
    const open = state.open();
    const dead = open.filter(
      ({ state, changed }) => state === 'claimed' && Math.abs(Date.parse(changed) - Date.parse(now)) >= claimMinutes * minute,
    );
    const settled = dead.map((entry): OutboxEntry => settle(entry, now));
    const due = [...open.filter((entry) => !dead.includes(entry)), ...settled].filter(
      (entry) => entry.state === 'pending' && isDue(entry, now),
    );
    const { within, waiting, sent } = withinLimits(firstOf(due), state.kept<{ [rule: string]: string[] }>('lastHour'), now);
    const claimed = within.map((entry): OutboxEntry => ({ ...entry, state: 'claimed', claim: run, changed: now, tries: entry.tries + 1 }));
    const lost = settled.filter(({ state }) => state === 'unknown');
    const written = [...new Map([...settled, ...waiting, ...claimed].map((entry) => [entry.key, entry])).values()];
    const kept = claimed.some(({ mails }) => mails > 0) ? { kept: { lastHour: sent } } : {};
    return {
      edits: editsOfState(state, { entries: written, ...kept }),
      result: claimed,
      landed: () => {
        relayed.effects.push(...[...lost, ...waiting].map(noteOfEntry));
      },
    };
  });
}

/** All notices, and of the others the first. */
function firstOf(due: OutboxEntry[]): OutboxEntry[] {
  const notices = due.filter(({ kind }) => kind === 'notice');
  return [...notices, ...due.filter(({ kind }) => kind !== 'notice').slice(0, mostClaimed)];
}

/** Of what is due, what may go now and what waits until its rule may write again. */
function withinLimits(
  due: OutboxEntry[],
  kept: { [rule: string]: string[] } = {},
  now: string,
): { within: OutboxEntry[]; waiting: OutboxEntry[]; sent: { [rule: string]: string[] } } {
  const hourAgo = inSeconds(new Date(Date.parse(now) - 60 * minute));
  const counted = new Map(Object.entries(kept).map(([rule, times]) => [rule, times.filter((time) => time > hourAgo && time <= now)]));
  const [within, waiting]: [OutboxEntry[], OutboxEntry[]] = [[], []];
  for (const entry of due) {
    const times = counted.get(entry.rule) ?? [];
    // one that alone is more than the limit goes when nothing else went
    if (entry.mails === 0 || times.length === 0 || times.length + entry.mails <= entry.perHour) {
      within.push(entry);
      if (entry.mails > 0) counted.set(entry.rule, [...times, ...Array<string>(entry.mails).fill(now)]);
      continue;
    }
    const free = inSeconds(new Date(Date.parse(times[0] ?? now) + 60 * minute));
    waiting.push({
      ...entry,
      notBefore: free,
      changed: now,
      reason: `throttled: ${entry.rule} may write to ${entry.perHour} addresses an hour`,
    });
  }
  return { within, waiting, sent: Object.fromEntries([...counted].filter(([, times]) => times.length > 0)) };
}

/** What becomes of a claim whose run is dead. */
function settle(entry: OutboxEntry, now: string): OutboxEntry {
  const { claim: _, ...rest } = entry;
  if (entry.kind === 'webhook' || entry.kind === 'issue')
    return entry.tries >= mostTriesOfEffect
      ? { ...rest, state: 'failed', changed: now, reason: `the run that did it died, ${entry.tries} times` }
      : { ...rest, state: 'pending', changed: now, reason: 'the run that did it died; it is done again with the same key' };
  return { ...rest, state: 'unknown', changed: now, reason: 'the run that sent it died, so nobody knows whether it went' };
}

/** Nothing waits longer than a day: what says so was written by a clock that was wrong. */
function isDue({ notBefore }: OutboxEntry, now: string): boolean {
  return notBefore === undefined || notBefore <= now || Date.parse(notBefore) > Date.parse(now) + longestWait;
}

async function mark(
  world: RunWorld,
  claimed: OutboxEntry[],
  results: ReadonlyMap<string, EffectResult>,
  recipientsOf: Delivery['recipientsOf'],
): Promise<OutboxEntry[]> {
  const { now, run } = world;
  const marked = claimed.map((entry): OutboxEntry => after(entry, results.get(entry.key), now, recipientsOf(entry.key)));
  return pushState(world, `${run} notes what came of it`, (state) => {
    const own = marked.filter(({ key }) => {
      const there = state.find(key);
      return there !== undefined && there !== 'known' && there.claim === run;
    });
    return { edits: editsOfState(state, { entries: own }), result: marked };
  });
}

/** An entry after a try: tried again later, twice as late each time, until it was tried too often. */
function after(entry: OutboxEntry, result: EffectResult | undefined, now: string, recipients: string[]): OutboxEntry {
  const { claim: _, notBefore: __, reason: ___, ...rest } = entry;
  const { state, reason, notBefore } = result ?? { state: 'unknown' as const, reason: 'it was not done', notBefore: undefined };
  const told = { ...rest, recipients, changed: now, ...(reason === undefined ? {} : { reason: hideAddresses(reason) }) };
  if (state !== 'later') return { ...told, state };
  if (entry.tries >= mostTriesOfEffect)
    return { ...told, state: 'failed', reason: `${told.reason ?? ''} (tried ${entry.tries} times)`.trim() };
  const wait = 5 * 2 ** (entry.tries - 1) * minute;
  const soonest = inSeconds(new Date(Date.parse(now) + wait));
  return { ...told, state: 'pending', notBefore: notBefore !== undefined && notBefore > soonest ? notBefore : soonest };
}

/** The effects behind entries: those of this run, and others by planning again what they were planned from. */
async function effectsOf(
  entries: OutboxEntry[],
  { root, repository, terminal }: RunWorld,
  fresh: ReadonlyMap<string, Sendable>,
  present: Tracker | undefined,
): Promise<Map<string, Sendable>> {
  const found = new Map<string, Sendable>();
  const others = Map.groupBy(
    entries.filter(({ key }) => !fresh.has(key)),
    ({ plan }) => JSON.stringify(plan),
  );
  for (const { key } of entries) {
    const sendable = fresh.get(key);
    if (sendable) found.set(key, sendable);
  }
  for (const [source, group] of others) {
    const { since, head, ...wish } = JSON.parse(source) as PlanSource;
    if (findCommit(repository, since) !== since || findCommit(repository, head) !== head) continue;
    const then = await planAutomations(root, since, terminal, { repository, head, ...wish, trust: 'own' });
    // who may be written to, and where, is as it is now
    const plan = present ? { ...then, tracker: { ...then.tracker, workspace: present.workspace } } : then;
    for (const { key } of group) {
      const planned = plan.effects.find((each) => each.key === key);
      if (planned) found.set(key, { planned, plan });
    }
  }
  return found;
}

interface StateWish<Result> {
  edits: ReturnType<typeof editsOfState>;
  result: Result;
  /** Called once it is on origin. */
  landed?(): void;
}

/** Writes to the branch of the state what is made of it as it is now, until that lands; nothing is pushed where there is nothing to write. */
export async function pushState<Result>(
  world: RunWorld,
  message: string,
  make: (state: StateBranch) => StateWish<Result>,
): Promise<Result> {
  const { repository, access } = world;
  const done = await tryAgain(mostPushes, async () => {
    const state = world.state ?? openStateBranch(repository, (await fetchBranches(repository, [stateBranch], access)).get(stateBranch));
    delete world.state;
    const { edits, result, landed } = make(state);
    if (edits.length > 0) {
      const commit = await commitState(repository, state, edits, message);
      const { rejected } = await pushTogether(repository, new Map([[stateBranch, commit]]), access);
      if (rejected !== undefined) return undefined;
      world.state = openStateBranch(repository, commit);
    } else world.state = state;
    landed?.();
    return { result };
  });
  if (!done) throw new UsageError(`others wrote to ${stateBranch} ${mostPushes} times in between: run it again`);
  return done.result;
}
