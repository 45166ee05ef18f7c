import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openGitHub } from './loopback-github.ts';
import { gitIn, newOrigin } from './origin.ts';
import { newFolder } from './place.ts';
import { type Job, readWorkflows } from './read-workflow.ts';
import { type JobResult, type JobWorld, runJob, shouldRun } from './run-job.ts';

// the shipped files themselves are run, step by step, against a bare repository
const token = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz';
function jobOf(file: string, name: string): Job {
  const job = readWorkflows().find((workflow) => workflow.file === file)?.jobs[name];
  if (!job) throw new Error(`${file} has no job ${name}`);
  return job;
}

describe('tracker.yml', () => {
  const automate = (origin: string, before: string, more: Partial<JobWorld> = {}): Promise<JobResult & { folder: string }> => {
    const folder = newFolder();
    const expressions = {
      'github.ref': 'refs/heads/main',
      'github.event.before': before,
      'github.token': token,
      'toJSON(vars)': '{"GREETING":"Well done"}',
    };
    const variables = {
      GITHUB_REPOSITORY: 'tidewater/tracker',
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_API_URL: 'http://127.0.0.1:9',
      GITHUB_RUN_ID: '7',
      GITHUB_REF_NAME: 'main',
      GITHUB_REF_TYPE: 'branch',
    };
    const world = { origin, folder, expressions, ...more, variables: { ...variables, ...more.variables } };
    return runJob(jobOf('tracker.yml', 'automate'), world).then((result) => ({ ...result, folder }));
  };

  test('a push sets off the rules, their commit is pushed and gets its status, and nothing holds the token', async () => {
    const { origin, finish, push, first, log } = newOrigin();
    finish('acme');
    push('Acme signed');
    const github = await openGitHub();
    const ran = await automate(origin, first, { variables: { GITHUB_API_URL: github.api } });
    github.close();
    expect(
      ran.steps.map(({ name, code }) => [name, code]),
      ran.steps.map(({ output }) => output).join('\n'),
    ).toEqual([
      ['Install', 0],
      ['Run the rules', 0],
      ['Check what the rules pushed', 0],
    ]);
    expect(log()).toEqual(['won: sales/acme', 'Acme signed', 'first']);
    const head = gitIn(origin)('rev-parse', 'main');
    expect(ran.outputs).toEqual({ head, publish: 'pages' });
    expect(gitIn(origin)('show', '--format=', '--name-only', 'main').split('\n')[0]).toMatch(
      /^records\/sales\/_comments\/acme\/\d{8}T\d{6}Z-woad\.md$/,
    );
    expect(github.calls).toEqual([
      {
        path: `POST /repos/tidewater/tracker/statuses/${head}`,
        authorization: `token ${token}`,
        body: {
          context: 'woad/check',
          state: 'success',
          description: '0 errors, 0 warnings',
          target_url: 'https://github.example/tidewater/tracker/actions/runs/7',
        },
      },
    ]);
    expect(filesWith(ran.folder, [token, Buffer.from(`x-access-token:${token}`).toString('base64')])).toEqual([]);
    expect(ran.steps.map(({ output }) => output).join('')).not.toContain(token);
    const again = await automate(origin, first);
    expect([again.failed, again.outputs, log().length]).toEqual([false, { head, publish: 'pages' }, 3]);
  });

  test('a push of a person during the run survives, and two runs side by side do each thing once', async () => {
    const { origin, person, finish, push, first, log } = newOrigin();
    finish('acme');
    const second = push('Acme signed');
    const late = () => {
      finish('globex');
      push('Globex signed');
    };
    const ran = await automate(origin, first, { afterCheckout: late });
    expect(ran.steps.map(({ output }) => output).join('')).toContain('somebody pushed to main meanwhile');
    expect(log()).toEqual(['won: 2 records', 'Globex signed', 'Acme signed', 'first']);
    const [one, two] = await Promise.all([automate(origin, first), automate(origin, second)]);
    expect([one.failed, two.failed, log().length]).toEqual([false, false, 4]);
    expect(existsSync(join(person, 'records/sales/done/globex.md'))).toBe(true);
  });

  test('runs that come in the wrong order leave nothing out', async () => {
    const { origin, finish, push, first, log } = newOrigin();
    finish('acme');
    const second = push('Acme signed');
    finish('globex');
    push('Globex signed');
    await automate(origin, second);
    await automate(origin, first);
    expect(log().slice(0, 2)).toEqual(['won: sales/acme', 'won: sales/globex']);
  });

  test('started by hand, or for a new branch, it changes nothing and still builds', async () => {
    const { origin, log } = newOrigin();
    for (const before of ['', '0'.repeat(40)]) {
      const ran = await automate(origin, before);
      expect([ran.failed, ran.outputs['head']]).toEqual([false, gitIn(origin)('rev-parse', 'main')]);
    }
    expect(log()).toEqual(['first']);
  });

  test('a rule that fails is a failed job, whose site is built all the same', async () => {
    const { origin, finish, push, first } = newOrigin({
      'automations/broken.yml': 'when: { record-moved: {} }\ndo: [{ comment: "{{ closed }} {{ due }}" }]\n',
    });
    finish('acme');
    push('Acme signed');
    const github = await openGitHub();
    const ran = await automate(origin, first, { variables: { GITHUB_API_URL: github.api } });
    github.close();
    expect([ran.failed, ran.outputs['publish']]).toEqual([true, 'pages']);
    const known = {
      'needs.automate.outputs.head': ran.outputs['head'] ?? '',
      'needs.automate.outputs.publish': 'pages',
      'needs.build.result': 'success',
    };
    expect(shouldRun(jobOf('tracker.yml', 'build').if, known, true)).toBe(true);
    expect(shouldRun(jobOf('tracker.yml', 'publish').if, known, true)).toBe(true);
    expect(shouldRun(jobOf('tracker.yml', 'publish').if, { ...known, 'needs.automate.outputs.publish': 'artifact' }, false)).toBe(false);
    expect(shouldRun(jobOf('tracker.yml', 'build').if, { ...known, 'needs.automate.outputs.publish': 'none' }, false)).toBe(false);
  });

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

/** The files of a folder that hold one of the texts, git's own among them. */
function filesWith(folder: string, texts: string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => {
    const file = join(folder, path);
    if (path.startsWith('node_modules') || !statSync(file).isFile()) return false;
    const held = readFileSync(file, 'latin1');
    return texts.some((text) => held.includes(text));
  });
}
