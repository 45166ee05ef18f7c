import { readArguments } from '../arguments.ts';
import type { Command, Terminal } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { RunNote } from '../model/outbox.ts';
import type { Trace } from '../model/trace.ts';
import { rootOf } from '../root.ts';
import { refuseUnmeant } from '../run/leave.ts';
import { leaveAway, tellSendable } from '../run/left-away.ts';
import { type AutomationPlan, commitPlan, planAutomations } from '../run/plan.ts';
import { previewMails } from '../run/preview.ts';
import { rehearse } from '../run/rehearsal.ts';
import { reportRehearsal, reportRun } from '../run/report.ts';
import { runAutomations } from '../run/run.ts';
import { tellRun } from '../run/telling.ts';
import { type Trial, tellTrial, tried, tryAt, waitsForTime } from '../run/trial.ts';
import { openWorld, type RunWorld } from '../run/world.ts';
import { openRepository, type Repository, remoteUrl } from '../store/git.ts';
import { fetchBranches } from '../store/git-publish.ts';
import { openStateBranch, stateBranch } from '../store/state-branch.ts';
import { writeOutputs } from '../store/workflow-output.ts';
import { jsonText } from '../terminal/json.ts';
import { safeLine } from '../terminal/text.ts';

const usage = `automate [--begin] [--dry-run] [--json]
  looks at every commit of origin's branch since the last run, commits and pushes what the rules in automations/ make of it, and
  sends what they ask for; where it stopped, and what was sent, stands on the branch woad-state. The first run of all, which makes
  that branch, is asked for with --begin, but for a workflow's
automate --since REV [--unsent] [--dry-run] [--json]
  looks at the commits from REV to HEAD of this clone, and commits here what rules change; it sends nothing, and where rules would
  send something it refuses, or with --unsent says what and leaves that away for good
automate --at DAY|TIME [--rule RULE] [--json]
  tries the rules that wait for time (schedule, date-reached) as if it were that day (2026-12-01) or minute (2026-12-01T09:00), on the
  records of HEAD: what each would do, which records it leaves alone and why, and when it looks next; writes and sends nothing`;

export default {
  summary: 'Runs the rules on what was committed.',
  usage,
  async run(args, terminal) {
    const { text, flags } = readArguments(args, {
      text: ['since', 'at', 'rule'],
      flags: ['begin', 'unsent', 'dry-run', 'json'],
      words: [0, 0],
      usage,
    });
    const root = rootOf(terminal, text.get('root'));
    const since = text.get('since');
    const asJson = flags.has('json');
    const how = { isDry: flags.has('dry-run'), asJson };
    const at = text.get('at');
    refuseTogether(text, flags);
    if (at !== undefined) return tellTried(await tryAt(root, at, text.get('rule'), terminal), text.has('rule'), terminal, how);
    if (since !== undefined) return runHere(root, since, terminal, { ...how, isUnsent: flags.has('unsent') });
    const world = openWorld(root, terminal, wantOrigin(root));
    if (how.isDry) return tellPlan(await planNext(world), undefined, terminal, how);
    await refuseUnmeant(world, flags.has('begin'));
    const { note, head, branch, commit, publish, plan, repository } = await runAutomations(root, terminal, { world });
    if (asJson) terminal.write(jsonText({ ...note, head, branch, commit: commit ?? null }));
    else terminal.write(tellRun(note) + tellPushed(commit, branch));
    // who reads JSON reads nothing else in it
    reportRun(note, plan?.tracker, repository, asJson ? withoutAnnotations(terminal) : terminal);
    const outputs = terminal.environment['GITHUB_OUTPUT'];
    if (outputs) writeOutputs(outputs, { head, pushed: String(commit !== undefined), publish });
    return isTrouble(note) ? 1 : 0;
  },
} satisfies Command;

/** What is asked for must belong to the form of the command in which it means something. */
function refuseTogether(text: ReadonlyMap<string, string>, flags: ReadonlySet<string>): void {
  const since = text.get('since');
  if (!text.has('at') && text.has('rule'))
    throw new UsageError(
      '--rule is for trying a moment: woad automate --at 2026-12-01 --rule RULE; of what ran, woad runs --rule RULE tells',
    );
  const other = ['unsent', 'begin'].find((flag) => flags.has(flag)) ?? (since === undefined ? undefined : 'since');
  if (text.has('at') && other !== undefined)
    throw new UsageError(`--at tries rules of time on the records of HEAD, and writes and sends nothing; leave --${other} away`);
  if (since === undefined && flags.has('unsent'))
    throw new UsageError('--unsent is for a run in this clone: woad automate --since REV --unsent; without --since everything is sent');
  if (since !== undefined && flags.has('begin'))
    throw new UsageError('--begin is for a run on origin; woad automate --since REV runs rules in this clone, and begins nothing there');
}

/** The repository of a tracker. A run is of origin's commits; who has none there yet is told of the other form. */
function wantOrigin(root: string): Repository | undefined {
  const repository = openRepository(root);
  if (repository && remoteUrl(repository) === undefined)
    throw new UsageError(
      'this clone has no remote "origin", whose commits rules look at; woad automate --since REV runs them without one, on the commits of this clone',
    );
  return repository;
}

