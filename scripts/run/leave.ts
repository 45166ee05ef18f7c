import { UsageError } from '../model/diagnostic.ts';
import { headCommit, isAncestor, mergeBase, remoteUrl } from '../store/git.ts';
import { fetchBranches } from '../store/git-publish.ts';
import { stateBranch } from '../store/state-branch.ts';
import type { RunWorld } from './world.ts';

/**
 * Refuses what somebody may not have meant, before anything is pushed; a workflow means it. A clone with commits that origin lacks: rules
 * would not look at them. The first run of all, where it is not asked for (`begins`): it puts a branch on origin, which may be somebody else's.
 */
export async function refuseUnmeant(world: RunWorld, begins: boolean): Promise<void> {
  const { repository, branch, access, terminal } = world;
  if (terminal.environment['GITHUB_ACTIONS'] === 'true') return;
  const heads = await fetchBranches(repository, [branch, stateBranch], access);
  const [head, own] = [heads.get(branch), headCommit(repository)];
  if (head === undefined) return;
  const origin = `origin (${remoteUrl(repository)})`;
  if (own !== undefined && !isAncestor(repository, own, head)) {
    const base = mergeBase(repository, own, head);
    if (base === undefined)
      throw new UsageError(
        `this clone and ${branch} on ${origin} have no commit in common: that is the origin of another repository (git remote -v). To run the rules here: woad automate --since REV`,
      );
    const first = base === head ? '' : `git pull --rebase origin ${branch}, then `;
    throw new UsageError(
      `this clone has commits that ${branch} on ${origin} lacks, and rules look at what is there: push first (${first}git push origin ${branch}); a run pushes ${branch} and ${stateBranch} there. To run the rules here, on these commits: woad automate --since origin/${branch}`,
    );
  }
  if (!begins && !heads.has(stateBranch))
    throw new UsageError(
      `rules have not run on ${origin}: the first run pushes a branch ${stateBranch} there, and each later one what rules change on ${branch}. If that is what you want: woad automate --begin. To run them in this clone alone: woad automate --since REV`,
    );
}
