import { type CommitNote, isByBot } from '../../model/commit.ts';
import type { Workspace } from '../../model/workspace.ts';
import { actorOf } from '../query/actor.ts';

/** Who made a commit: of the bot's commits whom `Woad-Actor:` names, else the author as a person of the workspace, else the author's plain name. */
export function actorOfCommit(
  commit: Pick<CommitNote, 'authorName' | 'authorEmail' | 'trailers'>,
  workspace: Pick<Workspace, 'people'>,
): string {
  const named = isByBot(commit) ? commit.trailers.get('Woad-Actor')?.[0] : undefined;
  return named || actorOf({ name: commit.authorName, email: commit.authorEmail }, workspace);
}
