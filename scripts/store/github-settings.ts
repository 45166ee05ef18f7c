import type { BranchRules, EnvironmentSettings, RepositorySettings } from '../model/repository-settings.ts';
import { type Client, type GitHub, openClient, type Refusal, refusalOf } from './github-client.ts';

const perPage = 100;

/** Reads them all, each on its own; `branch` is the default one where nothing is said. Nothing is thrown for what cannot be seen. */
export async function readRepositorySettings(github: GitHub, now: Date, branch?: string): Promise<RepositorySettings> {
  const client = await openClient(github);
  const { rest, paginate, owner, repo } = client;
  const of = { owner, repo };
  let problem: string | undefined;
  const see: See = async (ask) => {
    try {
      return await ask();
    } catch (error) {
      const refusal = refusalOf(error, github, now);
      if (refusal.passing || refusal.status === 401) problem ??= refusal.words;
      return refusal;
    }
  };
  const seen = async <Value>(ask: () => Promise<Value>) => found(await see(ask));
  const data = await seen(async () => (await rest.repos.get(of)).data);
  const name = branch ?? data?.default_branch;
  const [pages, environments, mayOpenPulls, secrets, variables, rules] = await Promise.all([
    readPages(client, see),
    readEnvironments(client, see),
    seen(async () => (await rest.actions.getGithubActionsDefaultWorkflowPermissionsRepository(of)).data.can_approve_pull_request_reviews),
    seen(async () => namesOf(await paginate(rest.actions.listRepoSecrets, { ...of, per_page: perPage }))),
    seen(async () => namesOf(await paginate(rest.actions.listRepoVariables, { ...of, per_page: 30 }))),
    name === undefined ? undefined : readBranch(client, name, see),
  ]);
  return {
    isPrivate: data?.private,
    defaultBranch: data?.default_branch,
    isArchived: data?.archived,
    hasIssues: data?.has_issues,
    rights: data?.permissions && Object.entries(data.permissions).flatMap(([right, has]) => (has ? [right] : [])),
    ...{ pages, environments, mayOpenPulls, branch: rules, secrets, variables, problem },
  };
}

type See = <Value>(ask: () => Promise<Value>) => Promise<Value | Refusal>;

function found<Value>(answer: Value | Refusal): Value | undefined {
  return isRefusal(answer) ? undefined : answer;
}

function isRefusal(answer: unknown): answer is Refusal {
  return answer !== null && typeof answer === 'object' && 'passing' in answer && 'words' in answer;
}

async function readPages({ rest, owner, repo }: Client, see: See): Promise<RepositorySettings['pages']> {
  const answer = await see(async () => (await rest.repos.getPages({ owner, repo })).data);
  if (isRefusal(answer)) return answer.status === 404 ? 'none' : undefined;
  return { url: answer.html_url, from: answer.build_type ?? undefined, isPublic: answer.public };
}

async function readEnvironments({ rest, paginate, owner, repo }: Client, see: See): Promise<EnvironmentSettings[] | undefined> {
  const of = { owner, repo, per_page: perPage };
  const environments = found(await see(async () => (await rest.repos.getAllEnvironments(of)).data.environments ?? []));
  const each = environments?.map(async ({ name, protection_rules, deployment_branch_policy: policy }): Promise<EnvironmentSettings> => {
    const its = { ...of, environment_name: name };
    const custom = async () => (await paginate(rest.repos.listDeploymentBranchPolicies, its)).flatMap(({ name }) => name ?? []);
    return {
      name,
      protection: (protection_rules ?? []).map(({ type }) => type),
      branches: policy ? (policy.protected_branches ? 'protected' : found(await see(custom))) : 'all',
      secrets: found(await see(async () => namesOf(await paginate(rest.actions.listEnvironmentSecrets, its)))),
      variables: found(await see(async () => namesOf(await paginate(rest.actions.listEnvironmentVariables, { ...its, per_page: 30 })))),
    };
  });
  return each && Promise.all(each);
}

async function readBranch({ rest, paginate, owner, repo }: Client, branch: string, see: See): Promise<BranchRules> {
  const of = { owner, repo, branch };
  const [told, rules, protection] = await Promise.all([
    see(async () => (await rest.repos.getBranch(of)).data.protected),
    see(async () => paginate(rest.repos.getBranchRules, { ...of, per_page: perPage })),
    see(async () => (await rest.repos.getBranchProtection(of)).data),
  ]);
  const [isProtected, ruled] = [found(told), found(rules)];
  // what protects a branch is shown to admins only; where nothing does, rulesets say it all
  const guard = found(protection);
  const isKnown = guard !== undefined || isProtected === false;
  const checks = [
    ...(ruled ?? []).flatMap((rule) => (rule.type === 'required_status_checks' ? (rule.parameters?.required_status_checks ?? []) : [])),
    ...(guard?.required_status_checks?.contexts ?? []).map((context) => ({ context })),
  ].map(({ context }) => context);
  const asksPull = ruled?.some(({ type }) => type === 'pull_request') || guard?.required_pull_request_reviews !== undefined;
  return {
    name: branch,
    isProtected,
    asksPull: asksPull || (ruled && isKnown ? false : undefined),
    checks: checks.length > 0 || (ruled && isKnown) ? [...new Set(checks)] : undefined,
  };
}

function namesOf(entries: { name: string }[]): string[] {
  return entries.map(({ name }) => name);
}
