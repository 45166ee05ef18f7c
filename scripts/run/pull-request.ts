import { checkTracker } from '../checking.ts';
import { describeChange } from '../engine/automate/words.ts';
import { openCommit } from '../store/git-files.ts';
import { gitHubFrom, setCommitStatus, tellMissing } from '../store/github.ts';
import { editsOfState } from '../store/state-branch.ts';
import { openTracker } from '../workspace.ts';
import { type Proposals, titleOf } from './proposals.ts';
import { pushState } from './relay.ts';
import type { RunWorld } from './world.ts';

const mostLines = 200;

/** Sees to it that one pull request shows what rules propose, with the result of the check on its commit; gives notes for people. Where GitHub cannot be asked, the next run does it. */
export async function showProposals(world: RunWorld): Promise<string[]> {
  const { terminal, branch, root, repository } = world;
  const proposals = await pushState(world, '', (state) => ({
    edits: [],
    result: state.kept<Proposals>('proposals'),
  }));
  if (!proposals || proposals.shown === proposals.head) return [];
  const github = gitHubFrom(terminal.environment);
  if ('missing' in github) return [`no pull request was opened for ${proposals.branch}: ${tellMissing(github.missing)}`];
  const { keepPullRequest } = await import('../store/github-pulls.ts');
  const asked = { branch: proposals.branch, base: branch, title: titleOf(proposals), body: bodyOf(proposals) };
  const kept = await keepPullRequest(github, asked, terminal.now);
  if ('problem' in kept)
    return [`no pull request was opened for ${proposals.branch}: ${kept.problem.words}; woad doctor says which settings it needs`];
  // the token's own pull request starts no workflow, so what a required check waits for is said here
  const open = await openTracker(root, terminal.now, { files: openCommit(repository, proposals.head) });
  const faults = await checkTracker(open);
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  await setCommitStatus(github, proposals.head, {
    context: 'woad/check',
    state: errors > 0 ? 'failure' : 'success',
    description: `${errors} ${errors === 1 ? 'error' : 'errors'}`,
    url: kept.url,
  });
  await pushState(world, `pull request ${kept.number}`, (state) => {
    const now = state.kept<Proposals>('proposals');
    const isSame = now?.branch === proposals.branch;
    return {
      edits: isSame ? editsOfState(state, { kept: { proposals: { ...now, number: kept.number, shown: proposals.head } } }) : [],
      result: undefined,
    };
  });
  return [`${kept.isNew ? 'opened' : 'updated'} pull request ${kept.number}: ${kept.url}`];
}

function bodyOf({ changes }: Proposals): string {
  const lines = changes.map(
    ({ rule, change }) => `- ${'record' in change ? `\`${change.record}\`: ` : ''}${describeChange(change)} (\`${rule}\`)`,
  );
  const more = lines.length > mostLines ? [`- and ${lines.length - mostLines} more`] : [];
  return `Rules ask for these changes. Merging makes them; closing leaves them out for good.\n\n${[...lines.slice(0, mostLines), ...more].join('\n')}\n`;
}
