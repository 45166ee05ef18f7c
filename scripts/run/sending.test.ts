import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { SmtpBehaviour } from '../story/smtp.ts';
import { newRuleRun } from '../workflow/rule-run.ts';

const files = {
  'workspace.yml': `title: Tidewater
timezone: Europe/Madrid
email: { from: Tidewater <tracker@tidewater.example>, allow: [people, "field:hiring.email"] }
people: { ana: { name: Ana, email: ana@tidewater.example } }
`,
  'lists/hiring.yml': 'lists: [applied, interview, { name: hired, done: true }]\nfields: { email: { type: email } }\n',
  'records/hiring/applied/nadia.md': '---\ntitle: Nadia *Petrova*\nemail: nadia@candidate.example\n---\n',
  'records/hiring/applied/omar.md': '---\ntitle: Omar\nemail: omar@candidate.example\n---\n',
  'automations/invite.yml': `name: Invite the candidate
when: { record-moved: { board: hiring, to: interview } }
do:
  - send-email:
      to: "{{ email }}"
      subject: "Interview: {{ title }}"
      body: "Hello {{ title }}, when can you come?"
      once_per: [record, to]
  - comment: Invitation sent.
`,
};

async function newRun(behaviour: SmtpBehaviour = {}, more: { [path: string]: string } = {}) {
  const opened = await newRuleRun({ ...files, ...more }, behaviour);
  const move = (slug: string, from: string, to: string) =>
    opened.change((ours) => ours.move(`records/hiring/${from}/${slug}.md`, `records/hiring/${to}/${slug}.md`), `${slug} to ${to}`);
  return { ...opened, move };
}

test('a move sends one mail; running again, moving back and forth, and a forced push of the same files send none more', async () => {
  const { smtp, origin, ours, run, move, entries } = await newRun();
  expect(smtp.messages).toEqual([]);
  move('nadia', 'applied', 'interview');
  const first = await run('2026-11-21T09:00:00Z');
  expect([first.code, first.effects.map(({ rule, record, state }) => [rule, record, state])]).toEqual([
    0,
    [['invite', 'hiring/nadia', 'sent']],
  ]);
  expect(smtp.messages.map(({ to, mail }) => [to, mail.subject, mail.text?.split('\n')[0]])).toEqual([
    [['nadia@candidate.example'], 'Interview: Nadia *Petrova*', 'Hello Nadia *Petrova*, when can you come?'],
  ]);
  await run('2026-11-21T09:10:00Z');
  move('nadia', 'interview', 'applied');
  await run('2026-11-21T09:20:00Z');
  move('nadia', 'applied', 'interview');
  await run('2026-11-21T09:30:00Z');
  const tree = ours.git('rev-parse', 'origin/main^{tree}');
  const same = ours.git('-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example', 'commit-tree', tree, '-m', 'again');
  ours.git('push', '--quiet', '--force', 'origin', `${same}:main`);
  ours.git('fetch', '--quiet', 'origin');
  ours.git('reset', '--quiet', '--hard', same);
  await run('2026-11-21T09:40:00Z');
  await run('2027-02-25T09:00:00Z');
  move('nadia', 'interview', 'applied');
  await run('2027-02-25T09:10:00Z');
  move('nadia', 'applied', 'interview');
  await run('2027-02-25T09:20:00Z');
  expect(smtp.messages).toHaveLength(1);
  expect(entries()).toEqual([]);
  move('omar', 'applied', 'interview');
  await run('2027-02-25T09:30:00Z');
  expect(smtp.messages).toHaveLength(2);
  const [entry] = entries();
  expect(entry?.recipients).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  expect(origin.git('log', '-p', '--format=%B', 'woad-state')).not.toMatch(/@(candidate|tidewater)\.example|when can you come/);
});

test('what the server cannot take now is tried again, later each time, and given up after five times', async () => {
  const { smtp, run, move, entries } = await newRun({
    answer: ({ at, before }) => (at === 'recipient' && before < 2 ? '450 busy' : undefined),
  });
  move('nadia', 'applied', 'interview');
  const first = await run('2026-11-21T09:00:00Z');
  expect(first.effects).toMatchObject([{ state: 'pending', reason: expect.stringContaining('450') }]);
  expect(entries()[0]).toMatchObject({ tries: 1, notBefore: '2026-11-21T09:05:00Z' });
  expect((await run('2026-11-21T09:04:00Z')).effects).toEqual([]);
  expect((await run('2026-11-21T09:06:00Z')).effects).toMatchObject([{ state: 'pending' }]);
  expect((await run('2026-11-21T09:17:00Z')).effects).toMatchObject([{ state: 'sent' }]);
  expect(smtp.messages).toHaveLength(1);
});

