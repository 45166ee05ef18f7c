import { withoutAddresses } from '../engine/automate/redact.ts';
import type { Terminal } from '../model/command.ts';
import { type CommitNote, isByBot, isOfRun } from '../model/commit.ts';
import { UsageError } from '../model/diagnostic.ts';
import { type Cursor, noteOfEntry, type OutboxEntry, type RunNote } from '../model/outbox.ts';
import { findCommit, openRepository, type Repository, remoteUrl } from '../store/git.ts';
import { latestCommits } from '../store/git-history.ts';
import { fetchBranches } from '../store/git-publish.ts';
import { openStateBranch, stateBranch } from '../store/state-branch.ts';
import { givenTo } from './given.ts';
import { openWholeRepository } from './plan.ts';

/** What the branch woad-state tells of earlier runs. */
export interface PastRuns {
  cursor: Cursor;
  /** Newest first. */
  notes: RunNote[];
  /** Effects that wait, are being done, or wait for a pull request, oldest first. */
  open: OutboxEntry[];
  /** Of the runs that are told: effects that failed or of which nobody knows whether they went, as they stand now. */
  troubled: OutboxEntry[];
  /** Why this may be old: origin could not be asked. */
  stale?: string;
}

/** Earlier runs as far as this clone knows them; else why it does not: no git, a branch that is not here, one that cannot be read (`message` says what of it), or rules that never ran. */
export type KnownRuns = { past: PastRuns } | { why: 'no-git' | 'no-branch' | 'never' } | { why: 'unreadable'; message: string };

const remoteBranch = `refs/remotes/origin/${stateBranch}`;

/** Reads it from origin, or from what was fetched last where origin cannot be asked; undefined where rules have not run yet. */
export async function readPastRuns(root: string, terminal: Terminal, most: number): Promise<PastRuns | undefined> {
  const repository = openWholeRepository(root);
  const { token, server } = givenTo(terminal);
  let stale: string | undefined;
  const fetched = async () => (await fetchBranches(repository, [stateBranch], { token, server })).get(stateBranch);
  const commit = await fetched().catch((error) => {
    if (!(error instanceof UsageError)) throw error;
    stale = error.message;
    return findCommit(repository, remoteBranch);
  });
  const past = readRunsAt(repository, commit, most);
  return past && stale !== undefined ? { ...past, stale } : past;
}

/** The commits of rules, newest first, that runs in a clone made (`woad automate --since`): such a run is kept as its commit alone, and only as far back as the last thousand. */
export function runsInClones(root: string, most: number): CommitNote[] {
  const repository = openRepository(root);
  const commits = repository ? latestCommits(repository, 1000) : [];
  return commits.filter((each) => isByBot(each) && each.trailers.has('Woad-Through') && !isOfRun(each)).slice(0, most);
}

/** Tells of the last runs what stands in this clone, without asking origin and without addresses; what was read is kept until the branch moves. */
export function rememberRuns(root: string, most: number): (repository?: Repository) => KnownRuns {
  let last: { commit: string; runs: KnownRuns } | undefined;
  return (repository = openRepository(root)) => {
    if (!repository) return { why: 'no-git' };
    const commit = findCommit(repository, remoteBranch) ?? findCommit(repository, `refs/heads/${stateBranch}`);
    if (commit === undefined) return { why: remoteUrl(repository) === undefined ? 'never' : 'no-branch' };
    if (last?.commit !== commit) last = { commit, runs: readKnown(repository, commit, most) };
    return last.runs;
  };
}

function readKnown(repository: Repository, commit: string, most: number): KnownRuns {
  try {
    const past = readRunsAt(repository, commit, most);
    return past ? { past: withoutAddresses(past) } : { why: 'never' };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { why: 'unreadable', message: error.message };
  }
}

function readRunsAt(repository: Repository, commit: string | undefined, most: number): PastRuns | undefined {
  const state = openStateBranch(repository, commit, { notes: most });
  const { cursor } = state;
  if (!cursor) return undefined;
  const notes = state.notes(most).map((note) => ({
    ...note,
    effects: note.effects.map((effect) => {
      const entry = state.find(effect.key);
      return entry && entry !== 'known' ? noteOfEntry(entry) : effect;
    }),
  }));
  const keys = new Set(notes.flatMap(({ effects }) => effects.map(({ key }) => key)));
  const { find } = openStateBranch(repository, commit, { keys });
  const troubled = [...keys].flatMap((key) => {
    const entry = find(key);
    return entry && entry !== 'known' && (entry.state === 'unknown' || entry.state === 'failed') ? [entry] : [];
  });
  return { cursor, notes, open: state.open(), troubled };
}
