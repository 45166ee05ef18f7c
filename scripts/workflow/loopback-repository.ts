import type { Understood } from './openapi.ts';

export interface LoopbackIssue {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  /** Who opened it. */
  login: string;
  labels: string[];
  assignees: string[];
  comments: { login: string; body: string }[];
}

export interface LoopbackPull {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  mergedAt: string | null;
  head: string;
  base: string;
}

/** A repository on GitHub, as much of it as Woad asks about; tests read it and change it. */
export interface LoopbackRepository {
  /** `owner/name` */
  name: string;
  /** Who the token is; undefined: the token of a workflow, which may not ask. */
  login: string | undefined;
  isPrivate: boolean;
  isArchived: boolean;
  hasIssues: boolean;
  defaultBranch: string;
  branches: { [name: string]: { commit: string; isProtected: boolean } };
  issues: LoopbackIssue[];
  pulls: LoopbackPull[];
  statuses: { sha: string; context: string; state: string; description: string }[];
  pages: { html_url: string; build_type: string; public: boolean } | undefined;
  environments: { name: string; protection: string[]; branches: 'all' | 'protected' | string[]; secrets: string[]; variables: string[] }[];
  mayOpenPulls: boolean;
  rules: { type: string; parameters?: unknown }[];
  protection: { required_status_checks?: { contexts: string[] }; required_pull_request_reviews?: object } | undefined;
  secrets: string[];
  variables: string[];
}

export interface Answer {
  status: number;
  data: unknown;
}

/** A private repository `tidewater/tracker` with a branch `main` and nothing else in it. */
export function newRepository(more: Partial<LoopbackRepository> = {}): LoopbackRepository {
  return {
    ...{ name: 'tidewater/tracker', login: undefined, isPrivate: true, pages: undefined, mayOpenPulls: false, protection: undefined },
    ...{ isArchived: false, hasIssues: true, defaultBranch: 'main' },
    branches: { main: { commit: 'a'.repeat(40), isProtected: false } },
    ...{ issues: [], pulls: [], statuses: [], environments: [], rules: [], secrets: [], variables: [] },
    ...more,
  };
}

const missing: Answer = { status: 404, data: { message: 'Not Found' } };
const ok = (data: unknown): Answer => ({ status: 200, data });
const made = (data: unknown): Answer => ({ status: 201, data });
const unfit = (message: string): Answer => ({ status: 422, data: { message: 'Validation Failed', errors: [{ message }] } });
const writer = ({ login }: LoopbackRepository) => login ?? 'github-actions[bot]';
const named = (names: string[], key: string) => ok({ total_count: names.length, [key]: names.map((name) => ({ name })) });

