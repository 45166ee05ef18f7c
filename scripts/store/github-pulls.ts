import { type GitHub, openClient, type Refusal, refusalOf } from './github-client.ts';
import { escapeMentions } from './github-marks.ts';

/** A pull request from one branch of the repository to another. */
export interface PullRequest {
  branch: string;
  base: string;
  /** One line. */
  title: string;
  /** Markdown; mentions in it tell nobody. */
  body: string;
}

export interface KeptPullRequest {
  number: number;
  /** For people. */
  url: string;
  isNew: boolean;
}

/** How it stands with a pull request; `head` is the commit it asks to take, 40 hex digits. */
export interface PullRequestState {
  number: number;
  url: string;
  state: 'open' | 'merged' | 'closed';
  head: string;
}

/** Sees to it that one open pull request of the branch says this: opens it, or brings the one there is up to date. */
export async function keepPullRequest(github: GitHub, asked: PullRequest, now: Date): Promise<KeptPullRequest | { problem: Refusal }> {
  const { rest, owner, repo } = await openClient(github);
  const { branch, base } = asked;
  const [title, body] = [asked.title.slice(0, 250), escapeMentions(asked.body).slice(0, 65_000)];
  const bringUpToDate = async (): Promise<KeptPullRequest | undefined> => {
    const { data } = await rest.pulls.list({ owner, repo, state: 'open', head: `${owner}:${branch}`, base });
    const [there] = data;
    if (!there) return undefined;
    if (there.title !== title || there.body !== body) await rest.pulls.update({ owner, repo, pull_number: there.number, title, body });
    return { number: there.number, url: there.html_url, isNew: false };
  };
  const create = async (): Promise<KeptPullRequest> => {
    const { data } = await rest.pulls.create({ owner, repo, head: branch, base, title, body });
    return { number: data.number, url: data.html_url, isNew: true };
  };
  // another run may have been quicker
  const otherwise = async (error: unknown): Promise<KeptPullRequest> => {
    const there = /already exists/i.test(refusalOf(error, github, now).words) ? await bringUpToDate() : undefined;
    if (there) return there;
    throw error;
  };
  try {
    return (await bringUpToDate()) ?? (await create().catch(otherwise));
  } catch (error) {
    return { problem: refusalOf(error, github, now) };
  }
}

/** How it stands with a pull request, by its number or the newest of a branch; undefined where there is none. */
export async function pullRequestState(
  github: GitHub,
  which: { number: number } | { branch: string },
  now: Date,
): Promise<PullRequestState | { problem: Refusal } | undefined> {
  const { rest, owner, repo } = await openClient(github);
  try {
    const { data } =
      'number' in which
        ? await rest.pulls.get({ owner, repo, pull_number: which.number })
        : await rest.pulls
            .list({ owner, repo, state: 'all', head: `${owner}:${which.branch}`, sort: 'created', direction: 'desc', per_page: 1 })
            .then(({ data: [newest] }) => ({ data: newest }));
    if (!data) return undefined;
    const { number, html_url: url, merged_at, state, head } = data;
    return { number, url, state: merged_at ? 'merged' : state === 'open' ? 'open' : 'closed', head: head.sha };
  } catch (error) {
    const problem = refusalOf(error, github, now);
    return problem.status === 404 ? undefined : { problem };
  }
}
