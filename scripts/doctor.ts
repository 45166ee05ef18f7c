import { loadCatalogue } from './catalogue.ts';
import { hideAddresses } from './engine/automate/redact.ts';
import { type Ailment, type Graveness, rulesSecrets, type Seen, type Symptom } from './model/ailment.ts';
import type { Terminal } from './model/command.ts';
import type { RepositorySettings } from './model/repository-settings.ts';
import { givenTo } from './run/given.ts';
import { lookAtClone, lookAtRuns, lookAtWorkflows } from './seen-clone.ts';
import { lookAtContacts } from './seen-contacts.ts';
import { lookAtPeople, lookAtRules } from './seen-rules.ts';
import { currentBranch, githubName, openRepository, remoteUrl } from './store/git.ts';
import { gitHubFrom } from './store/github.ts';
import { readRepositorySettings } from './store/github-settings.ts';
import { nodeVersion } from './store/machine.ts';
import { openTracker } from './workspace.ts';

/** A symptom and the file in `scripts/ailments/` that found it. */
export interface Diagnosis extends Symptom {
  ailment: string;
}

const order: Graveness[] = ['error', 'warning', 'note', 'unknown'];

/** Looks at all that can be seen from here, on this machine and on GitHub, and names what is amiss, the gravest first; nothing is changed but what git last heard of origin. */
export async function examine(root: string, terminal: Terminal): Promise<Diagnosis[]> {
  const [ailments, seen] = await Promise.all([loadCatalogue<Ailment>('ailments'), lookAround(root, terminal)]);
  const isElsewhere = seen.repository === undefined;
  const found = [...ailments].flatMap(([ailment, { find, ofGitHub }]) =>
    isElsewhere && ofGitHub === 'all'
      ? []
      : [...find(seen)]
          .filter(({ severity }) => !(isElsewhere && ofGitHub === 'unseen' && severity === 'unknown'))
          .map((symptom): Diagnosis => ({ ailment, ...symptom })),
  );
  const safe = found.map(({ found: what, remedy, ...rest }) => ({ ...rest, found: hideAddresses(what), remedy: hideAddresses(remedy) }));
  return order.flatMap((severity) => safe.filter((each) => each.severity === severity));
}

async function lookAround(root: string, terminal: Terminal): Promise<Seen> {
  const { environment, now } = terminal;
  const given = givenTo(terminal);
  const open = await openTracker(root, now);
  const { workspace } = open.tracker;
  const git = openRepository(root);
  const url = git && remoteUrl(git);
  const clone = git && lookAtClone(git, url);
  const server = given.server === undefined ? undefined : new URL(given.server).hostname;
  const repository = environment['GITHUB_REPOSITORY'] || (workspace.repository ?? clone?.onGitHub ?? (url && githubName(url, server)));
  const settings = await askGitHub(repository, workspace.branch, terminal);
  const branch = workspace.branch ?? settings?.defaultBranch ?? clone?.defaultBranch ?? (git && currentBranch(git)) ?? 'main';
  const access = { token: given.token, server: given.server };
  return {
    ...(await lookAtRules(open, terminal)),
    tracker: open.tracker,
    people: lookAtPeople(workspace, given.people),
    contacts: lookAtContacts(open),
    clone,
    workflows: git ? lookAtWorkflows(git) : [],
    repository,
    branch,
    settings,
    runs: git && clone?.hasOrigin ? await lookAtRuns(root, git, branch, access) : undefined,
    given: {
      secrets: new Set(rulesSecrets.filter((name) => environment[name])),
      webhookSecrets: new Set(Object.keys(given.secrets)),
      vars: new Set(Object.keys(given.vars)),
      hasToken: given.token !== undefined,
      isWorkflow: environment['GITHUB_ACTIONS'] === 'true',
    },
    now: now.toISOString(),
    nodeVersion: nodeVersion(),
  };
}

async function askGitHub(
  repository: string | undefined,
  branch: string | undefined,
  { environment, now }: Terminal,
): Promise<RepositorySettings | undefined> {
  const github = gitHubFrom({ ...environment, GITHUB_REPOSITORY: repository });
  return 'missing' in github ? undefined : readRepositorySettings(github, now, branch);
}
