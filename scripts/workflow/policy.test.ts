import { describe, expect, test } from 'vitest';
import { readWorkflows, type Step } from './read-workflow.ts';

/** Actions that may be used, each at the commit of its version. */
const pins = new Set([
  'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0',
  'actions/configure-pages@45bfe0192ca1faeb007ade9deae92b16b8254a0d # v6.0.0',
  'actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0',
  'actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0',
  'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0',
]);
/** What each job may do, and no more. */
const rights: { [job: string]: { [scope: string]: string } } = {
  'check.yml/check': { contents: 'read' },
  'tracker.yml/automate': { contents: 'write', statuses: 'write' },
  'tracker.yml/build': { contents: 'read', pages: 'read' },
  'tracker.yml/publish': { pages: 'write', 'id-token': 'write' },
};

describe.each(readWorkflows())('$file', ({ file, text, on, permissions, concurrency, jobs }) => {
  const events = typeof on === 'string' ? { [on]: null } : Array.isArray(on) ? Object.fromEntries(on.map((event) => [event, null])) : on;
  const steps: Step[] = Object.values(jobs).flatMap((job) => job.steps);

  test('is never set off by a stranger with rights of ours, nor only by some files', () => {
    expect(Object.keys(events)).not.toContain('pull_request_target');
    expect(Object.keys(events)).not.toContain('workflow_run');
    for (const filters of Object.values(events)) expect(Object.keys(filters ?? {}).filter((key) => key.startsWith('paths'))).toEqual([]);
  });

  test('has no right at the top, and each job the least', () => {
    expect(permissions).toEqual({});
    expect(Object.fromEntries(Object.entries(jobs).map(([name, job]) => [`${file}/${name}`, job.permissions]))).toEqual(
      Object.fromEntries(Object.entries(rights).filter(([name]) => name.startsWith(`${file}/`))),
    );
  });

  test('every action is one that is known, at its commit', () => {
    const used = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map((match) => match[1]);
    expect(used).toHaveLength(steps.filter(({ uses }) => uses).length);
    expect(used.filter((each) => !pins.has(each ?? ''))).toEqual([]);
  });

  test('no script is put together from values', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  test('the token stays out of the checkout, and the history is whole', () => {
    for (const { with: given } of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) {
      expect(given).toMatchObject({ 'persist-credentials': false, 'fetch-depth': 0 });
    }
  });

  test('the token is given to no step that installs or builds', () => {
    for (const { run, env } of steps) {
      if (Object.values(env ?? {}).some((value) => /token|secrets/.test(value))) expect(run).toMatch(/^npx woad (automate|check) /);
    }
  });

  test('a pull request meets no secret', () => {
    if ('pull_request' in events) expect(text).not.toMatch(/\$\{\{[^}]*(secrets\b|github\.token)/);
  });

  test('nothing is cancelled, and nothing runs for ever', () => {
    for (const each of [concurrency, ...Object.values(jobs).map((job) => job.concurrency)])
      expect(each?.['cancel-in-progress'] ?? false).toBe(false);
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(30);
  });
});

test('there are rights for every job there is, and no others', () => {
  const jobs = readWorkflows().flatMap((workflow) => Object.keys(workflow.jobs).map((job) => `${workflow.file}/${job}`));
  expect(jobs.sort()).toEqual(Object.keys(rights).sort());
});
