import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWorkflows, type Step } from './read-workflow.ts';
import { shouldRun } from './run-job.ts';

/** Actions that may be used, each at the commit of its version. */
const pins = new Set([
  'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0',
  'actions/configure-pages@45bfe0192ca1faeb007ade9deae92b16b8254a0d # v6.0.0',
  'actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0',
  'actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0',
  'actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5',
  'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0',
]);
/** What may be taken from the environment of the rules, each by its own name. */
const secrets = ['SMTP_URL', 'PEOPLE', 'WOAD_SALT', 'WOAD_SECRETS'];
/** What each job may do, and no more. */
const rights: { [job: string]: { [scope: string]: string } } = {
  'check.yml/check': { contents: 'read' },
  'tracker.yml/automate': { contents: 'write', statuses: 'write', issues: 'write', 'pull-requests': 'write' },
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
      if (Object.values(env ?? {}).some((value) => /token|secrets/.test(value))) expect(run).toMatch(/^npx woad (automate|check)\b/);
    }
  });

  test('a pull request meets no secret, no environment, no cache that others read, and no right to write', () => {
    if (!('pull_request' in events)) return;
    expect(text).not.toMatch(/\$\{\{[^}]*(secrets\b|github\.token)/);
    expect(steps.filter(({ uses }) => uses?.startsWith('actions/cache@'))).toEqual([]);
    for (const { environment, permissions: own } of Object.values(jobs)) {
      expect(environment).toBeUndefined();
      expect(Object.values(own ?? {})).not.toContain('write');
    }
  });

  test('a secret is named by itself, in the one step that runs the rules, of a job in their environment', () => {
    for (const { environment, steps: own } of Object.values(jobs)) {
      for (const step of own) {
        const used = [...JSON.stringify(step).matchAll(/\bsecrets\b\.?(\w*)/g)].map((match) => match[1] ?? '');
        expect(used.filter((name) => !secrets.includes(name))).toEqual([]);
        if (used.length === 0) continue;
        expect([step.run, environment]).toEqual(['npx woad automate', { name: 'automations', deployment: false }]);
      }
    }
  });

  test('time sets it off at an odd minute, away from the full hour', () => {
    for (const { cron } of (events['schedule'] ?? []) as { cron: string }[]) {
      const minute = Number(cron.split(' ')[0]);
      expect([minute % 2, minute % 5 === 0]).toEqual([1, false]);
    }
  });

  test('nothing is cancelled, and nothing runs for ever', () => {
    for (const each of [concurrency, ...Object.values(jobs).map((job) => job.concurrency)])
      expect(each?.['cancel-in-progress'] ?? false).toBe(false);
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(30);
  });
});

test('rules run for the default branch alone when they are started by hand, and at all other times', () => {
  const { jobs, on } = readWorkflows().find(({ file }) => file === 'tracker.yml') ?? {};
  const known = { 'github.event.repository.default_branch': 'trunk', 'github.ref_name': 'side', 'github.event_name': 'workflow_dispatch' };
  const runs = (more: Partial<typeof known>) => shouldRun(jobs?.['automate']?.if, { ...known, ...more }, false);
  expect([runs({}), runs({ 'github.ref_name': 'trunk' }), runs({ 'github.event_name': 'schedule' })]).toEqual([false, true, true]);
  expect(on).toMatchObject({ push: { branches: ['main'] }, schedule: [{}], workflow_dispatch: null });
});

test('what can reach secrets has owners who must agree', () => {
  const text = readFileSync(join(import.meta.dirname, '../../.github/CODEOWNERS'), 'utf8');
  const owned = [...text.matchAll(/^(\/\S+) +@\S/gm)].map((match) => match[1]);
  expect(owned).toEqual(expect.arrayContaining(['/.github/', '/automations/', '/scripts/', '/workspace.yml', '/package-lock.json']));
});

test('there are rights for every job there is, and no others', () => {
  const jobs = readWorkflows().flatMap((workflow) => Object.keys(workflow.jobs).map((job) => `${workflow.file}/${job}`));
  expect(jobs.sort()).toEqual(Object.keys(rights).sort());
});