/** What GitHub answers, by the name of the operation. A list is whole here; the server gives it out by pages. */
export const answers: { [id: string]: (repository: LoopbackRepository, asked: Understood) => Answer } = {
  'users/get-authenticated': ({ login }) =>
    login === undefined ? { status: 403, data: { message: 'Resource not accessible by integration' } } : ok({ login, type: 'User' }),
  'repos/get': ({ name, isPrivate, isArchived, hasIssues, defaultBranch }) =>
    ok({
      full_name: name,
      private: isPrivate,
      default_branch: defaultBranch,
      archived: isArchived,
      has_issues: hasIssues,
      permissions: { push: true, admin: false },
    }),
  'issues/list-for-repo': (repository, { query: { state = 'open', creator, direction = 'desc' } }) => {
    const { issues, pulls } = repository;
    const found = [
      ...issues.filter(({ login }) => creator === undefined || creator === login).map(drawIssue),
      ...pulls
        .filter(() => creator === undefined || creator === writer(repository))
        .map((pull) => ({ ...drawPull(pull, repository), pull_request: {} })),
    ].filter((each) => state === 'all' || each.state === state);
    return ok(found.sort((a, b) => (direction === 'asc' ? a.number - b.number : b.number - a.number)));
  },
  'issues/create': (repository, { body }) => {
    const {
      title,
      body: text = '',
      labels = [],
      assignees = [],
    } = body as { title: string; body?: string; labels?: string[]; assignees?: string[] };
    const issue = {
      number: nextNumber(repository),
      title,
      body: text,
      state: 'open' as const,
      login: writer(repository),
      labels,
      assignees,
      comments: [],
    };
    repository.issues.push(issue);
    return made(drawIssue(issue));
  },
  'issues/update': ({ issues }, { path, body }) => {
    const issue = issues.find(({ number }) => String(number) === path['issue_number']);
    if (!issue) return missing;
    const {
      title = issue.title,
      body: text = issue.body,
      state = issue.state,
    } = body as Partial<Pick<LoopbackIssue, 'title' | 'body' | 'state'>>;
    return ok(drawIssue(Object.assign(issue, { title, body: text, state })));
  },
  'issues/list-comments': ({ issues }, { path }) => {
    const issue = issues.find(({ number }) => String(number) === path['issue_number']);
    return issue ? ok(issue.comments.map(drawComment)) : missing;
  },
  'issues/create-comment': (repository, { path, body }) => {
    const issue = repository.issues.find(({ number }) => String(number) === path['issue_number']);
    if (!issue) return missing;
    const comment = { login: writer(repository), body: String(body['body']) };
    issue.comments.push(comment);
    return made(drawComment(comment));
  },
  'pulls/list': (repository, { query: { state = 'open', head, base } }) => {
    const [owner] = repository.name.split('/');
    const found = repository.pulls.filter(
      (pull) => (state === 'all' || pull.state === state) && (!head || head === `${owner}:${pull.head}`) && (!base || base === pull.base),
    );
    return ok(found.toReversed().map((pull) => drawPull(pull, repository)));
  },
  'pulls/create': (repository, { body }) => {
    const { title, head, base, body: text = '' } = body as { [key: string]: string };
    if (!repository.mayOpenPulls)
      return { status: 403, data: { message: 'GitHub Actions is not permitted to create or approve pull requests.' } };
    if (!title || !head || !base || !repository.branches[head] || !repository.branches[base]) return unfit('head or base is no branch');
    if (repository.pulls.some((pull) => pull.state === 'open' && pull.head === head && pull.base === base)) {
      return unfit(`A pull request already exists for ${repository.name.split('/')[0]}:${head}.`);
    }
    const pull: LoopbackPull = { number: nextNumber(repository), title, body: text, state: 'open', mergedAt: null, head, base };
    repository.pulls.push(pull);
    return made(drawPull(pull, repository));
  },
  'pulls/update': (repository, { path, body }) => {
    const pull = repository.pulls.find(({ number }) => String(number) === path['pull_number']);
    return pull ? ok(drawPull(Object.assign(pull, body), repository)) : missing;
  },
  'pulls/get': (repository, { path }) => {
    const pull = repository.pulls.find(({ number }) => String(number) === path['pull_number']);
    return pull ? ok(drawPull(pull, repository)) : missing;
  },
  'repos/create-commit-status': ({ statuses }, { path, body }) => {
    const { context = 'default', state, description = '' } = body as { context?: string; state: string; description?: string };
    statuses.push({ sha: path['sha'] ?? '', context, state, description });
    return made({ context, state, description });
  },
  'repos/get-pages': ({ pages }) => (pages ? ok(pages) : missing),
  'repos/get-branch': ({ branches }, { path: { branch = '' } }) => {
    const found = branches[branch];
    return found ? ok({ name: branch, commit: { sha: found.commit }, protected: found.isProtected }) : missing;
  },
  'repos/get-branch-rules': ({ rules }) => ok(rules),
  'repos/get-branch-protection': ({ protection }) =>
    protection ? ok(protection) : { status: 404, data: { message: 'Branch not protected' } },
  'repos/get-all-environments': ({ environments }) =>
    ok({ total_count: environments.length, environments: environments.map(drawEnvironment) }),
  'repos/list-deployment-branch-policies': ({ environments }, { path }) => {
    const found = environments.find(({ name }) => name === path['environment_name']);
    return found && Array.isArray(found.branches) ? named(found.branches, 'branch_policies') : missing;
  },
  'actions/get-github-actions-default-workflow-permissions-repository': ({ mayOpenPulls }) =>
    ok({ default_workflow_permissions: 'read', can_approve_pull_request_reviews: mayOpenPulls }),
  'actions/list-repo-secrets': ({ secrets }) => named(secrets, 'secrets'),
  'actions/list-repo-variables': ({ variables }) => named(variables, 'variables'),
  'actions/list-environment-secrets': (repository, asked) => named(environmentOf(repository, asked)?.secrets ?? [], 'secrets'),
  'actions/list-environment-variables': (repository, asked) => named(environmentOf(repository, asked)?.variables ?? [], 'variables'),
};

function environmentOf({ environments }: LoopbackRepository, { path }: Understood) {
  return environments.find(({ name }) => name === path['environment_name']);
}

function nextNumber({ issues, pulls }: LoopbackRepository): number {
  return Math.max(0, ...[...issues, ...pulls].map(({ number }) => number)) + 1;
}

function drawIssue({ number, title, body, state, login, labels, assignees }: LoopbackIssue) {
  return {
    number,
    title,
    body,
    state,
    user: { login },
    labels: labels.map((name) => ({ name })),
    assignees: assignees.map((login) => ({ login })),
  };
}

function drawComment({ login, body }: LoopbackIssue['comments'][number]) {
  return { body, user: { login } };
}

function drawPull({ number, title, body, state, mergedAt, head, base }: LoopbackPull, { name, branches }: LoopbackRepository) {
  const html_url = `https://github.example/${name}/pull/${number}`;
  return {
    number,
    html_url,
    title,
    body,
    state,
    merged_at: mergedAt,
    head: { ref: head, sha: branches[head]?.commit ?? '' },
    base: { ref: base },
  };
}

function drawEnvironment({ name, protection, branches }: LoopbackRepository['environments'][number]) {
  const policy =
    branches === 'all' ? null : { protected_branches: branches === 'protected', custom_branch_policies: branches !== 'protected' };
  return { name, protection_rules: protection.map((type) => ({ type })), deployment_branch_policy: policy };
}
