import { openWholeRepository } from './automations.ts';
import { givenTo } from './given.ts';
import type { Terminal } from './model/command.ts';
import { UsageError } from './model/diagnostic.ts';
import type { Cursor, OutboxEntry, RunNote } from './model/outbox.ts';
import { findCommit } from './store/git.ts';
import { fetchBranches } from './store/git-publish.ts';
import { openStateBranch, stateBranch } from './store/state-branch.ts';

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

/** Reads it from origin, or from what was fetched last where origin cannot be asked; undefined where rules have not run yet. */
export async function readPastRuns(root: string, terminal: Terminal, most: number): Promise<PastRuns | undefined> {
  const repository = openWholeRepository(root);
  const { token, server } = givenTo(terminal);
  let stale: string | undefined;
  try {
    await fetchBranches(repository, [stateBranch], { token, server });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    stale = error.message;
  }
  const state = openStateBranch(repository, findCommit(repository, `refs/remotes/origin/${stateBranch}`));
  const { cursor } = state;
  if (!cursor) return undefined;
  const notes = state.notes(most);
  const keys = new Set(notes.flatMap(({ effects }) => effects.map(({ key }) => key)));
  const troubled = [...keys].flatMap((key) => {
    const entry = state.find(key);
    return entry && entry !== 'known' && (entry.state === 'unknown' || entry.state === 'failed') ? [entry] : [];
  });
  return { cursor, notes, open: state.open(), troubled, ...(stale === undefined ? {} : { stale }) };
}