test('what is refused for good is failed and shown, and a person lets it be sent again', async () => {
  const { smtp, woad, run, move, entries } = await newRun({
    answer: ({ at, before }) => (at === 'recipient' && before < 1 ? '550 no such box' : undefined),
  });
  move('nadia', 'applied', 'interview');
  const first = await run('2026-11-21T09:00:00Z');
  expect([first.code, first.effects]).toEqual([1, [expect.objectContaining({ state: 'failed', reason: expect.stringContaining('550') })]]);
  expect((await run('2026-11-22T09:00:00Z')).effects).toEqual([]);
  const key = entries()[0]?.key ?? '';
  expect((await woad('2026-11-22T09:30:00Z', 'runs')).out).toContain(`woad retry ${key.slice(0, 10)}`);
  expect((await woad('2026-11-22T10:00:00Z', 'retry', key.slice(0, 8))).out).toContain('the next run sends it');
  expect((await woad('2026-11-22T10:00:00Z', 'retry', key.slice(0, 8))).err).toContain('pending');
  expect((await run('2026-11-22T10:10:00Z')).effects).toMatchObject([{ key, state: 'sent' }]);
  expect(smtp.messages.map(({ to }) => to)).toEqual([['nadia@candidate.example']]);
});

test('a connection lost after the mail was given is unknown, and it is not sent again by itself', async () => {
  const { smtp, run, move } = await newRun({ answer: ({ at }) => (at === 'message' ? 'drop' : undefined) });
  move('nadia', 'applied', 'interview');
  const first = await run('2026-11-21T09:00:00Z');
  expect([first.code, first.effects]).toEqual([1, [expect.objectContaining({ state: 'unknown' })]]);
  expect((await run('2026-11-23T09:00:00Z')).effects).toEqual([]);
  expect(smtp.connections()).toBe(1);
});

describe('a run that dies', () => {
  // origin's own hook ends it, at the push that a boundary begins or ends with
  test.each([
    ['before the push of its plan', 1, 'pre-receive', 'sent', 1],
    ['after the push of its plan', 1, 'post-receive', 'sent', 1],
    ['before its claim', 2, 'pre-receive', 'sent', 1],
    ['after its claim', 2, 'post-receive', 'unknown', 0],
    ['before it marks what it sent', 3, 'pre-receive', 'unknown', 1],
    ['after it marked what it sent', 3, 'post-receive', 'sent', 1],
  ])('%s loses nothing and sends nothing twice', async (_, push, hook, state, sent) => {
    const { smtp, origin, run, move, entries, die } = await newRun();
    move('nadia', 'applied', 'interview');
    await die(push, hook === 'pre-receive' ? 'before' : 'after');
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const notes = [await run(later), await run(later)];
    expect(smtp.messages).toHaveLength(sent);
    expect(entries()).toMatchObject([{ rule: 'invite', state }]);
    if (state === 'unknown') expect(notes[0]).toMatchObject({ code: 1, effects: [{ state: 'unknown' }] });
    expect(
      origin
        .git('log', '--format=%s', 'main')
        .split('\n')
        .filter((subject) => subject.startsWith('Invite')),
    ).toHaveLength(1);
  });
});

test('a commit that changes very many records sends nothing and says what it held back, unless the rule wants it', async () => {
  const { smtp, ours, run } = await newRun(
    {},
    {
      'automations/hello.yml':
        'when: { record-created: { board: hiring } }\ndo: [{ send-email: { to: ana, subject: "New: {{ title }}", body: Look. } }]\n',
    },
  );
  for (let number = 0; number < 120; number++) ours.put(`records/hiring/applied/c-${number}.md`, `---\ntitle: C ${number}\n---\n`);
  ours.commit('import');
  ours.git('push', '--quiet', 'origin', 'main');
  const note = await run('2026-11-21T09:00:00Z');
  expect(note.notes).toContainEqual(expect.stringMatching(/^120 messages of hello were held back/));
  expect([note.effects, smtp.messages]).toEqual([[], []]);
  expect(note.traces.filter(({ status }) => status === 'held-back')).toHaveLength(120);
});

test('a rule may write to so many addresses an hour, and the others wait', async () => {
  const { smtp, ours, run } = await newRun(
    {},
    {
      'automations/hello.yml':
        'when: { record-created: { board: hiring } }\nlimits: { emails_per_hour: 2 }\ndo: [{ send-email: { to: ana, subject: "New: {{ title }}", body: Look. } }]\n',
    },
  );
  for (let number = 0; number < 3; number++) ours.put(`records/hiring/applied/c-${number}.md`, `---\ntitle: C ${number}\n---\n`);
  ours.commit('three');
  ours.git('push', '--quiet', 'origin', 'main');
  const first = await run('2026-11-21T09:00:00Z');
  expect(first.effects.map(({ state }) => state).sort()).toEqual(['pending', 'sent', 'sent']);
  expect(first.effects.find(({ state }) => state === 'pending')?.reason).toContain('throttled');
  expect((await run('2026-11-21T09:59:00Z')).effects).toEqual([]);
  expect((await run('2026-11-21T10:01:00Z')).effects).toMatchObject([{ state: 'sent' }]);
  expect(smtp.messages).toHaveLength(3);
});

test('what stands on the branch of notes has the shape that is described', async () => {
  const { run, move, entries } = await newRun();
  move('nadia', 'applied', 'interview');
  await run('2026-11-21T09:00:00Z');
  const shape = z.looseObject({
    key: z.string().regex(/^[0-9a-f]{64}$/),
    kind: z.literal('email'),
    plan: z.looseObject({ since: z.string(), head: z.string() }),
  });
  expect(entries().map((entry) => shape.safeParse(entry).success)).toEqual([true]);
});
