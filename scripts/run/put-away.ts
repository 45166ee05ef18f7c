import { fetchBranches, pushTogether } from '../store/git-publish.ts';
import { compactState, openStateBranch, stateBranch } from '../store/state-branch.ts';
import type { RunWorld } from './world.ts';

/** So many days what runs left is kept; the keys of what was sent are kept for ever. */
export const daysKept = 90;

/** Writes the branch woad-state anew without what is older, as one commit, when it holds something older; a run that was faster leaves it for the next time. */
export async function putAway(world: RunWorld): Promise<void> {
  const { repository, access, now } = world;
  const state = world.state ?? openStateBranch(repository, (await fetchBranches(repository, [stateBranch], access)).get(stateBranch));
  const { commit } = state;
  if (commit === undefined) return;
  const before = new Date(Date.parse(now) - daysKept * 86_400_000).toISOString().slice(0, 10);
  if (!state.files.list('traces').some(({ name }) => name < before)) return;
  const compact = await compactState(repository, state, before);
  await pushTogether(repository, new Map([[stateBranch, compact]]), access, new Map([[stateBranch, commit]]));
}
