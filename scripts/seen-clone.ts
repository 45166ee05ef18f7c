import { parse } from 'yaml';
import type { SeenClone, SeenRuns, SeenWorkflow } from './model/ailment.ts';
import { isOfRun } from './model/commit.ts';
import { UsageError } from './model/diagnostic.ts';
import { rememberRuns } from './run/past-runs.ts';
import { openDisk } from './store/disk.ts';
import { defaultBranch, githubName, type Repository } from './store/git.ts';
import { attributesOf, readSetting } from './store/git-config.ts';
import { latestCommits } from './store/git-history.ts';
import { type Access, fetchBranches } from './store/git-publish.ts';
import { stateBranch } from './store/state-branch.ts';

const folder = '.github/workflows';
const probe = 'records/board/list/slug.md';
const mostRuns = 20;
/** So far back a commit of rules is looked for. */
const mostCommits = 500;

/** What git and the disk tell of a clone; `url` is that of origin. */
export function lookAtClone(repository: Repository, url: string | undefined): SeenClone {
  const attribute = attributesOf(repository, ['merge'], [probe]).get(probe)?.get('merge');
  return {
    shallow: repository.shallow,
    hasOrigin: url !== undefined,
    onGitHub: url === undefined ? undefined : githubName(url),
    defaultBranch: defaultBranch(repository),
    mergesByKey: attribute === 'woad' && readSetting(repository, 'merge.woad.driver') !== undefined,
    hasNodeVersion: openDisk(repository.top).size('.node-version') !== undefined,
  };
}

/** The workflows on the disk, which lie at the top of the repository, wherever the tracker lies. */
export function lookAtWorkflows({ top }: Repository): SeenWorkflow[] {
  const disk = openDisk(top);
  const files = disk.list(folder).filter(({ name, kind }) => kind === 'file' && /\.ya?ml$/.test(name));
  return files.map(({ name }) => readWorkflow(name, new TextDecoder().decode(disk.read(`${folder}/${name}`))));
}

function readWorkflow(file: string, text: string): SeenWorkflow {
  const none = { file, text, problem: undefined, events: new Map<string, unknown>(), permissions: undefined, jobs: [] };
  let read: unknown;
  try {
    read = parse(text, { logLevel: 'error' });
  } catch (error) {
    return { ...none, problem: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it is not YAML' };
  }
  if (!isMap(read) || !isMap(read['jobs'])) return { ...none, problem: 'it is no map with "on" and "jobs"' };
  const jobs = Object.entries(read['jobs']).flatMap(([name, job]) => {
    if (!isMap(job)) return [];
    const { permissions, environment } = job;
    const named = isMap(environment) ? environment['name'] : environment;
    return [{ name, permissions, environment: typeof named === 'string' ? named : undefined }];
  });
  return { ...none, events: eventsIn(read['on']), permissions: read['permissions'], jobs };
}

function eventsIn(on: unknown): Map<string, unknown> {
  if (isMap(on)) return new Map(Object.entries(on));
  return new Map([on].flat().flatMap((event) => (typeof event === 'string' ? [[event, null] as const] : [])));
}

function isMap(value: unknown): value is { [key: string]: unknown } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** What the branch woad-state tells, as origin has it now, or as this clone last heard where origin cannot be asked. */
export async function lookAtRuns(root: string, repository: Repository, branch: string, access: Access): Promise<SeenRuns> {
  const { heads, stale } = await fetchHeads(repository, branch, access);
  const head = heads.get(branch);
  const known = rememberRuns(root, mostRuns)(repository);
  const none = { stale, last: undefined, notes: [], open: [], troubled: [], waiting: undefined };
  if (!('past' in known)) {
    const ranBefore = latestCommits(repository, mostCommits, head).some(isOfRun);
    return 'message' in known ? { ...none, stale: known.message, ranBefore: false } : { ...none, ranBefore };
  }
  const { cursor, notes, open, troubled } = known.past;
  const newest =
    head === undefined || head === cursor.commit || cursor.branch !== branch ? undefined : latestCommits(repository, 1, head)[0];
  return { stale, last: notes[0]?.at ?? cursor.checked, ranBefore: true, notes, open, troubled, waiting: newest?.at };
}

async function fetchHeads(repository: Repository, branch: string, access: Access): Promise<{ heads: Map<string, string>; stale?: string }> {
  try {
    return { heads: await fetchBranches(repository, [branch, stateBranch], access) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // a name or token in an address is nobody's business
    const [said = ''] = error.message.split('\n');
    return { heads: new Map(), stale: said.replace(/:\/\/[^/@\s]*@/g, '://') };
  }
}
