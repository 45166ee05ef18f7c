import { type Ailment, listNames, rulesEnvironment, type Seen, type SeenWorkflow, type Symptom } from '../model/ailment.ts';

const fresh = 'take the file anew from the Woad you began with';
/** What each shipped workflow asks for, over all of its jobs. */
const usual: { [file: string]: { [right: string]: string } } = {
  'check.yml': { contents: 'read' },
  'tracker.yml': { contents: 'write', statuses: 'write', issues: 'write', 'pull-requests': 'write', pages: 'write', 'id-token': 'write' },
};

export default {
  summary: 'Workflows that are missing, do not run when they should, or may do more than they need.',
  ofGitHub: 'all',
  *find(seen) {
    const { workflows, clone, rules, needs, tracker } = seen;
    const find = (file: string) => workflows.find((each) => each.file === file);
    const [check, run] = [find('check.yml'), find('tracker.yml')];
    const isUsed =
      rules.length > 0 || needs.mail.length + needs.issues.length + needs.writes.length > 0 || tracker.workspace.publish !== 'none';
    if (!run && clone?.hasOrigin && isUsed)
      yield {
        severity: 'error',
        found: 'there is no workflow .github/workflows/tracker.yml: no rule runs by itself, and no site is built',
        remedy: 'take the file from the Woad you began with, and commit it',
      };
    if (!check && clone?.hasOrigin)
      yield {
        severity: 'note',
        found: 'there is no workflow .github/workflows/check.yml, which names every fault of a pull request at its line',
        remedy: 'take the file from the Woad you began with, and commit it',
      };
    for (const workflow of workflows) yield* findRights(workflow);
    if (run && run.problem === undefined) yield* findWhen(run, seen);
    if (check && check.problem === undefined && !check.events.has('pull_request'))
      yield {
        severity: 'warning',
        found: 'check.yml does not run on pull requests',
        remedy: `write "on: pull_request" in it, or ${fresh}`,
      };
  },
} satisfies Ailment;

function* findRights({ file, text, problem, events, permissions, jobs }: SeenWorkflow): Generator<Symptom> {
  if (problem !== undefined) {
    yield { severity: 'error', found: `.github/workflows/${file} cannot be read: ${problem}`, remedy: `mend it, or ${fresh}` };
    return;
  }
  const allowed = usual[file];
  // in a workflow of one's own it may be meant so
  const severity = allowed ? 'error' : 'warning';
  if (events.has('pull_request_target'))
    yield {
      severity,
      found: `${file} runs on pull_request_target: with the rights and secrets of this repository, set off by a stranger's pull request`,
      remedy: `write pull_request in its place, or ${fresh}`,
    };
  const secrets = /\$\{\{[^}]*\bsecrets\b(?!\.GITHUB_TOKEN\b)/.test(withoutComments(text));
  if (events.has('pull_request') && secrets)
    yield {
      severity,
      found: `${file} runs what a pull request brings, and gives secrets to it`,
      remedy: `take every \${{ secrets... }} out of it, or ${fresh}`,
    };
  if (!allowed) return;
  const wide = [{ name: 'the top', permissions }, ...jobs].flatMap((each) =>
    tooWide(each.permissions, allowed).map((right) => `${right} (${each.name})`),
  );
  const isOpen = permissions === undefined && jobs.some((job) => job.permissions === undefined);
  if (wide.length > 0 || isOpen)
    yield {
      severity: file === 'check.yml' ? 'error' : 'warning',
      found: `${file} may do more than it needs: ${isOpen ? 'it says no permissions, so what the repository gives by default' : listNames(wide)}`,
      remedy: `write only ${JSON.stringify(allowed).replace(/[{}"]/g, '').replaceAll(':', ': ').replaceAll(',', ', ')} under its permissions, or ${fresh}`,
    };
  if (secrets && !events.has('pull_request') && !jobs.some(({ environment }) => environment === rulesEnvironment))
    yield {
      severity: 'error',
      found: `${file} takes secrets without the environment ${rulesEnvironment}: it gets none of those that stand there`,
      remedy: `write "environment: ${rulesEnvironment}" in the job that runs the rules, or ${fresh}`,
    };
}

function* findWhen({ events }: SeenWorkflow, { branch, needs, tracker, settings, clone }: Seen): Generator<Symptom> {
  const push = events.get('push');
  const branches =
    push !== null && typeof push === 'object' && 'branches' in push && Array.isArray(push.branches) ? push.branches.map(String) : undefined;
  if (!events.has('push') || (branches && !branches.some((each) => each === branch || each.includes('*'))))
    yield {
      // without a word of origin it is only the branch that is checked out
      severity: (tracker.workspace.branch ?? settings?.defaultBranch ?? clone?.defaultBranch) === undefined ? 'warning' : 'error',
      found: `tracker.yml does not run on pushes to ${branch}${branches ? ` (it waits for ${branches.join(', ')})` : ''}, so rules see no change when it comes`,
      remedy: `write in tracker.yml: on: { push: { branches: [${branch}] } }, beside what stands there`,
    };
  if (!events.has('schedule') && needs.time.length > 0)
    yield {
      severity: 'error',
      found: `time sets off nothing in tracker.yml, and these wait for it: ${listNames(needs.time)}`,
      remedy: "write in tracker.yml under on: schedule: [{ cron: '17 * * * *' }]",
    };
  if (!events.has('workflow_dispatch'))
    yield { severity: 'note', found: 'tracker.yml cannot be started by hand', remedy: 'write in tracker.yml under on: workflow_dispatch:' };
}

/** Rights beyond the usual ones. */
function tooWide(permissions: unknown, allowed: { [right: string]: string }): string[] {
  if (typeof permissions === 'string') return permissions === 'write-all' || permissions === 'read-all' ? [permissions] : [];
  if (permissions === null || typeof permissions !== 'object') return [];
  return Object.entries(permissions).flatMap(([right, level]) =>
    level === 'none' || allowed[right] === level || (allowed[right] === 'write' && level === 'read') ? [] : [`${right}: ${String(level)}`],
  );
}

function withoutComments(text: string): string {
  return text.replace(/(^|\s)#.*$/gm, '');
}
