import { afterEach, describe, expect, test } from 'vitest';
import { type LoopbackGitHub, openGitHub } from '../workflow/loopback-github.ts';
import { answers, type LoopbackRepository } from '../workflow/loopback-repository.ts';
import { readRepositorySettings } from './github-settings.ts';

const now = new Date('2026-11-21T10:15:00Z');
let opened: LoopbackGitHub | undefined;
afterEach(() => opened?.close());

async function openSettings(more: Partial<LoopbackRepository> = {}) {
  const github = await openGitHub(more);
  opened = github;
  const access = { api: github.api, token: 'ghs_0123456789', repository: 'tidewater/tracker' };
  return { github, read: (branch?: string) => readRepositorySettings(access, now, branch) };
}

describe('readRepositorySettings', () => {
  test('all that an admin sees', async () => {
    const environment = {
      name: 'automations',
      protection: ['branch_policy'],
      branches: ['main'],
      secrets: ['SMTP_URL'],
      variables: ['INBOX'],
    };
    const { read } = await openSettings({
      branches: { main: { commit: 'a'.repeat(40), isProtected: true } },
      pages: { html_url: 'https://tidewater.github.example/tracker/', build_type: 'workflow', public: true },
      environments: [environment, { ...environment, name: 'github-pages', branches: 'protected', secrets: [], variables: [] }],
      mayOpenPulls: true,
      rules: [
        { type: 'pull_request' },
        { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'woad/check' }] } },
      ],
      protection: { required_status_checks: { contexts: ['build', 'woad/check'] } },
      secrets: ['PEOPLE'],
      variables: ['A', 'B'],
    });
    expect(await read()).toEqual({
      ...{
        isPrivate: true,
        defaultBranch: 'main',
        isArchived: false,
        hasIssues: true,
        rights: ['push'],
        mayOpenPulls: true,
        problem: undefined,
      },
      pages: { url: 'https://tidewater.github.example/tracker/', from: 'workflow', isPublic: true },
      environments: [environment, { ...environment, name: 'github-pages', branches: 'protected', secrets: [], variables: [] }],
      branch: { name: 'main', isProtected: true, asksPull: true, checks: ['woad/check', 'build'] },
      secrets: ['PEOPLE'],
      variables: ['A', 'B'],
    });
  });

  test('a repository in which nothing is set up', async () => {
    const { read } = await openSettings();
    expect(await read()).toMatchObject({
      ...{ pages: 'none', environments: [], mayOpenPulls: false, secrets: [], variables: [], problem: undefined },
      branch: { name: 'main', isProtected: false, asksPull: false, checks: [] },
    });
  });

  test('what the token may not see is unknown, each on its own', async () => {
    const { github, read } = await openSettings({ branches: { main: { commit: 'a'.repeat(40), isProtected: true } }, secrets: ['PEOPLE'] });
    github.forbidden.add('actions/list-repo-secrets').add('repos/get-branch-protection');
    expect(await read()).toMatchObject({
      ...{ secrets: undefined, variables: [], problem: undefined },
      branch: { isProtected: true, asksPull: undefined, checks: undefined },
    });
    for (const id of Object.keys(answers)) github.forbidden.add(id);
    expect(await read('main')).toEqual({
      ...{
        isPrivate: undefined,
        defaultBranch: undefined,
        isArchived: undefined,
        hasIssues: undefined,
        rights: undefined,
        pages: undefined,
      },
      ...{ environments: undefined, mayOpenPulls: undefined, secrets: undefined, variables: undefined, problem: undefined },
      branch: { name: 'main', isProtected: undefined, asksPull: undefined, checks: undefined },
    });
  });

  test('a token that is none, and a GitHub that is not there, are told', async () => {
    const { github, read } = await openSettings();
    github.troubles.set('repos/get', [{ status: 401, data: { message: 'Bad credentials' } }, { drop: 'before' }]);
    expect(await read()).toMatchObject({ isPrivate: undefined, branch: undefined, problem: 'GitHub answered 401: Bad credentials' });
    expect((await read()).problem).toMatch(/^GitHub could not be reached: /);
  });
});
