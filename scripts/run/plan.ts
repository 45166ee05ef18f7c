import { loadCatalogue } from '../catalogue.ts';
import type { RunContext } from '../engine/automate/context.ts';
import { bornIn, momentsSince, tellLeft } from '../engine/automate/moments.ts';
import { type Outlook, outlooksOf } from '../engine/automate/outlook.ts';
import { kindsWaitedFor, openRules } from '../engine/automate/rules.ts';
import { planRun, type RunPlan } from '../engine/automate/run.ts';
import { pathsOf } from '../engine/automate/state.ts';
import { messageOf } from '../engine/automate/words.ts';
import { readTracker } from '../engine/read/tracker.ts';
import type { Terminal } from '../model/command.ts';
import { bot } from '../model/commit.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { PlannedEffect } from '../model/effect.ts';
import type { TrackerEvent } from '../model/event.ts';
import type { AnyFieldType, FieldTypes } from '../model/field-type.ts';
import type { Files } from '../model/file.ts';
import { recordName, type TrackerRecord } from '../model/record.ts';
import type { Tracker } from '../model/tracker.ts';
import { openRemembered } from '../remembering.ts';
import { refuseNewer } from '../root.ts';
import { applyEdits } from '../store/disk.ts';
import { dirtyPaths, findCommit, headCommit, openRepository, type Repository } from '../store/git.ts';
import { type CommitFiles, openCommit } from '../store/git-files.ts';
import { tellNoRepository } from '../store/git-trouble.ts';
import { commitPaths } from '../store/git-write.ts';
import { whileAlone } from '../store/lock.ts';
import { settingsOf } from '../workspace.ts';
import { loadZod } from '../zod.ts';
import { openRunContext } from './context.ts';
import { givenTo, withAddresses } from './given.ts';
import { eventsOf, findRange, findSince } from './happened.ts';
import { recordLinks } from './record-links.ts';

/** What rules make of what happened since a commit; nothing is written yet. */
export interface AutomationPlan extends RunPlan {
  root: string;
  /** As it is in HEAD, without the values of computed fields: these are worked out where a rule names them. */
  tracker: Tracker;
  repository: Repository;
  /** 40 hex digits: what was looked at, where it is known here, and what the plan is made on. */
  since: string | undefined;
  head: string;
  /** UTC instants: moments of time between the two were looked at. */
  checked: string;
  now: string;
  /** Where a moment is tried: what rules that wait for time did with it, and when they look next. */
  outlooks?: Outlook[];
  /** How the events were found, in words; empty where there is nothing to say. */
  said: string;
  events: number;
}

/** An effect and the plan it stands in, where it finds its record and the settings of the tracker. */
export interface Sendable {
  planned: PlannedEffect;
  plan: AutomationPlan;
}

/** What a plan is made on, where that is not HEAD and this moment; the same again gives the same plan. */
export interface PlanWish {
  /** Where the tracker stands, if it was opened already. */
  repository?: Repository;
  /** 40 hex digits. */
  head?: string;
  /** UTC instants; no moment of time is looked at where `checked` is absent or is `now`. */
  checked?: string;
  now?: string;
  /** The commit that was the newest when time was looked at last: of records that came since then only the moments from then on count. */
  checkedAt?: string;
  /** The time zone of the workspace then. */
  zoneThen?: string;
  /** Which commits of rules are believed that what they name is handled: all, or those of the branch's own line. */
  trust?: 'all' | 'own';
  /** Tries a moment: what time makes is all that happens, for the rule of this name or for all (`''`), and `outlooks` tells the rest. */
  trial?: string;
  /** Events that rules have answered already, though no commit of theirs says so. */
  isAnswered?(event: TrackerEvent): boolean;
}

/** The repository of a tracker, which may have been opened already, with its whole history; a UsageError says what is missing. */
export function openWholeRepository(root: string, repository = openRepository(root)): Repository {
  if (!repository) throw tellNoRepository(root, 'rules are set off by its commits');
  if (repository.shallow) {
    throw new UsageError(
      'this is a shallow clone, in which every record looks new; fetch the whole history (git fetch --unshallow, or fetch-depth: 0 in a workflow)',
    );
  }
  return repository;
}

