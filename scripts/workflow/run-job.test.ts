import { expect, test } from 'vitest';
import { newOrigin } from './origin.ts';
import { newFolder } from './place.ts';
import type { Job } from './read-workflow.ts';
import { runJob, shouldRun } from './run-job.ts';

const steps = [
  { uses: 'actions/checkout@x', with: { 'fetch-depth': 0 } },
  { uses: 'actions/cache@x', with: { path: '.cache' } },
  {
    name: 'Say',
    env: { KEY: '$' + '{{ secrets.KEY }}', NONE: '$' + '{{ secrets.NONE }}' },
    run: 'echo "$KEY,$NONE" | tee -a "$GITHUB_STEP_SUMMARY"',
  },
];
const run = (job: Job) => {
  const secrets = { automations: { KEY: 'key' }, other: { KEY: 'another' } };
  return runJob(job, { origin: newOrigin().origin, folder: newFolder(), expressions: {}, secrets });
};

test('a job has the secrets of its environment and no others, and without an environment none', async () => {
  const ran = await run({ steps, environment: { name: 'automations', deployment: false } });
  expect([ran.failed, ran.summary, ran.steps.map(({ output }) => output)]).toEqual([false, 'key,\n', ['key,\n']]);
  await expect(run({ steps })).rejects.toThrow('the harness knows nothing of secrets.KEY');
});

test('conditions are read as GitHub reads them, and one that is too much is refused', () => {
  const known = { 'github.event_name': 'push', 'github.ref_name': 'main', 'a.default': 'main' };
  const holds = (condition: string) => shouldRun(condition, known, false);
  expect(holds('$' + "{{ github.event_name != 'push' || github.ref_name == a.default }}")).toBe(true);
  expect(holds("github.event_name == 'push' && github.ref_name != a.default")).toBe(false);
  expect(holds("!cancelled() && github.event_name == ''")).toBe(false);
  expect(() => holds('contains(github.ref_name, x)')).toThrow('cannot read the condition');
});
