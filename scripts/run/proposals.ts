import { planChanges } from '../changes.ts';
import type { Change } from '../model/change.ts';
import { bot } from '../model/commit.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { TrackerEvent } from '../model/event.ts';
import { recordName } from '../model/record.ts';
import { isAncestor } from '../store/git.ts';
import { commitOnto } from '../store/git-commit.ts';
import { openCommit } from '../store/git-files.ts';
import type { AutomationPlan } from './plan.ts';
import type { RunWorld } from './world.ts';

/** What rules proposed and nobody has merged or closed yet: `proposals.json` on the branch woad-state. */
export interface Proposals {
  /** The branch of its pull request, and that branch's newest commit. */
  branch: string;
  head: string;
  /** Number of the pull request, once GitHub has given one, and the commit it was last brought up to date for. */
  number?: number;
  shown?: string;
  /** Everything that is proposed, in order, with the rule that asked for it. */
  changes: { rule: string; change: Change }[];
  /** What merging it will look like, so that it does not set off what has been planned already. */
  awaited: string[];
}

/** What became of proposals: merged into the branch, closed, or still open. */
export type ProposalState = 'open' | 'merged' | 'closed';

/** An event in one line, the same before and after it went through a pull request. */
export function lineOfEvent(event: TrackerEvent): string {
  const { kind, record, previous, key, to, comment, detail } = event;
  const value =
    kind === 'moved'
      ? record.list
      : kind === 'commented' || kind === 'mentioned'
        ? [comment?.text.trim(), event.kind === 'mentioned' ? detail?.split(' ')[0] : '']
        : to;
  return JSON.stringify([recordName(record), kind, key ?? '', value ?? null, kind === 'renamed' ? recordName(previous ?? record) : '']);
}

/** The proposals with those of a plan behind them; undefined where there are none. */
export function addProposals(earlier: Proposals | undefined, plan: AutomationPlan): Proposals | undefined {
  const asked = plan.traces.flatMap(({ rule, steps }) =>
    steps
      .filter(({ status }) => status === 'done')
      .flatMap(({ changes }) => changes.map((change) => ({ rule, change: dated(change, plan.now) }))),
  );
  if (!earlier && asked.length === 0) return undefined;
  const { branch = `woad/rules-${plan.head.slice(0, 10)}`, head = plan.head, changes = [], awaited = [] } = earlier ?? {};
  const lines = plan.made.map(lineOfEvent);
  return {
    branch,
    head,
    ...(earlier?.number === undefined ? {} : { number: earlier.number }),
    changes: [...changes, ...asked],
    awaited: [...new Set([...awaited, ...lines])],
  };
}

/** Makes all proposals anew on the newest commit of the branch, as a commit that goes on from their own branch too; gives it, and what cannot be made any more. */
export async function commitProposals(
  proposals: Proposals,
  { root, repository, terminal, now }: RunWorld,
  head: string,
): Promise<{ commit: string; left: string[] }> {
  const files = openCommit(repository, head, []);
  const list = { woad: 1 as const, actor: 'woad', changes: proposals.changes.map(({ change }) => change) };
  const { edits, conflicts } = await planChanges(files, list, terminal.now, root, {});
  const rules = [...new Set(proposals.changes.map(({ rule }) => rule))].sort();
  const message = `${titleOf(proposals)}\n\n${rules.map((rule) => `Woad-Rule: ${rule}`).join('\n')}\nWoad-Proposed: ${now}\n`;
  const also = proposals.head === head || isAncestor(repository, proposals.head, head) ? [] : [proposals.head];
  if (edits.length === 0 && conflicts.length === 0 && also.length === 0) throw new UsageError('there is nothing to propose');
  const commit = await commitOnto(repository, head, files, edits, message, bot, also);
  return { commit, left: conflicts.map(({ message: words }) => `no longer possible, so not proposed: ${words}`) };
}

/** What the pull request is called. */
export function titleOf({ changes }: Proposals): string {
  const rules = [...new Set(changes.map(({ rule }) => rule))];
  const count = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;
  return rules.length === 1 ? `${rules[0]}: ${count}` : `${count} of ${rules.length} rules`;
}

/** A comment keeps the moment it was first asked for, so that it is the same one each time it is made. */
function dated(change: Change, now: string): Change {
  return change.kind === 'comment' ? { at: now, ...change } : change;
}
