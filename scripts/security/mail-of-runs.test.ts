import { expect, test } from 'vitest';
import { woadIn } from '../story/woad.ts';
import { openGitHub } from '../workflow/loopback-github.ts';
import { newTracker, type Place } from '../workflow/place.ts';
import { newRuleRun } from '../workflow/rule-run.ts';

const [sender, people] = ['from: tracker@tidewater.example', 'people: { ana: { name: Ana, email: ana@tidewater.example } }'];
const files = {
  'workspace.yml': `title: T\nemail: { ${sender}, allow: [people] }\n${people}\n`,
  'lists/desk.yml':
    'lists: [todo, { name: done, done: true }]\nfields: { email: { type: email }, answer: { type: email }, stage: { type: text } }\n',
  'records/desk/todo/pump.md': '---\ntitle: Pump\nemail: jo@client.example\nanswer: jo@client.example\n---\n',
  'automations/won.yml': 'enabled: false\nwhen: { record-created: {} }\ndo: [{ comment: Hello. }]\n',
};
const mailTo = (to: string, more = '') =>
  `when: { record-moved: { to: done } }\ndo: [{ send-email: { to: ${to}, subject: Done, body: Look.${more} } }]\n`;
const finish = (place: Place) => place.move('records/desk/todo/pump.md', 'records/desk/done/pump.md');
const put = (number: number) => (place: Place) => place.put(`records/desk/todo/r${number}.md`, `---\ntitle: R${number}\n---\n`);

test('an address that a record gives is held against the allow-list when it is sent, also the one for answers', async () => {
  const { smtp, run, change } = await newRuleRun({
    ...files,
    'workspace.yml': `title: T\nemail: { ${sender}, allow: [people, "*@client.example"] }\n${people}\n`,
    'automations/tell.yml': mailTo('"{{ email }}"', ', reply_to: "{{ answer }}"'),
    'records/desk/todo/to.md': '---\ntitle: To\nemail: eve@evil.example\nanswer: ana@tidewater.example\n---\n',
    'records/desk/todo/answer.md': '---\ntitle: Answer\nemail: jo@client.example\nanswer: eve@evil.example\n---\n',
  });
  change((place) => {
    finish(place);
    for (const slug of ['to', 'answer']) place.move(`records/desk/todo/${slug}.md`, `records/desk/done/${slug}.md`);
  });
  const { effects } = await run('2026-11-21T09:00:00Z');
  expect(Object.fromEntries(effects.map(({ record, state, reason }) => [record, [state, reason]]))).toEqual({
    'desk/pump': ['sent', undefined],
    'desk/to': ['failed', '1 of 1 addresses may not be written to: email.allow of workspace.yml does not name them'],
    'desk/answer': ['failed', 'reply_to is not an address that email.allow of workspace.yml names'],
  });
  expect(smtp.messages.map(({ to, mail }) => [to, mail.replyTo?.text])).toEqual([[['jo@client.example'], 'jo@client.example']]);
});

test('no address is kept, whatever conditions, changes and the answers of others hold', async () => {
  const github = await openGitHub();
  github.troubles.set('issues/create', [{ status: 422, data: { message: 'ana@tidewater.example is nobody' } }]);
  const { run, change, origin, entries } = await newRuleRun(
    {
      ...files,
      'automations/tell.yml':
        'when: { record-moved: { to: done } }\nif: email.contains("@")\ndo: [{ set: { stage: "{{ email }}" } }, { open-issue: { title: Done } }]\n',
    },
    {},
    { GITHUB_REPOSITORY: 'tidewater/tracker', GITHUB_API_URL: github.api, WOAD_TOKEN: 'ghs_token' },
  );
  change(finish);
  const { traces } = await run('2026-11-21T09:00:00Z');
  github.close();
  expect(traces.find(({ rule }) => rule === 'tell')).toMatchObject({ status: 'success', conditions: [{ holds: true }] });
  expect(entries()).toMatchObject([{ state: 'failed', reason: 'GitHub answered 422: (address) is nobody' }]);
  const kept = origin.git('log', '-p', '--format=%B', 'woad-state');
  expect(kept).toContain('(address)');
  expect(kept).not.toMatch(/@(client|tidewater)\.example/);
});

test('without a salt nothing is kept by which a recipient could be found out', async () => {
  const { smtp, run, change, entries } = await newRuleRun({ ...files, 'automations/tell.yml': mailTo('ana') }, {}, { WOAD_SALT: '' });
  change(finish);
  await run('2026-11-21T09:00:00Z');
  expect([smtp.messages.length, entries()]).toEqual([1, [expect.objectContaining({ state: 'sent', recipients: [] })]]);
});

