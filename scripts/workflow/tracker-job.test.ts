import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSmtp, type Smtp, type SmtpBehaviour } from '../story/smtp.ts';
import { openGitHub } from './loopback-github.ts';
import { gitIn, newOrigin } from './origin.ts';
import { newFolder } from './place.ts';
import { jobOf } from './read-workflow.ts';
import { type JobResult, type JobWorld, runJob, shouldRun } from './run-job.ts';

// the job of the shipped file itself is run, step by step, against a bare repository and a real mail server
const token = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz';
const secrets = { PEOPLE: '{"luis":"luis@tidewater.example"}', WOAD_SALT: 'salt', SMTP_URL: '' };
const mailing = {
  'workspace.yml':
    'title: T\npublish: pages\nemail: { from: tracker@tidewater.example }\npeople: { ana: { name: Ana, email: ana@tidewater.example }, luis: { name: Luis } }\n',
  'automations/tell.yml':
    'when: { record-moved: { to: done } }\ndo: [{ send-email: { to: luis, subject: "Won: {{ title }}", body: "By {{ actor }}.", once_per: [record] } }]\n',
};

const opened: Smtp[] = [];
afterAll(async () => {
  for (const smtp of opened) await smtp.close();
});
async function mailServer(behaviour: SmtpBehaviour = {}): Promise<Smtp> {
  const smtp = await openSmtp(behaviour);
  opened.push(smtp);
  return smtp;
}

let runs = 6;

async function automate(origin: string, smtp?: Smtp, more: Partial<JobWorld> = {}): Promise<JobResult & { folder: string; said: string }> {
  const folder = newFolder();
  const expressions = { 'github.ref': 'refs/heads/main', 'github.token': token, 'toJSON(vars)': '{"GREETING":"Well done"}' };
  const variables = {
    GITHUB_REPOSITORY: 'tidewater/tracker',
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    // each run has a number of its own: two claims made in one second are two commits
    GITHUB_RUN_ID: String(++runs),
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_EVENT_NAME: 'push',
  };
  const given = { automations: { ...secrets, SMTP_URL: smtp?.url ?? '' } };
  const result = await runJob(jobOf('tracker.yml', 'automate'), {
    origin,
    folder,
    expressions,
    secrets: given,
    // npm's own npx is tried in the first test, and in workflows.test.ts
    quick: true,
    ...more,
    variables: { ...variables, ...more.variables },
  });
  return { ...result, folder, said: result.steps.map(({ output }) => output).join('\n') };
}

test('installing sets nothing off; then a push does: the commit of the rules gets its status, and nothing holds the token', async () => {
  const { origin, finish, push, log } = newOrigin();
  const begun = await automate(origin);
  expect([begun.failed, begun.outputs, log()], begun.said).toEqual([
    false,
    { head: gitIn(origin)('rev-parse', 'main'), publish: 'pages' },
    ['first'],
  ]);
  finish('acme');
  push('Acme signed');
  const github = await openGitHub();
  const ran = await automate(origin, undefined, { quick: false, variables: { GITHUB_API_URL: github.api } });
  github.close();
  expect(
    ran.steps.map(({ name, code }) => [name, code]),
    ran.said,
  ).toEqual([
    ['Install', 0],
    ['Run the rules', 0],
    ['Check what the rules pushed', 0],
  ]);
  expect(log()).toEqual(['won: sales/acme', 'Acme signed', 'first']);
  const head = gitIn(origin)('rev-parse', 'main');
  expect(ran.outputs).toEqual({ head, publish: 'pages' });
  expect(github.calls).toEqual([
    {
      path: `POST /repos/tidewater/tracker/statuses/${head}`,
      authorization: `token ${token}`,
      body: {
        context: 'woad/check',
        state: 'success',
        description: '0 errors, 0 warnings',
        target_url: 'https://github.example/tidewater/tracker/actions/runs/8',
      },
    },
  ]);
  expect(filesWith(ran.folder, [token, Buffer.from(`x-access-token:${token}`).toString('base64')])).toEqual([]);
  expect(ran.said + ran.summary).not.toContain(token);
  expect(ran.summary).toContain('closed');
});

