import { UsageError } from '../model/diagnostic.ts';
import { type GitHub, openClient, refusalOf } from './github-client.ts';

/** The result of a check on one commit, as people see it beside the commit and branch rules ask for it. */
export interface CommitStatus {
  context: string;
  state: 'success' | 'failure';
  description: string;
  /** Address of what tells more. */
  url?: string | undefined;
}

/** What the environment of a workflow tells of GitHub; undefined names what is missing. */
export function gitHubFrom(environment: Readonly<{ [name: string]: string | undefined }>): GitHub | { missing: string[] } {
  const { GITHUB_REPOSITORY: repository, WOAD_TOKEN: token, GITHUB_API_URL: api = 'https://api.github.com' } = environment;
  if (repository && token) return { api, token, repository };
  return { missing: [...(repository ? [] : ['GITHUB_REPOSITORY']), ...(token ? [] : ['WOAD_TOKEN'])] };
}

/** That variables of the environment are missing, in words. */
export function tellMissing(missing: string[]): string {
  return `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set`;
}

/** Puts a status on a commit of 40 hex digits; an earlier one of the same context is replaced. */
export async function setCommitStatus(github: GitHub, commit: string, status: CommitStatus): Promise<void> {
  const { rest, owner, repo } = await openClient(github);
  const { context, state, description, url } = status;
  try {
    const given = { owner, repo, sha: commit, context, state, description: description.slice(0, 140) };
    await rest.repos.createCommitStatus(url === undefined ? given : { ...given, target_url: url });
  } catch (error) {
    throw new UsageError(`the status ${context} was not set: ${refusalOf(error, github, new Date()).words}`);
  }
}
