import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newOrigin } from './origin.ts';
import { newFolder } from './place.ts';
import { jobOf } from './read-workflow.ts';
import { type JobResult, runJob } from './run-job.ts';

// the shipped files themselves are run, step by step, against a bare repository
const _token = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz';
describe('tracker.yml', () => {
  test('the site is built from what the rules left, under the path that Pages gives it', async () => {
    const { origin, first } = newOrigin();
    const folder = newFolder();
    const expressions = {
      'needs.automate.outputs.head': first,
      'needs.automate.outputs.publish': 'pages',
      'steps.pages.outputs.base_path': '/tracker',
    };
    const ran = await runJob(jobOf('tracker.yml', 'build'), { origin, folder, expressions });
    expect(ran.failed, ran.steps.map(({ output }) => output).join('\n')).toBe(false);
    expect(readFileSync(join(folder, 'dist/index.html'), 'utf8')).toContain('href="/tracker/');
    expect(existsSync(join(folder, 'dist/records/sales/acme/index.html'))).toBe(true);
  });
});

describe('check.yml', () => {
  const check = (origin: string, branch: string, base: string): Promise<JobResult> => {
    const expressions = { 'github.ref': branch, 'github.event.pull_request.base.sha': base, 'toJSON(vars)': '{"GREETING":"Hello"}' };
    // the site is built by the test above
    return runJob(jobOf('check.yml', 'check'), { origin, folder: newFolder(), expressions, leaveOut: ['Build the site'] });
  };

  test('tells what the rules would do, and writes nothing', async () => {
    const { origin, finish, push, first, log } = newOrigin();
    finish('acme');
    push('Acme signed', 'proposal');
    const ran = await check(origin, 'proposal', first);
    expect([ran.failed, log()]).toEqual([false, ['first']]);
    expect(ran.steps.at(-1)?.output).toContain('won: sales/acme moved from todo to done by ana: dry-run');
    expect(ran.summary).toContain('## What changes\n\n- **Acme** moved from Todo to Done\n');
  });

  test('names every fault on its line, and tries the rules all the same; titles are text, not commands', async () => {
    const { origin, put, push, finish, first } = newOrigin();
    finish('acme');
    put('records/sales/done/acme.md', '---\ntitle: "##[add-mask]x ::add-mask::y"\nclosed: "::error::\\n::add-mask::z"\n---\n');
    push('odd', 'proposal');
    const ran = await check(origin, 'proposal', first);
    expect(ran.steps.map(({ name, code }) => [name, code])).toEqual([
      ['Install', 0],
      ['Name every fault', 1],
      ['Tell the change', 0],
      ['Try the rules', 0],
    ]);
    expect(ran.steps[1]?.output).toMatch(/^::error file=records\/sales\/done\/acme\.md,line=3,col=9,title=field-value::closed: /m);
    const lines = ran.steps.flatMap(({ output }) => output.split('\n'));
    expect(lines.filter((line) => /^\s*::(?!error file=)|##\[/.test(line))).toEqual([]);
  });
});