/** The same terminal where nothing beside lines of rules is said. */
function withoutAnnotations({ annotate: _, ...terminal }: Terminal): Terminal {
  return terminal;
}

function tellPushed(commit: string | undefined, branch: string): string {
  return commit === undefined ? '' : `committed ${commit.slice(0, 10)} and pushed it to ${branch}\n`;
}

/** How a command tells of a plan, and whether it only looks. */
interface Telling {
  isDry: boolean;
  asJson: boolean;
}

/** Plans on this clone, and commits in it what rules change; what they would send needs a run on origin, so that it is sent once, or is left away. */
async function runHere(root: string, since: string, terminal: Terminal, how: Telling & { isUnsent: boolean }): Promise<number> {
  const rehearsal = how.isDry ? await rehearse(root, since, terminal) : undefined;
  const plan = rehearsal?.plan ?? (await planAutomations(root, since, terminal));
  const toSend = tellSendable(plan);
  if (!how.isDry && !how.isUnsent && toSend.length > 0) {
    const [first = ''] = toSend;
    const them = toSend.length === 1 ? `a message (${first})` : `${toSend.length} messages (the first: ${first})`;
    throw new UsageError(
      `the rules would send ${them}, and a run in this clone sends nothing. Push, and the run on origin changes and sends all of it; or commit here what rules change, and leave for good what they would send: woad automate --since ${since} --unsent (with --dry-run it tells what that is)`,
    );
  }
  if (!how.isUnsent || how.isDry) {
    const exit = tellPlan(plan, how.isDry ? undefined : await commitPlan(plan), terminal, how);
    if (rehearsal && !how.asJson) reportRehearsal(rehearsal, terminal);
    return exit;
  }
  const left = leaveAway(plan);
  return tellPlan(left, await commitPlan(left, toSend.length > 0), terminal, { ...how, toSend });
}

/** What the next run would do, from where the last one stopped. */
async function planNext({ root, repository, branch, access, now, terminal }: RunWorld): Promise<AutomationPlan> {
  const heads = await fetchBranches(repository, [branch, stateBranch], access);
  const cursor = openStateBranch(repository, heads.get(stateBranch)).cursor;
  const head = heads.get(branch);
  if (!cursor || head === undefined)
    throw new UsageError('rules have not run yet: the first run only notes where it begins; try --since REV --dry-run');
  return planAutomations(root, cursor.commit, terminal, { repository, head, checked: cursor.checked, now });
}

function tellPlan(
  plan: AutomationPlan,
  commit: string | undefined,
  terminal: Terminal,
  { isDry, asJson, toSend = [] }: Telling & { toSend?: string[] },
): number {
  const traces = plan.traces.map((trace): Trace => (isDry && trace.status === 'success' ? { ...trace, status: 'dry-run' } : trace));
  const { head, since, said, events, paths, notes } = plan;
  if (asJson) {
    terminal.write(jsonText({ since, head, commit: commit ?? null, said, events, paths, notes, traces, leftAway: toSend }));
  } else {
    if (said) terminal.write(`${said}\n`);
    terminal.write(tellRun({ events, notes, traces, effects: [] }));
    if (isDry && plan.tracker.automations.some(waitsForTime))
      terminal.write('rules that wait for time are tried with: woad automate --at DAY|TIME\n');
    if (isDry) tellMails(plan, terminal);
    for (const line of toSend) terminal.write(`${safeLine(`left away: ${line}`)}\n`);
    const files = `${paths.length} ${paths.length === 1 ? 'file' : 'files'}`;
    if (commit)
      terminal.write(`committed ${commit.slice(0, 10)}: ${files}; of a run in a clone this commit is all that is kept (woad runs)\n`);
    else
      terminal.write(`${paths.length > 0 && isDry ? `a dry run: ${files} would change, nothing was written` : 'rules changed nothing'}\n`);
  }
  return isTrouble({ traces, effects: [] }) ? 1 : 0;
}

/** What would happen at a moment, and the mails that would go out. */
function tellTried(trial: Trial, isWhole: boolean, terminal: Terminal, { asJson }: Telling): number {
  const { plan, outlooks, unsaved } = trial;
  const traces = tried(plan);
  if (asJson) {
    const { head, checked: since, now, paths, notes } = plan;
    terminal.write(jsonText({ head, since, now, paths, notes, traces, outlooks, unsaved }));
  } else {
    terminal.write(tellTrial(trial, isWhole));
    tellMails(plan, terminal);
    terminal.write('a dry run: nothing was written or sent\n');
  }
  return isTrouble({ traces, effects: [] }) ? 1 : 0;
}

/** Not in the log of a workflow, which is read by others. */
function tellMails({ effects, tracker }: AutomationPlan, { environment, write }: Terminal): void {
  if (environment['GITHUB_ACTIONS'] || environment['CI']) return;
  for (const line of previewMails(effects, tracker.workspace)) write(`${safeLine(line)}\n`);
}

function isTrouble({ traces, effects }: Pick<RunNote, 'traces' | 'effects'>): boolean {
  return (
    traces.some(({ status }) => status === 'failed' || status === 'partial') ||
    effects.some(({ state }) => state === 'failed' || state === 'unknown')
  );
}
