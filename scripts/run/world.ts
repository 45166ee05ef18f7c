import type { Terminal } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { currentBranch, type Repository } from '../store/git.ts';
import type { Access } from '../store/git-publish.ts';
import { type StateBranch, stateBranch } from '../store/state-branch.ts';
import { type Given, givenTo } from './given.ts';
import { inSeconds, openWholeRepository } from './plan.ts';

/** What a run works with. */
export interface RunWorld {
  root: string;
  repository: Repository;
  branch: string;
  given: Given;
  access: Access;
  terminal: Terminal;
  /** A name of its own for this run. */
  run: string;
  /** UTC instant, to the second. */
  now: string;
  /** The branch of the state as this run fetched or wrote it last: what it writes next goes on from there, and is fetched anew where somebody was faster. */
  state?: StateBranch;
  /** For tests: webhooks to this port go to this machine. Never from the environment. */
  loopbackPort?: number;
}

/** What a run works with, from the environment of a workflow or of a person's clone; its repository may have been opened already. */
export function openWorld(root: string, terminal: Terminal, opened?: Repository): RunWorld {
  const repository = openWholeRepository(root, opened);
  const given = givenTo(terminal);
  const { environment } = terminal;
  const attempt = environment['GITHUB_RUN_ID'];
  return {
    root,
    repository,
    branch: branchOf(repository, terminal),
    given,
    access: { token: given.token, server: given.server },
    terminal,
    run: attempt ? `${attempt}-${environment['GITHUB_RUN_ATTEMPT'] ?? '1'}` : `local-${Math.random().toString(36).slice(2, 12)}`,
    now: inSeconds(terminal.now),
  };
}

function branchOf(repository: Repository, { environment }: Terminal): string {
  const named = environment['GITHUB_REF_TYPE'] === 'branch' ? environment['GITHUB_REF_NAME'] : undefined;
  const branch = currentBranch(repository) ?? named;
  if (branch === undefined) throw new UsageError('no branch is checked out, so there is none whose commits rules could look at');
  if (branch === stateBranch)
    throw new UsageError(`${stateBranch} holds what rules did, and no records; check out the branch whose commits they are to look at`);
  return branch;
}
