import { UsageError } from '../model/diagnostic.ts';

/** Where GitHub is and who asks: `https://api.github.com` unless a workflow says otherwise. */
export interface GitHub {
  api: string;
  token: string;
  /** `owner/name` */
  repository: string;
}

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

/** Puts a status on a commit of 40 hex digits; an earlier one of the same context is replaced. */
export async function setCommitStatus({ api, token, repository }: GitHub, commit: string, status: CommitStatus): Promise<void> {
  const { Octokit } = await import('@octokit/rest');
  const [owner = '', repo = ''] = repository.split('/');
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const octokit = new Octokit({ auth: token, baseUrl: api.replace(/\/$/, ''), userAgent: 'woad', log });
  const { context, state, description, url } = status;
  try {
    const given = { owner, repo, sha: commit, context, state, description: description.slice(0, 140) };
    await octokit.rest.repos.createCommitStatus(url === undefined ? given : { ...given, target_url: url });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new UsageError(`GitHub did not take the status ${context}: ${words.replaceAll(token, '***')}`);
  }
}
