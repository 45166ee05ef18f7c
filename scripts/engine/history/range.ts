import { type CommitNote, isByBot } from '../../model/commit.ts';

/** What is to be looked at: commits of the branch one at a time, oldest first, or one net difference. */
export type EventRange =
  | { as: 'commits'; commits: CommitNote[] }
  | { as: 'difference'; from: string; to: string; last: CommitNote; why: string }
  | { as: 'nothing'; why: string };

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

/** Whether a commit is what rules made; it says which events had been handled with it. Anybody can write such a commit into a proposal, so one that came by a merge counts only in a clone. */
export function isByRules(commit: CommitNote): boolean {
  return isByBot(commit) && commit.committerEmail === commit.authorEmail && commitNamed(commit, 'Woad-Through') !== undefined;
}

function commitNamed({ trailers }: CommitNote, name: string): string | undefined {
  return trailers.get(name)?.find((each) => /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(each));
}

/**
 * Which events nobody has handled yet. A commit of rules says which came before it: those behind its `Woad-Since` up to its
 * `Woad-Through`; it is itself never looked at. What does not lie on the branch's own line (a forced push, a branch that was merged the
 * other way round) is one net difference.
 */
export function rangeOf(way: Way): EventRange {
  const { since, head, isAncestor, branch, all } = way;
  if (since === head) return { as: 'nothing', why: 'there is no commit since then' };
  const last = all.findLast((commit) => !isByRules(commit));
  if (!last) return { as: 'nothing', why: 'every commit since then is one of rules' };
  const own = new Set(branch.map(({ commit }) => commit));
  const ours = all.filter((commit) => isByRules(commit) && isAncestor(commitNamed(commit, 'Woad-Through') ?? '', commit.commit));
  const aside = ours.findLast(({ commit }) => !own.has(commit));
  if (aside) return { as: 'difference', from: aside.commit, to: head, last, why: 'a commit of rules was merged from the side' };
  const handled = new Set(ours.flatMap((commit) => handledBy(commit, way)));
  if (branch[0]?.parent !== since && handled.size === 0) {
    const why = isAncestor(since, head)
      ? 'that commit was merged from the side'
      : 'that commit is no part of the branch any more (a forced push)';
    return { as: 'difference', from: since, to: head, last, why };
  }
  const commits = branch.filter((commit) => !isByRules(commit) && !handled.has(commit.commit));
  return commits.length > 0 ? { as: 'commits', commits } : { as: 'nothing', why: 'rules have handled every commit since then' };
}

/** The commits of the branch that a commit of rules was made for. */
function handledBy(commit: CommitNote, { since, branch, isAncestor }: Way): string[] {
  const [from, through] = [commitNamed(commit, 'Woad-Since'), commitNamed(commit, 'Woad-Through') ?? ''];
  const indexOf = (name: string) => branch.findIndex((each) => each.commit === name);
  const end = indexOf(through);
  // it ends in front of what is looked at, or on a line that was merged into it
  if (end === -1 && (through === since || isAncestor(through, since))) return [];
  const start = from === undefined ? -1 : indexOf(from);
  return branch.slice(start + 1, end === -1 ? indexOf(commit.commit) : end + 1).map((each) => each.commit);
}
