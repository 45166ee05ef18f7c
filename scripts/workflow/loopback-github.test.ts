import { Octokit } from '@octokit/rest';
import { describe, expect, test } from 'vitest';
import { openGitHub } from './loopback-github.ts';
import { answers } from './loopback-repository.ts';
import described from './openapi.json' with { type: 'json' };

const tracker = '/repos/tidewater/tracker';
const headers = {
  authorization: 'token x',
  accept: 'application/vnd.github.v3+json',
  'content-type': 'application/json',
  'user-agent': 't',
};

describe('the loopback GitHub', () => {
  test.each([
    ['a path', 'GET', `${tracker}/isues`, undefined, {}],
    ['a method', 'DELETE', `${tracker}/issues`, undefined, {}],
    ['a query', 'GET', `${tracker}/issues?sate=open`, undefined, {}],
    ['a value of a query', 'GET', `${tracker}/issues?state=opened`, undefined, {}],
    ['a number of a query', 'GET', `${tracker}/issues?per_page=x`, undefined, {}],
    ['a key that is missing', 'POST', `${tracker}/issues`, { body: 'x' }, {}],
    ['a key of its own', 'POST', `${tracker}/issues`, { title: 'x', labls: [] }, {}],
    ['a value of another type', 'POST', `${tracker}/issues`, { title: 'x', labels: 'sales' }, {}],
    ['a value that is not listed', 'PATCH', `${tracker}/issues/1`, { state: 'done' }, {}],
    ['a body where none belongs', 'POST', `${tracker}/statuses/${'a'.repeat(40)}`, { status: 'success' }, {}],
    ['a body that is no JSON', 'POST', `${tracker}/issues`, '{', {}],
    ['no token', 'GET', `${tracker}/issues`, undefined, { authorization: '' }],
  ])('refuses %s that GitHub does not describe, and the test fails', async (_, method, path, body, more) => {
    const github = await openGitHub();
    const asked = {
      method,
      headers: { ...headers, ...more },
      ...(body ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
    };
    expect((await fetch(github.api + path, asked)).status).toBe(422);
    expect(github.close).toThrow('GitHub would not have understood');
  });

  test('answers what it describes, and a list by pages', async () => {
    const github = await openGitHub();
    const octokit = new Octokit({ auth: 'x', baseUrl: github.api });
    const of = { owner: 'tidewater', repo: 'tracker' };
    for (let n = 0; n < 7; n++) await octokit.rest.issues.create({ ...of, title: `Issue ${n}` });
    const listed = await octokit.paginate(octokit.rest.issues.listForRepo, { ...of, per_page: 3, direction: 'asc' });
    expect(listed.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(github.calls.filter(({ path }) => path.startsWith('GET'))).toHaveLength(3);
    expect(github.close).not.toThrow();
  });

  test('knows an answer for every operation that is described, and says where those come from', () => {
    expect(Object.keys(answers).sort()).toEqual(Object.keys(described.operations).sort());
    expect(described.notice).toContain('MIT License');
  });
});
