import type { TrackerEvent } from '../model/event.ts';
import type { OutboxEntry } from '../model/outbox.ts';
import { isAncestor } from '../store/git.ts';
import { gitHubFrom } from '../store/github.ts';
import type { StateBranch } from '../store/state-branch.ts';
import type { AutomationPlan } from './plan.ts';
import { addProposals, commitProposals, lineOfEvent, type ProposalState, type Proposals, titleOf } from './proposals.ts';
import type { RunWorld } from './world.ts';

/** What became of a plan's changes: a commit for the branch, or proposals with their own. */
export interface Written {
  commit?: string;
  proposals?: Proposals;
  notes: string[];
}

/** The changes of a plan as proposals, behind those that wait already. */
export async function propose(world: RunWorld, plan: AutomationPlan, open: Proposals | undefined): Promise<Written> {
  if (plan.paths.length === 0) return { notes: [] };
  const proposals = addProposals(open, plan);
  if (!proposals) return { notes: [] };
  const { commit, left } = await commitProposals(proposals, world, plan.head);
  return {
    proposals: { ...proposals, head: commit },
    notes: [...left, `proposed on the branch ${proposals.branch}: ${titleOf(proposals)}`],
  };
}

/** What is to be known of earlier proposals before a plan is made. */
export interface Settled {
  open: Proposals | undefined;
  changed: boolean;
  /** Effects that waited for them. */
  entries: OutboxEntry[];
  /** Called after the plan: those that waited for what a person did by hand meanwhile. */
  freed(): OutboxEntry[];
  wish: { isAnswered?(event: TrackerEvent): boolean };
  notes: string[];
}

/** Looks what became of the proposals: what waited for them goes out when they are merged, and is given up when they are closed. */
export async function settleProposals(world: RunWorld, head: string, state: StateBranch): Promise<Settled> {
  const proposals = state.kept<Proposals>('proposals');
  const freed = () => [];
  if (!proposals) return { open: undefined, changed: false, entries: [], freed, wish: {}, notes: [] };
  const became = await stateOf(proposals, world, head);
  const awaited = new Set(proposals.awaited);
  const met = new Set<string>();
  const isAnswered = (event: TrackerEvent) => {
    const line = lineOfEvent(event);
    if (awaited.has(line)) met.add(line);
    return awaited.has(line);
  };
  const waiting = state.open().filter((entry) => entry.state === 'proposed');
  const { now } = world;
  if (became === 'open') {
    const free = () =>
      waiting
        .filter(({ waitsFor }) => waitsFor !== undefined && met.has(waitsFor))
        .map((entry): OutboxEntry => ({ ...entry, state: 'pending', changed: now }));
    return { open: proposals, changed: false, entries: [], freed: free, wish: { isAnswered }, notes: [] };
  }
  const entries = waiting.map(
    (entry): OutboxEntry =>
      became === 'merged'
        ? { ...entry, state: 'pending', changed: now }
        : { ...entry, state: 'rejected', changed: now, reason: 'its pull request was closed' },
  );
  const notes = [`the pull request of ${proposals.branch} was ${became}`];
  return { open: undefined, changed: true, entries, freed, wish: became === 'merged' ? { isAnswered } : {}, notes };
}

/** Asks git, and GitHub where git cannot know: a squashed merge, a closed pull request. */
async function stateOf(proposals: Proposals, { repository, terminal }: RunWorld, head: string): Promise<ProposalState> {
  if (isAncestor(repository, proposals.head, head)) return 'merged';
  const github = gitHubFrom(terminal.environment);
  if ('missing' in github || proposals.number === undefined) return 'open';
  const { pullRequestState } = await import('../store/github-pulls.ts');
  const found = await pullRequestState(github, { number: proposals.number }, terminal.now);
  return found && 'state' in found ? found.state : 'open';
}
