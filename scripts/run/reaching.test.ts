import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { newCertificate } from '../story/certificate.ts';
import { openReceiver } from '../story/receiver.ts';
import { openGitHub } from '../workflow/loopback-github.ts';
import { newFolder } from '../workflow/place.ts';
import { newRuleRun, type RuleRun } from '../workflow/rule-run.ts';
import { runAutomations } from './run.ts';

const files = {
  'lists/desk.yml': 'lists: [todo, doing, { name: done, done: true }]\n',
  'records/desk/todo/pump.md': '---\ntitle: Pump\n---\n',
  'automations/won.yml': 'enabled: false\nwhen: { record-created: {} }\ndo: [{ comment: Hello. }]\n',
};
const finish = ({ change }: Pick<RuleRun, 'change'>) =>
  change((place) => place.move('records/desk/todo/pump.md', 'records/desk/done/pump.md'));
/** When a claim of a run that died now is old enough. */
const later = () => new Date(Date.now() + 3_600_000).toISOString();

describe('a webhook', () => {
  const { key, cert } = newCertificate('127.0.0.1');
  const trusted = getCACertificates('default');
  setDefaultCACertificates([...trusted, cert]);
  afterAll(() => setDefaultCACertificates(trusted));

  /** A tracker whose rule calls a receiver on this machine, which gives those answers first. */
  const newHook = async (
    answers: number[] = [],
    call = (host: string): { rule: string; secrets: { [name: string]: string } } => ({
      rule: `call-webhook: { url: "https://${host}/done", json: { title: "{{ title }}" }, secret: DESK_SECRET }`,
      secrets: { DESK_SECRET: 'hush' },
    }),
  ) => {
    const receiver = await openReceiver((_, response) => response.writeHead(answers.shift() ?? 204).end(), createServer({ key, cert }));
    const certificate = join(newFolder(), 'certificate.pem');
    writeFileSync(certificate, cert);
    const { rule, secrets } = call(receiver.host);
    const opened = await newRuleRun(
      {
        ...files,
        'workspace.yml': `title: T\nwebhooks: { allow: ["${receiver.host}"] }\n`,
        'automations/tell.yml': `when: { record-completed: {} }\ndo: [{ ${rule} }]\n`,
      },
      {},
      { WOAD_SECRETS: JSON.stringify(secrets), NODE_EXTRA_CA_CERTS: certificate },
    );
    const { ours, environment } = opened;
    const run = async (now: string) => {
      const terminal = { write() {}, complain() {}, readInput: async () => '', folder: ours.root, environment, width: 0, colored: false };
      return (await runAutomations(ours.root, { ...terminal, now: new Date(now) }, { loopbackPort: receiver.port })).note;
    };
    const keys = () => receiver.got.map(({ headers }) => headers['idempotency-key']);
    return { ...opened, receiver, run, keys };
  };

  test('that is answered 500 is called again with the same key, later, and then no more', async () => {
    const hook = await newHook([500]);
    finish(hook);
    expect((await hook.run('2026-11-21T09:00:00Z')).effects).toMatchObject([{ state: 'pending', reason: expect.stringContaining('500') }]);
    expect((await hook.run('2026-11-21T09:01:00Z')).effects).toEqual([]);
    expect((await hook.run('2026-11-21T09:06:00Z')).effects).toMatchObject([{ rule: 'tell', record: 'desk/pump', state: 'sent' }]);
    expect((await hook.run('2026-11-21T10:00:00Z')).effects).toEqual([]);
    const [first, second] = hook.receiver.got;
    expect(hook.keys()).toEqual(Array(2).fill(hook.entries()[0]?.key));
    expect([first?.body, second?.body]).toEqual(['{"title":"Pump"}', '{"title":"Pump"}']);
    expect(first?.headers['x-woad-signature']).toMatch(/^sha256=[0-9a-f]{64}$/);
  });

  test('whose address is a secret is called there, and no file or log holds more than its host', async () => {
    const hook = await newHook([], (host) => ({
      rule: 'call-webhook: { url_secret: CHAT_URL, json: { text: "{{ title }}" } }',
      secrets: { CHAT_URL: `https://${host}/T0/hush` },
    }));
    finish(hook);
    const note = await hook.run('2026-11-21T09:00:00Z');
    expect(note.effects).toMatchObject([{ rule: 'tell', state: 'sent' }]);
    expect(note.traces.flatMap(({ steps }) => steps.flatMap(({ effects = [] }) => effects.map(({ words }) => words)))).toEqual([
      'POST to the address in the secret CHAT_URL',
    ]);
    expect(hook.receiver.got.map(({ url, body }) => [url, body])).toEqual([['/T0/hush', '{"text":"Pump"}']]);
    expect(hook.origin.git('log', '-p', '--format=%B', 'woad-state')).not.toContain('hush');
  });

  test('of a run that died before it noted what it did is called again with the same key', async () => {
    const hook = await newHook();
    finish(hook);
    await hook.die(3, 'before', hook.receiver.port);
    expect([hook.keys().length, hook.entries()]).toEqual([1, [expect.objectContaining({ state: 'claimed' })]]);
    expect((await hook.run(later())).effects).toMatchObject([{ state: 'sent' }]);
    expect(hook.keys()).toEqual(Array(2).fill(hook.entries()[0]?.key));
  });

  test('of a run that died before it was called is called by the next one', async () => {
    const hook = await newHook();
    finish(hook);
    await hook.die(2, 'after', hook.receiver.port);
    expect(hook.keys()).toEqual([]);
    await hook.run(later());
    await hook.run(later());
    expect([hook.keys().length, hook.entries()]).toEqual([1, [expect.objectContaining({ state: 'sent' })]]);
  });
});

