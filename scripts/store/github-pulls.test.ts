import { afterEach, describe, expect, test } from 'vitest';
import { type LoopbackGitHub, openGitHub } from '../workflow/loopback-github.ts';
import { setCommitStatus } from './github.ts';
import type { GitHub } from './github-client.ts';
import { keepPullRequest, pullRequestState } from './github-pulls.ts';

const now = new Date('2026-11-21T10:15:00Z');
const token = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz';
const commit = 'b'.repeat(40);
let opened: LoopbackGitHub | undefined;
afterEach(() => opened?.close());

async function openPulls() {
  const branches = { main: { commit: 'a'.repeat(40), isProtected: true }, 'woad/rules': { commit, isProtected: false } };
  const github = await openGitHub({ branches, mayOpenPulls: true });
  opened = github;
  const access: GitHub = { api: `${github.api}/`, token, repository: 'tidewater/tracker' };
  const asked = { branch: 'woad/rules', base: 'main', title: 'Rules: 2 records', body: 'Acme, for @ana' };
  const written = () => github.calls.filter(({ path }) => !path.startsWith('GET')).map(({ path }) => path);
  return { github, pulls: github.repository.pulls, written, access, asked };
}

describe('keepPullRequest', () => {
  test('opens one, then brings it up to date, and does nothing where nothing changed', async () => {
    const { pulls, written, access, asked } = await openPulls();
    const url = 'https://github.example/tidewater/tracker/pull/1';
    expect(await keepPullRequest(access, asked, now)).toEqual({ number: 1, url, isNew: true });
    expect(await keepPullRequest(access, asked, now)).toEqual({ number: 1, url, isNew: false });
    expect(await keepPullRequest(access, { ...asked, title: 'Rules: 3 records' }, now)).toEqual({ number: 1, url, isNew: false });
    expect(written()).toEqual(['POST /repos/tidewater/tracker/pulls', 'PATCH /repos/tidewater/tracker/pulls/1']);
    expect(pulls).toMatchObject([{ title: 'Rules: 3 records', body: 'Acme, for @\u2060ana', head: 'woad/rules', base: 'main' }]);
  });

  test('opens another where the last one is closed', async () => {
    const { pulls, access, asked } = await openPulls();
    await keepPullRequest(access, asked, now);
    Object.assign(pulls[0]!, { state: 'closed' });
    expect(await keepPullRequest(access, asked, now)).toMatchObject({ number: 2, isNew: true });
  });

  test('one that another run opened meanwhile is the one', async () => {
    const { github, pulls, access, asked } = await openPulls();
    await keepPullRequest(access, asked, now);
    github.troubles.set('pulls/list', [{ status: 200, data: [] }]);
    expect(await keepPullRequest(access, asked, now)).toMatchObject({ number: 1, isNew: false });
    expect(pulls).toHaveLength(1);
  });

  test('says why it could not', async () => {
    const { github, access, asked } = await openPulls();
    github.repository.mayOpenPulls = false;
    expect(await keepPullRequest(access, asked, now)).toEqual({
      problem: {
        status: 403,
        words: 'GitHub answered 403: GitHub Actions is not permitted to create or approve pull requests.',
        passing: false,
      },
    });
    github.repository.mayOpenPulls = true;
    expect(await keepPullRequest(access, { ...asked, branch: 'gone' }, now)).toMatchObject({ problem: { status: 422, passing: false } });
    github.troubles.set('pulls/create', [{ drop: 'before' }]);
    expect(await keepPullRequest(access, asked, now)).toMatchObject({ problem: { status: 0, passing: true } });
  });
});

describe('pullRequestState', () => {
  test('open, merged, closed or not there; the newest of a branch counts', async () => {
    const { github, pulls, access, asked } = await openPulls();
    const byBranch = () => pullRequestState(access, { branch: 'woad/rules' }, now);
    expect(await byBranch()).toBeUndefined();
    expect(await pullRequestState(access, { number: 1 }, now)).toBeUndefined();
    await keepPullRequest(access, asked, now);
    expect(await byBranch()).toEqual({ number: 1, url: 'https://github.example/tidewater/tracker/pull/1', state: 'open', head: commit });
    Object.assign(pulls[0]!, { state: 'closed' });
    expect(await byBranch()).toMatchObject({ number: 1, state: 'closed' });
    await keepPullRequest(access, asked, now);
    Object.assign(pulls[1]!, { state: 'closed', mergedAt: '2026-11-21T10:16:00Z' });
    expect(await byBranch()).toMatchObject({ number: 2, state: 'merged' });
    expect(await pullRequestState(access, { number: 1 }, now)).toMatchObject({ number: 1, state: 'closed' });
    github.troubles.set('pulls/list', [{ status: 503 }]);
    expect(await byBranch()).toEqual({ problem: { status: 503, words: 'GitHub answered 503: trouble', passing: true } });
  });
});

describe('setCommitStatus', () => {
  test('puts it on the commit, and says why it could not', async () => {
    const { github, access } = await openPulls();
    const status = { context: 'woad/check', state: 'success' as const, description: 'x'.repeat(200) };
    await setCommitStatus(access, commit, status);
    expect(github.repository.statuses).toEqual([{ sha: commit, context: 'woad/check', state: 'success', description: 'x'.repeat(140) }]);
    github.troubles.set('repos/create-commit-status', [{ status: 403, data: { message: `no right, ${token}` } }]);
    await expect(setCommitStatus(access, commit, status)).rejects.toThrow(
      'the status woad/check was not set: GitHub answered 403: no right, ***',
    );
  });
});
