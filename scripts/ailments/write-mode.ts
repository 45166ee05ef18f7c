import { type Ailment, listNames, type Seen, type Symptom } from '../model/ailment.ts';

const allowPulls =
  'on GitHub: Settings > Actions > General > Workflow permissions > Allow GitHub Actions to create and approve pull requests; where it cannot be ticked, an owner of the organization must allow it first, in the same place of its settings';
const rulesets = 'Settings > Rules > Rulesets, or Settings > Branches';

export default {
  summary: 'How rules write does not fit what the branch asks of those who push.',
  *find(seen) {
    const { needs, tracker, clone } = seen;
    if (needs.writes.length === 0 || !clone?.hasOrigin || seen.repository === undefined) return;
    if (tracker.workspace.write === 'direct') yield* findDirect(seen);
    else yield* findProposing(seen);
  },
} satisfies Ailment;

function* findDirect({ settings, branch, needs, runs }: Seen): Generator<Symptom> {
  const { asksPull, checks } = settings?.branch ?? {};
  const asks = asksPull ? 'pull requests' : checks && checks.length > 0 ? `checks before a push (${listNames(checks)})` : undefined;
  const pushed = runs?.notes.some(({ commit }) => commit !== undefined) ?? false;
  if (asks !== undefined && pushed)
    yield {
      severity: 'note',
      found: `${branch} asks for ${asks}, and lets the rules pass: they have pushed to it`,
      remedy: `if it refuses them one day, write in workspace.yml: automations: { write: pull-request }`,
    };
  else if (asks !== undefined)
    yield {
      severity: 'error',
      found: `${branch} asks for ${asks}, and rules push to it without: GitHub refuses what they write (${listNames(needs.writes)})`,
      remedy: `write in workspace.yml: automations: { write: pull-request }; or let rules pass, on GitHub: ${rulesets} > the rule for ${branch} > Bypass list`,
    };
  else if (asksPull === undefined)
    yield {
      severity: 'unknown',
      found: `whether ${branch} lets rules push to it, or asks for pull requests`,
      remedy: `look on GitHub: ${rulesets}; if it asks for them, write in workspace.yml: automations: { write: pull-request }`,
    };
}

function* findProposing({ settings, branch }: Seen): Generator<Symptom> {
  const { asksPull, checks = [] } = settings?.branch ?? {};
  if (settings?.mayOpenPulls === false)
    yield {
      severity: 'error',
      found: 'rules propose what they write by pull requests, and workflows may not open any here',
      remedy: allowPulls,
    };
  else if (settings?.mayOpenPulls === undefined)
    yield { severity: 'unknown', found: 'whether workflows may open pull requests, as rules here do', remedy: `look ${allowPulls}` };
  const others = checks.filter((check) => check !== 'woad/check');
  if (others.length > 0)
    yield {
      severity: 'warning',
      found: `a pull request of the rules sets off no workflow, so it waits for ever for ${listNames(others)}`,
      remedy: `on GitHub: ${rulesets} > the rule for ${branch} > Require status checks to pass: woad/check in their place, which every pull request of the rules gets`,
    };
  if (asksPull === false)
    yield {
      severity: 'note',
      found: `rules propose what they write by pull requests, though ${branch} asks for none`,
      remedy: 'if nobody needs to look at it first, write in workspace.yml: automations: { write: direct }',
    };
}
