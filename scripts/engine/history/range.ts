import { type CommitNote, isByBot } from '../../model/commit.ts';

/** What is to be looked at: commits of the branch one at a time, oldest first, or one net difference. */
export type EventRange = { as: 'commits'; commits: CommitNote[] } | { as: 'difference'; from: string; to: string; last: CommitNote; why: string } | { as: 'nothing'; why: string };

/** What git knows of the way from one commit to another. */
export interface Way {
  /** 40 hex digits each. */
  since: string;
  head: string;
  isAncestor(before: string, after: string): boolean;
  /** Commits of the head that the first one does not have, oldest first: those of the branch itself, and all. */
  branch: CommitNote[];
  all: CommitNote[];
}

/** Whether a commit is what rules made; it says up to which commit events had been handled. */
export function isByRules(commit: CommitNote): boolean {
  return isByBot(commit) && handledBy(commit) !== undefined;
}

function handledBy(commit: CommitNote): string | undefined {
  return commit.trailers.get('Woad-Through')?.find((each) => /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(each));
}

/**
 * Which events nobody has handled yet. A commit of rules ends what came before it: everything up to its `Woad-Through`, and itself. What
 * does not lie on the branch's own line (a force push, a branch that was merged the other way round) is one net difference.
 */
export function rangeOf({ since, head, isAncestor, branch, all }: Way): EventRange {
  if (since === head) return { as: 'nothing', why: 'there is no commit since then' };
  const last = all.findLast((commit) => !isByRules(commit));
  if (!last) return { as: 'nothing', why: 'every commit since then is one of rules' };
  const ours = all.findLast((commit) => isByRules(commit) && isAncestor(handledBy(commit) ?? '', commit.commit));
  const onBranch = branch.some(({ commit }) => commit === ours?.commit);
  const start = branch[0]?.parent;
  if (ours && !onBranch) return { as: 'difference', from: ours.commit, to: head, last, why: 'a commit of rules was merged from the side' };
  if (!ours && start !== since) {
    const why = isAncestor(since, head) ? 'that commit was merged from the side' : 'that commit is no part of the branch any more (a forced push)';
    return { as: 'difference', from: since, to: head, last, why };
  }
  const through = ours && handledBy(ours);
  const handled = branch.findLastIndex(({ commit }) => commit === through);
  const newer = ours && through && handled === -1 && !isAncestor(through, since) ? afterCommit(branch, ours.commit) : branch.slice(handled + 1);
  const commits = newer.filter((commit) => !isByRules(commit));
  return commits.length > 0 ? { as: 'commits', commits } : { as: 'nothing', why: 'rules have handled every commit since then' };
}

function afterCommit(commits: CommitNote[], commit: string): CommitNote[] {
  return commits.slice(commits.findIndex((each) => each.commit === commit) + 1);
}