test('a move sends one mail; running again, three runs at once and a forced push of the same files send none more', async () => {
  const smtp = await mailServer();
  const { origin, person, finish, push, log } = newOrigin(mailing);
  expect((await automate(origin, smtp)).failed).toBe(false);
  expect(smtp.messages).toEqual([]);
  finish('acme');
  push('Acme signed');
  const ran = await Promise.all([automate(origin, smtp), automate(origin, smtp), automate(origin, smtp)]);
  expect(
    ran.map(({ failed }) => failed),
    ran.map(({ said }) => said).join('\n\n'),
  ).toEqual([false, false, false]);
  expect(smtp.messages.map(({ to, mail }) => [to, mail.subject])).toEqual([[['luis@tidewater.example'], 'Won: Acme']]);
  await automate(origin, smtp);
  const git = gitIn(person);
  git('fetch', '--quiet', 'origin');
  const same = git('commit-tree', 'origin/main^{tree}', '-m', 'all at once');
  git('push', '--quiet', '--force', 'origin', `${same}:main`);
  expect((await automate(origin, smtp)).failed).toBe(false);
  expect([smtp.messages.length, log()]).toEqual([1, ['all at once']]);
  const kept = gitIn(origin)('log', '-p', '--format=%B', 'woad-state');
  expect(kept).not.toMatch(/@tidewater\.example|salt/);
  expect(ran.map(({ said, summary }) => said + summary).join('')).not.toContain('@tidewater.example');
});

test('what a server refuses for good is a failed job that says so; the site is built all the same', async () => {
  const smtp = await mailServer({ answer: ({ at }) => (at === 'recipient' ? '550 no such box' : undefined) });
  const { origin, finish, push } = newOrigin(mailing);
  await automate(origin, smtp);
  finish('acme');
  push('Acme signed');
  const github = await openGitHub();
  const ran = await automate(origin, smtp, { variables: { GITHUB_API_URL: github.api } });
  github.close();
  expect([ran.failed, ran.outputs['publish']]).toEqual([true, 'pages']);
  expect(ran.said).toMatch(/email of tell for sales\/acme: failed: .*550/);
  expect(ran.summary).toMatch(/550/);
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

test('a push of a person during the run survives, and the rules see it', async () => {
  const { origin, person, finish, push, log } = newOrigin();
  await automate(origin);
  finish('acme');
  push('Acme signed');
  finish('globex');
  gitIn(person)('add', '--all');
  gitIn(person)('commit', '--quiet', '-m', 'Globex signed');
  const folder = newFolder();
  const late = () => {
    const hook = join(folder, '.git/hooks/pre-push');
    writeFileSync(hook, `#!/bin/sh\nrm "$0"\nunset GIT_DIR GIT_CONFIG_COUNT\ncd '${person}' && git push --quiet origin HEAD:main\n`);
    chmodSync(hook, 0o755);
  };
  const ran = await automate(origin, undefined, { folder, afterCheckout: late });
  expect(ran.said).toContain('somebody pushed to main');
  expect(log()).toEqual(['won: 2 records', 'Globex signed', 'Acme signed', 'first']);
  expect(existsSync(join(person, 'records/sales/done/globex.md'))).toBe(true);
});

test('a deleted woad-state sends nothing again and is told', async () => {
  const smtp = await mailServer();
  const { origin, finish, push } = newOrigin(mailing);
  await automate(origin, smtp);
  finish('acme');
  push('Acme signed');
  await automate(origin, smtp);
  gitIn(origin)('update-ref', '-d', 'refs/heads/woad-state');
  const ran = await automate(origin, smtp);
  expect([ran.failed, smtp.messages.length]).toEqual([false, 1]);
  expect(ran.said).toContain('woad-state is gone, though rules ran before');
  expect(ran.summary).toContain('is gone');
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
