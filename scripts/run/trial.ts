import { workspaceOf } from '../changes.ts';
import type { Outlook } from '../engine/automate/outlook.ts';
import type { Terminal } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { instantOf, isDayOrTime, localTime, shiftDays, utcTime } from '../model/local-time.ts';
import { didYouMean } from '../model/names.ts';
import { isBuiltInRule } from '../model/notice.ts';
import type { Rule } from '../model/rule.ts';
import type { Trace } from '../model/trace.ts';
import { dirtyPaths } from '../store/git.ts';
import { openCommit } from '../store/git-files.ts';
import { safeLine } from '../terminal/text.ts';
import { type AutomationPlan, openWholeRepository, planAutomations } from './plan.ts';
import { tellRun } from './telling.ts';

const minute = 60_000;
/** So many reasons are told why a rule leaves records alone, where it is one of several. */
const mostReasons = 10;

/** What rules that wait for time would do at a moment. */
export interface Trial {
  plan: AutomationPlan;
  /** What each did with it; built-in ones only where one is asked for by its name. */
  outlooks: Outlook[];
  /** Rules that are changed and not committed, which are tried as they are committed. */
  unsaved: string[];
}

/**
 * Tries the rules of HEAD at a local time (a minute), or on a local day (all of it), on the records of HEAD: nothing is written or sent, and
 * it does not count as looked at. A UsageError says what is wrong with the moment or the name of the rule.
 */
export async function tryAt(root: string, at: string, rule: string | undefined, terminal: Terminal): Promise<Trial> {
  if (!isDayOrTime(at))
    throw new UsageError(
      `--at: ${JSON.stringify(at)} is no day or time; expected one of the workspace's clocks, such as 2026-12-01 or 2026-12-01T09:00`,
    );
  const repository = openWholeRepository(root);
  const { head } = repository;
  if (head === undefined) throw new UsageError('there is no commit yet');
  const { timezone } = workspaceOf(openCommit(repository, head, ['workspace.yml'], ['workspace.yml']));
  const [since, now] = stretchOf(at, timezone);
  const plan = await planAutomations(root, head, terminal, { repository, checked: since, now, trial: rule ?? '' });
  if (rule !== undefined) refuseOther(rule, plan);
  const outlooks = (plan.outlooks ?? []).filter((each) => rule !== undefined || !isBuiltInRule(each.rule));
  const unsaved = [...dirtyPaths(repository)].filter((path) => /^automations\/[^/]+\.yml$/.test(path));
  return { plan, outlooks, unsaved };
}

/** The stretch that a day is, or the minute that a time is; UTC instants, after the first and up to the second. */
function stretchOf(at: string, timezone: string): [string, string] {
  const start = instantOf(at, timezone);
  const end = at.length === 10 ? instantOf(shiftDays(at, 1), timezone) - 1000 : start;
  const before = at.length === 10 ? 1000 : minute;
  return [utcTime(new Date(start - before)), utcTime(new Date(end))];
}

/** Only a rule that waits for time can be tried so. */
function refuseOther(name: string, { outlooks = [], tracker, traces }: AutomationPlan): void {
  if (outlooks.length > 0) return;
  const fault = traces.find(({ rule, status, event }) => rule === name && status === 'failed' && event === undefined);
  if (fault) throw new UsageError(fault.reason);
  const rule = tracker.automations.find((each) => each.name === name);
  if (!rule)
    throw new UsageError(
      `--rule: there is no rule "${name}" in HEAD${
        didYouMean(
          name,
          tracker.automations.map((each) => each.name),
        ) || '; commit it first, if it is new'
      }`,
    );
  if (!rule.enabled) throw new UsageError(`--rule: ${name} is switched off (enabled: false)`);
  throw new UsageError(
    `--rule: ${name} does not wait for time, but for what is committed (${rule.when.map(({ trigger }) => trigger).join(' or ')}); try it with: woad automate --since HEAD~1 --dry-run`,
  );
}

/** The same for a terminal: what each rule would do, which records it leaves alone and why, and when it looks next. */
export function tellTrial({ plan, outlooks, unsaved }: Trial, isWhole: boolean): string {
  const { timezone } = plan.tracker.workspace;
  const local = (instant: string) => localTime(new Date(instant), timezone);
  const traces = tried(plan);
  const acted = traces.length > 0 || plan.notes.length > 0 ? tellRun({ events: 1, notes: plan.notes, traces, effects: [] }) : '';
  const lines = outlooks.flatMap(({ rule, came, next, nextOf, left }) => {
    const when =
      next === undefined
        ? 'no time of it is to come'
        : `looks next at ${local(next)}${nextOf.length === 0 ? '' : `, at ${someOf(nextOf)}`}`;
    return [...tellLeft(rule, left, isWhole), `${rule}: ${came ? '' : 'not its time; '}${when}`];
  });
  const notes = unsaved.map((path) => `note: ${path} has changes that are not committed; rules are tried as they are committed`);
  if (outlooks.length === 0 && acted === '') lines.push('no rule waits for time (schedule or date-reached)');
  return acted + [...lines, ...notes].map((line) => `${safeLine(line)}\n`).join('');
}

/** Records with the same reason are one line, in which all are named only where the rule is the only one that is told of. */
function tellLeft(rule: string, left: Outlook['left'], isWhole: boolean): string[] {
  const alike = [...Map.groupBy(left, ({ reason }) => reason)].map(([reason, each]) => ({
    reason,
    names: each.map(({ record }) => record),
  }));
  const shown = isWhole || alike.length <= mostReasons + 1 ? alike : alike.slice(0, mostReasons);
  const more = alike.slice(shown.length).reduce((sum, { names }) => sum + names.length, 0);
  return [
    ...shown.map(({ reason, names }) => `${rule}: ${isWhole ? names.join(', ') : someOf(names)} left alone: ${reason}`),
    ...(more > 0 ? [`${rule}: ${more} more left alone; --rule ${rule} tells of each`] : []),
  ];
}

/** Whether time sets a rule off, so that a moment can be tried. */
export function waitsForTime({ enabled, when }: Pick<Rule, 'enabled' | 'when'>): boolean {
  return enabled && when.some(({ trigger }) => trigger === 'schedule' || trigger === 'date-reached');
}

/** What a trial tells of: why a rule that waits for something else was not set off is none of it. */
export function tried({ traces }: AutomationPlan): Trace[] {
  const told = traces.filter(({ event, status }) => event !== undefined || status !== 'conditions-not-met');
  return told.map((trace): Trace => (trace.status === 'success' ? { ...trace, status: 'dry-run' } : trace));
}

function someOf(records: string[]): string {
  return records.length <= 3 ? records.join(', ') : `${records.slice(0, 2).join(', ')} and ${records.length - 2} more`;
}