test('a commit that takes another back sends nothing, and what it held back is told', async () => {
  const { smtp, run, change } = await newRuleRun({ ...files, 'automations/tell.yml': mailTo('ana') });
  const undone = change(finish);
  expect((await run('2026-11-21T09:00:00Z')).effects).toMatchObject([{ state: 'sent' }]);
  change((place) => place.move('records/desk/done/pump.md', 'records/desk/todo/pump.md'));
  await run('2026-11-21T09:10:00Z');
  change(finish, `Undo "a change"\n\nWoad-Undo: ${undone}`);
  const { effects, notes } = await run('2026-11-21T09:20:00Z');
  expect([effects, notes]).toEqual([[], ['1 messages were held back: the commit takes another one back']]);
  expect(smtp.messages).toHaveLength(1);
});

test('the mails of an earlier run count in their hour', async () => {
  const rule =
    'when: { record-created: {} }\nlimits: { emails_per_hour: 2 }\ndo: [{ send-email: { to: ana, subject: New, body: Look. } }]\n';
  const { smtp, run, change } = await newRuleRun({ ...files, 'automations/tell.yml': rule });
  for (const number of [1, 2]) change(put(number));
  expect((await run('2026-11-21T09:00:00Z')).effects.map(({ state }) => state)).toEqual(['sent', 'sent']);
  change(put(3));
  expect((await run('2026-11-21T09:30:00Z')).effects).toMatchObject([{ state: 'pending', reason: expect.stringContaining('throttled') }]);
  expect((await run('2026-11-21T10:01:00Z')).effects).toMatchObject([{ state: 'sent' }]);
  expect(smtp.messages).toHaveLength(3);
});

test('what never works waits twice as long each time, and is given up after five tries', async () => {
  const { smtp, run, change, entries } = await newRuleRun(
    { ...files, 'automations/tell.yml': mailTo('ana') },
    { answer: ({ at }) => (at === 'recipient' ? '450 busy' : undefined) },
  );
  change(finish);
  const states: (string | undefined)[] = [];
  const waits: number[] = [];
  for (let day = 21; day < 27; day++) {
    const now = `2026-11-${day}T09:00:00Z`;
    states.push((await run(now)).effects[0]?.state);
    const { notBefore } = entries()[0] ?? {};
    if (notBefore !== undefined) waits.push((Date.parse(notBefore) - Date.parse(now)) / 60_000);
  }
  expect(states).toEqual(['pending', 'pending', 'pending', 'pending', 'failed', undefined]);
  expect(waits).toEqual([5, 10, 20, 40]);
  expect([smtp.messages, entries()]).toEqual([
    [],
    [expect.objectContaining({ tries: 5, reason: expect.stringContaining('tried 5 times') })],
  ]);
});

test('the log of a run holds no address', async () => {
  const { woad, change } = await newRuleRun({
    ...files,
    'automations/tell.yml':
      'when: { record-moved: { to: done } }\ndo: [{ set: { stage: "{{ email }}" } }, { comment: Bye., if: email.contains("ana") }]\n',
  });
  change(finish);
  const dry = await woad('2026-11-21T09:00:00Z', 'automate', '--since', 'HEAD~1', '--dry-run');
  const real = await woad('2026-11-21T09:00:00Z', 'automate');
  for (const { out, err } of [dry, real]) {
    expect(out).toContain('set stage to (address)');
    expect(out + err).not.toContain('@client.example');
  }
});

test('moments before the first run set nothing off', async () => {
  const { smtp, run, change } = await newRuleRun({
    ...files,
    'records/desk/todo/late.md': '---\ntitle: Late\ndue: 2026-11-20\n---\n',
    'automations/tell.yml': 'when: { date-reached: {} }\ndo: [{ send-email: { to: ana, subject: Due, body: Look. } }]\n',
  });
  await run('2026-11-21T09:00:00Z');
  change((place) => place.put('records/desk/todo/next.md', '---\ntitle: Next\ndue: 2026-11-22\n---\n'));
  await run('2026-11-21T10:00:00Z');
  expect(smtp.messages.filter(({ mail }) => mail.subject === 'Due')).toEqual([]);
  await run('2026-11-22T10:00:00Z');
  expect(smtp.messages.filter(({ mail }) => mail.subject === 'Due')).toHaveLength(1);
});

test('what a secret holds is not told, also when it cannot be read', async () => {
  const place = newTracker();
  for (const name of ['PEOPLE', 'WOAD_SECRETS']) {
    const environment = { [name]: '{"ana": "ana@quiet.example", hush' };
    const { code, out, err } = await woadIn(place.root, ['automate', '--since', 'HEAD', '--dry-run'], { environment });
    expect([code, err]).toEqual([2, expect.stringContaining(`${name} does not hold a map`)]);
    expect(out + err).not.toMatch(/hush|quiet/);
  }
});
