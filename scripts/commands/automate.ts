import { drawUsage, readArguments } from '../arguments.ts';
import { type AutomationPlan, commitPlan, planAutomations } from '../automations.ts';
import { describeEvent, describeStep } from '../engine/automate/words.ts';
import type { Command, Terminal } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { Trace } from '../model/trace.ts';
import { rootOf } from '../root.ts';
import { currentBranch, isAncestor } from '../store/git.ts';
import { fetchBranch, pushCommit, tryAgain } from '../store/git-publish.ts';
import { stepTo } from '../store/git-write.ts';
import { writeOutputs } from '../store/workflow-output.ts';
import { jsonText } from '../terminal/json.ts';
import { safeLine } from '../terminal/text.ts';

const usage = `automate --since REV [--dry-run] [--json] [--push]
  looks at every commit from REV to HEAD, and commits once what the rules in automations/ make of it`;
const mostTries = 20;
const mostIdle = 10;

export default {
  summary: 'Runs the rules on what was committed since REV.',
  usage,
  async run(args, terminal) {
    const { text, flags } = readArguments(args, { text: ['since'], flags: ['dry-run', 'json', 'push'], words: [0, 0], usage });
    const since = text.get('since');
    if (since === undefined) throw new UsageError(`--since is missing: a commit, such as HEAD~1\n${drawUsage(usage)}`);
    const isDry = flags.has('dry-run');
    if (isDry && flags.has('push')) throw new UsageError('--dry-run writes nothing, so there is nothing to --push');
    const root = rootOf(terminal, text.get('root'));
    const { plan, commit, pushed } = await runOnce(root, since, terminal, isDry, flags.has('push'));
    const traces = plan.traces.map((trace): Trace => (isDry && trace.status === 'success' ? { ...trace, status: 'dry-run' } : trace));
    if (flags.has('json')) {
      const { head, said, events, paths, notes } = plan;
      terminal.write(jsonText({ since, head, commit: commit ?? null, pushed, said, events, paths, notes, traces }));
    } else {
      terminal.write(tell(plan, traces, commit, isDry));
    }
    const outputs = terminal.environment['GITHUB_OUTPUT'];
    if (outputs && !isDry) {
      writeOutputs(outputs, { head: commit ?? plan.head, pushed: String(pushed), publish: plan.tracker.workspace.publish });
    }
    return traces.some(({ status }) => status === 'failed' || status === 'partial') ? 1 : 0;
  },
} satisfies Command;

interface Outcome {
  plan: AutomationPlan;
  commit: string | undefined;
  pushed: boolean;
}

/** Plans, commits and pushes; when somebody pushed in between, the commit is thrown away and all is planned again on their head. */
async function runOnce(root: string, since: string, terminal: Terminal, isDry: boolean, push: boolean): Promise<Outcome> {
  const access = { token: terminal.environment['WOAD_TOKEN'], server: terminal.environment['GITHUB_SERVER_URL'] };
  const outcome = await tryAgain(mostTries, async (): Promise<Outcome | undefined> => {
    const plan = await planAutomations(root, since, terminal);
    const branch = push ? branchOf(plan, terminal) : '';
    const commit = isDry ? undefined : await commitPlan(plan);
    if (!push || commit === undefined) return { plan, commit, pushed: false };
    const { rejected } = await pushCommit(plan.repository, commit, branch, access);
    if (rejected === undefined) return { plan, commit, pushed: true };
    const theirs = await fetchBranch(plan.repository, branch, access);
    if (theirs === undefined || !isAncestor(plan.repository, plan.head, theirs)) {
      throw new UsageError(
        `origin/${branch} has another history than this clone; the commit of the rules, ${commit.slice(0, 10)}, is here and was not pushed`,
      );
    }
    await stepTo(plan.repository, theirs);
    terminal.complain(`somebody pushed to ${branch} meanwhile: planning again on ${theirs.slice(0, 10)}\n`);
    return undefined;
  });
  if (outcome) return outcome;
  throw new UsageError(`others pushed ${mostTries} times in between; nothing was pushed, and nothing is lost: run it again`);
}

function branchOf({ repository, tracker }: AutomationPlan, { environment }: Terminal): string {
  const named = environment['GITHUB_REF_TYPE'] === 'branch' ? environment['GITHUB_REF_NAME'] : undefined;
  const branch = currentBranch(repository) ?? named ?? tracker.workspace.branch;
  if (branch === undefined) throw new UsageError('no branch is checked out, so there is none to push to');
  return branch;
}

/** Rules that did something or could not, then the others, each with why. */
function tell(plan: AutomationPlan, traces: Trace[], commit: string | undefined, isDry: boolean): string {
  const lines: string[] = [];
  if (plan.said) lines.push(plan.said);
  const isQuiet = ({ status }: Trace) => status === 'conditions-not-met' || status === 'no-op';
  const quiet = plan.events > 0 ? traces.filter(isQuiet) : [];
  const idle = quiet.filter(({ record }) => record === undefined);
  for (const trace of [...traces.filter((each) => !isQuiet(each)), ...quiet.filter(({ record }) => record !== undefined)])
    lines.push(...tellTrace(trace));
  if (idle.length > mostIdle) lines.push(`not set off: ${idle.map(({ rule }) => rule).join(', ')}; --json says why`);
  else lines.push(...idle.map(({ rule, reason }) => `${rule}: not set off: ${reason}`));
  if (plan.events === 0) lines.push('no record changed that rules have not looked at');
  for (const note of plan.notes) lines.push(`note: ${note}`);
  const files = `${plan.paths.length} ${plan.paths.length === 1 ? 'file' : 'files'}`;
  if (commit) lines.push(`committed ${commit.slice(0, 10)}: ${files}`);
  else lines.push(plan.paths.length > 0 && isDry ? `a dry run: ${files} would change, nothing was written` : 'rules changed nothing');
  return lines.map((line) => `${safeLine(line)}\n`).join('');
}

function tellTrace({ rule, status, reason, record, event, steps }: Trace): string[] {
  const about = record === undefined || event === undefined ? '' : ` ${record} ${describeEvent(event)}:`;
  const head = `${rule}:${about} ${status}`;
  if (steps.length === 0) return [reason ? `${head}: ${reason}` : head];
  return [head, ...steps.map((step) => `  - ${describeStep(step)}`)];
}