/** Finds out what happened from a commit to another one (HEAD) and what the rules of that one make of it; the working tree is not looked at. */
export async function planAutomations(root: string, since: string, terminal: Terminal, wish: PlanWish = {}): Promise<AutomationPlan> {
  const repository = openWholeRepository(root, wish.repository);
  const head = wish.head ?? repository.head;
  if (head === undefined) throw new UsageError('there is no commit yet');
  const from = findSince(repository, since);
  const range = 'as' in from ? from : findRange(repository, from.commit, head, wish.trust);
  const fields = await loadCatalogue<AnyFieldType>('fields');
  const given = givenTo(terminal);
  const { files, read } = readCommit(root, repository, head, fields);
  refuseNewer(files);
  const tracker = { ...read, workspace: withAddresses(read.workspace, given.people) };
  const utc = wish.now ?? inSeconds(terminal.now);
  const checked = wish.checked ?? utc;
  const context: RunContext = await openRunContext(tracker.workspace, fields, utc, terminal);
  const links = recordLinks(repository, tracker, terminal);
  const rules = openRules(tracker, context);
  const happened = eventsOf(range, repository, tracker, fields, kindsWaitedFor(rules));
  if (rules.asksGit && (happened.length > 0 || checked !== utc))
    context.pasts = await (await import('../histories.ts')).pastsOf(root, { ...tracker, fields });
  const { checkedAt = since } = wish;
  const born =
    checked === utc || checkedAt === since || findCommit(repository, checkedAt) === undefined
      ? happened
      : eventsOf(findRange(repository, checkedAt, head, wish.trust), repository, tracker, fields, new Set(['created']));
  const stretch = { since: checked, now: utc, head, bornAt: bornIn(born) };
  const waiting = wish.trial ? { ...rules, rules: rules.rules.filter(({ rule }) => rule.name === wish.trial) } : rules;
  const ofTime = momentsSince(waiting, tracker, context, stretch, wish.zoneThen);
  const events = [...happened.filter((event) => !wish.isAnswered?.(event)), ...ofTime.events];
  const plan = planRun(files, tracker, events, { ...context, url: urlOf(tracker, links) }, rules);
  plan.traces = tellLeft(plan.traces, ofTime.left, tracker.workspace.timezone);
  plan.traces.unshift(...ofTime.missed);
  plan.notes.unshift(...ofTime.notes);
  const said = range.as === 'commits' ? '' : range.as === 'nothing' ? range.why : `${range.why}: the net difference is looked at`;
  const looked = { since: 'as' in from ? undefined : from.commit, head, checked, now: utc };
  const outlooks = wish.trial === undefined ? {} : { outlooks: outlooksOf(waiting, tracker, context, stretch, ofTime) };
  return { ...plan, ...looked, ...outlooks, root, tracker, repository, said, events: events.length };
}

/** The address of a record by its name, for `url(record)` in rules. */
function urlOf(tracker: Tracker, links: (record: TrackerRecord) => string | undefined): (name: string) => string | undefined {
  let byName: ReadonlyMap<string, TrackerRecord> | undefined;
  return (name) => {
    byName ??= new Map(tracker.records.map((record) => [recordName(record), record]));
    const record = byName.get(name);
    return record && links(record);
  };
}

/** So many files are read in less time than git is asked twice. */
const fewFiles = 200;

/** The tracker of a commit; what was read of the same bytes before is not read again. */
function readCommit(root: string, repository: Repository, head: string, fields: FieldTypes): { files: Files; read: Tracker } {
  const whole = openCommit(repository, head);
  const isSmall = whole.blobs().size < fewFiles;
  const files: CommitFiles = isSmall
    ? whole
    : openCommit(
        repository,
        head,
        settingsIn(() => files),
      );
  const memory = openRemembered(root, settingsOf(files));
  // with little of it remembered all is asked of git at once
  const isNew = memory.count() < files.blobs().size / 2;
  const source = isNew && !isSmall ? { ...whole, blob: files.blob } : files;
  const read = readTracker(source, { fields, zod: loadZod(), remembered: memory.remembered });
  memory.close(() => files.blobs());
  return { files: source, read };
}

/** The paths of all settings, and of the rules. */
function settingsIn(open: () => Files): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      yield 'workspace.yml';
      for (const folder of ['lists', 'automations']) for (const { name } of open().list(folder)) yield `${folder}/${name}`;
    },
  };
}

/** An instant in UTC to the second, `2026-11-21T12:45:10Z`. */
export function inSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** Writes a plan and commits it, nothing else with it; gives the commit, or undefined where rules changed nothing. One that `mayBeEmpty` is made all the same: it says that its events are handled. */
export async function commitPlan(
  { root, tracker, repository, since, head, traces, edits, paths }: AutomationPlan,
  mayBeEmpty = false,
): Promise<string | undefined> {
  if (paths.length === 0 && !mayBeEmpty) return undefined;
  return whileAlone(root, async () => {
    if (headCommit(repository) !== head) throw new UsageError('HEAD has moved meanwhile; run it again');
    const dirty = dirtyPaths(repository);
    const unsaved = pathsOf(edits).filter((path) => dirty.has(path));
    if (unsaved.length > 0) {
      throw new UsageError(
        `rules would write files that have changes of yours; commit or discard these first:\n${unsaved.map((path) => `  ${path}`).join('\n')}`,
      );
    }
    applyEdits(root, edits);
    return commitPaths(repository, paths, messageOf(traces, tracker.automations, since, head), bot, mayBeEmpty);
  });
}