test('an issue is opened once though the run died after opening it', async () => {
  const github = await openGitHub();
  const opened = await newRuleRun(
    {
      ...files,
      'workspace.yml': 'title: T\n',
      'automations/tell.yml': 'when: { record-completed: {} }\ndo: [{ open-issue: { title: "Done: {{ title }}", body: Look. } }]\n',
    },
    {},
    { GITHUB_REPOSITORY: 'tidewater/tracker', GITHUB_API_URL: github.api, WOAD_TOKEN: 'ghs_token' },
  );
  finish(opened);
  await opened.die(3, 'before');
  expect([github.repository.issues.length, opened.entries()]).toEqual([1, [expect.objectContaining({ state: 'claimed' })]]);
  expect((await opened.run(later())).effects).toMatchObject([{ rule: 'tell', state: 'sent' }]);
  expect(github.repository.issues.map(({ title }) => title)).toEqual(['Done: Pump']);
  github.close();
});

test('two rules that set each other off stop, and the run says so', async () => {
  const { run, change, origin } = await newRuleRun({
    ...files,
    'workspace.yml': 'title: T\n',
    'automations/there.yml': 'when: { record-moved: { to: doing } }\ndo: [{ move: todo }]\n',
    'automations/back.yml': 'when: { record-moved: { to: todo } }\ndo: [{ move: doing }]\n',
  });
  change((place) => place.move('records/desk/todo/pump.md', 'records/desk/doing/pump.md'));
  const { traces, code } = await run('2026-11-21T09:00:00Z');
  expect(traces.filter(({ rule }) => rule !== 'won').map(({ rule, status }) => [rule, status])).toEqual([
    ['there', 'success'],
    ['back', 'success'],
    ['there', 'loop'],
  ]);
  expect(code).toBe(0);
  const head = origin.git('rev-parse', 'main');
  expect((await run('2026-11-21T09:10:00Z')).events).toBe(0);
  expect(origin.git('rev-parse', 'main')).toBe(head);
});

test('an import of 5,000 records in one commit sends nothing and says what it held back', async () => {
  const { smtp, run, change, entries } = await newRuleRun({
    ...files,
    'workspace.yml':
      'title: T\nemail: { from: tracker@tidewater.example, allow: [people] }\npeople: { ana: { name: Ana, email: ana@tidewater.example, notify: email } }\n',
    'automations/hello.yml': 'when: { record-created: {} }\ndo: [{ send-email: { to: ana, subject: "New: {{ title }}", body: Look. } }]\n',
  });
  // no moment of theirs comes between the commit and the run, whatever day it is
  vi.stubEnv('GIT_COMMITTER_DATE', '2026-11-22T08:00:00Z');
  onTestFinished(() => void vi.unstubAllEnvs());
  change(
    (place) => {
      for (let number = 0; number < 5000; number++)
        place.put(`records/desk/todo/n-${number}.md`, `---\ntitle: N ${number}\nassignees: [ana]\ndue: 2026-11-20\n---\nAsk @ana.\n`);
    },
    'import',
    'Luis <luis@tidewater.example>',
  );
  const note = await run('2026-11-22T09:00:00Z');
  expect([smtp.messages, note.effects, entries()]).toEqual([[], [], []]);
  expect(note.notes).toEqual([expect.stringMatching(/^15000 messages of hello, notice-assigned, notice-mentioned were held back/)]);
  expect(new Set(note.traces.map(({ status }) => status))).toEqual(new Set(['held-back']));
});
