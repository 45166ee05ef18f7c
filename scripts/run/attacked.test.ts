import { describe, expect, test } from 'vitest';
import { newFolder, openPlace, type Place } from '../workflow/place.ts';
import { newRuleRun, type RuleRun } from '../workflow/rule-run.ts';

const workspace = (more = '') =>
  `title: T\ntimezone: Europe/Madrid\nemail: { from: t@tidewater.example, allow: [people] }\n${more}people: { ana: { name: Ana, email: ana@tidewater.example } }\n`;
const files = {
  'workspace.yml': workspace(),
  'automations/won.yml': 'when: { record-moved: { to: done } }\ndo: [{ comment: Won. }]\n',
  'automations/tell.yml':
    'when: { record-moved: { board: sales, to: done } }\ndo: [{ send-email: { to: ana, subject: "Won: {{ title }}", body: Look., once_per: [record, to] } }]\n',
};
const finish = (slug: string) => (place: Place) => place.move(`records/sales/todo/${slug}.md`, `records/sales/done/${slug}.md`);

/** Writes a file of the branch woad-state as anybody with the right to push could. */
function tamper({ origin }: RuleRun, change: (place: Place) => void): void {
  const place = openPlace(newFolder());
  place.git('clone', '--quiet', '--branch', 'woad-state', origin.folder, '.');
  change(place);
  place.commit('tampered');
  place.git('push', '--quiet', 'origin', 'woad-state');
}

const asBot = (place: Place, message: string): void => {
  const who = ['-c', 'user.name=woad[bot]', '-c', 'user.email=bot@woad.invalid'];
  place.git(...who, 'commit', '--quiet', '--allow-empty', '-m', message);
};

describe('a merged commit that says it is one of rules', () => {
  test('neither silences what people did nor sets it off again', async () => {
    const given = await newRuleRun(files);
    const { ours, change, run, smtp, origin } = given;
    const base = ours.git('rev-parse', 'origin/main');
    change(finish('acme'));
    await run('2026-11-21T09:00:00Z');
    expect(smtp.messages).toHaveLength(1);
    change((place) => {
      place.git('switch', '--quiet', '-c', 'side', base);
      asBot(place, `forged\n\nWoad-Rule: x\nWoad-Through: ${base}`);
      place.git('switch', '--quiet', 'main');
      place.git('-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example', 'merge', '--quiet', '--no-ff', '--no-edit', 'side');
      finish('globex')(place);
    });
    const { traces } = await run('2026-11-21T09:10:00Z');
    const done = traces.filter(({ status }) => status === 'success').map(({ rule, record }) => [rule, record]);
    expect(done.sort()).toEqual([
      ['tell', 'sales/globex'],
      ['won', 'sales/globex'],
    ]);
    expect(smtp.messages.map(({ mail }) => mail.subject)).toEqual(['Won: Acme', 'Won: Globex']);
    expect(
      origin
        .git('ls-tree', '-r', '--name-only', 'main')
        .split('\n')
        .filter((path) => path.includes('_comments')),
    ).toHaveLength(2);
  });
});

describe('what waits is sent by what holds when it is sent', () => {
  test.each([
    [
      'a recipient that may not be written to any more',
      (place: Place) => place.put('workspace.yml', workspace().replace('[people]', '[]')),
      /email\.allow/,
    ],
    ['a rule that was removed', (place: Place) => place.git('rm', '--quiet', 'automations/tell.yml'), /removed or switched off/],
  ])('%s', async (_, act, reason) => {
    const { change, run, smtp } = await newRuleRun(files, {
      answer: ({ at, before }) => (at === 'recipient' && before === 0 ? '450 later' : undefined),
    });
    change(finish('acme'));
    expect((await run('2026-11-21T09:00:00Z')).effects).toMatchObject([{ state: 'pending' }]);
    change(act);
    expect((await run('2026-11-21T09:30:00Z')).effects).toMatchObject([{ state: 'failed', reason: expect.stringMatching(reason) }]);
    expect(smtp.messages).toEqual([]);
  });

  test('a wait that a wrong clock wrote ends', async () => {
    const given = await newRuleRun(files, { answer: ({ at, before }) => (at === 'recipient' && before === 0 ? '450 later' : undefined) });
    given.change(finish('acme'));
    await given.run('2099-11-21T09:00:00Z');
    expect(given.entries()[0]?.notBefore).toMatch(/^2099/);
    expect((await given.run('2026-11-21T09:30:00Z')).effects).toMatchObject([{ state: 'sent' }]);
  });
});

test('a clock that goes back does not look at the same stretch of time again', async () => {
  const { origin, run, ours, change } = await newRuleRun({
    ...files,
    'automations/due.yml': 'when: { date-reached: { board: sales } }\ndo: [{ comment: It is due. }]\n',
    'records/sales/todo/acme.md': '---\ntitle: Acme\ndue: 2026-11-21T11:00\n---\n',
  });
  change((place) => place.put('notes.txt', 'x'));
  expect((await run('2026-11-21T10:05:00Z')).traces[0]).toMatchObject({ rule: 'due', status: 'success' });
  await run('2026-11-21T09:55:00Z');
  await run('2026-11-21T10:06:00Z');
  ours.git('pull', '--quiet', 'origin', 'main');
  expect(
    origin
      .git('ls-tree', '-r', '--name-only', 'main')
      .split('\n')
      .filter((path) => path.includes('_comments')),
  ).toHaveLength(1);
});

test.each([
  ['Europe/Madrid', 'Pacific/Honolulu'],
  ['Pacific/Honolulu', 'Europe/Madrid'],
])('the time zone goes from %s to %s, and what is due is told once', async (before, after) => {
  const zone = (name: string) => workspace().replace('Europe/Madrid', name);
  const { origin, run, change } = await newRuleRun({
    ...files,
    'workspace.yml': zone(before),
    'automations/due.yml': 'when: { date-reached: { board: sales } }\ndo: [{ comment: It is due. }]\n',
    'records/sales/todo/acme.md': '---\ntitle: Acme\ndue: 2026-11-23T11:00\n---\n',
  });
  for (let hour = 9; hour < 21; hour += 3) await run(`2026-11-23T${String(hour).padStart(2, '0')}:00:00Z`);
  change((place) => place.put('workspace.yml', zone(after)));
  for (const at of ['2026-11-23T22:00:00Z', '2026-11-24T10:00:00Z', '2026-11-24T20:00:00Z']) await run(at);
  const paths = origin.git('ls-tree', '-r', '--name-only', 'main').split('\n');
  expect(paths.filter((path) => path.includes('_comments'))).toHaveLength(1);
});

describe('a branch of notes that somebody wrote on', () => {
  test.each([
    ['an entry that is none', (place: Place) => place.put('outbox/open/x.json', '{"state":"pending"}'), 'outbox/open/x.json: key:'],
    ['a cursor of nothing', (place: Place) => place.put('cursor.json', '{}'), 'cursor.json: woad:'],
    [
      'a cursor at a number',
      (place: Place) => place.put('cursor.json', place.git('show', 'HEAD:cursor.json').replace(/"commit": "\w+"/, '"commit": 7')),
      'cursor.json: commit:',
    ],
    ['counts that are none', (place: Place) => place.put('lastHour.json', '{"tell":5}'), 'lastHour.json: tell:'],
    ['proposals that are none', (place: Place) => place.put('proposals.json', '{"head":"0"}'), 'proposals.json: branch:'],
    [
      'an outbox without a cursor',
      (place: Place) => {
        place.put('outbox/keys/00.txt', '');
        place.git('rm', '--quiet', 'cursor.json');
      },
      'no cursor.json',
    ],
  ])('%s stops the run, which names the file', async (_, act, words) => {
    const given = await newRuleRun(files);
    tamper(given, act);
    given.change(finish('acme'));
    const { code, err } = await given.woad('2026-11-21T09:00:00Z', 'automate');
    expect([code, err]).toEqual([2, expect.stringContaining(words)]);
    expect(given.smtp.messages).toEqual([]);
  });

  test('a damaged trace is left out, and the others are shown', async () => {
    const given = await newRuleRun(files);
    given.change(finish('acme'));
    await given.run('2026-11-21T09:00:00Z');
    tamper(given, (place) => place.put('traces/2026-11-21/235959-x.json', '{}'));
    const { code, out } = await given.woad('2026-11-21T09:10:00Z', 'runs');
    expect([code, out]).toEqual([0, expect.stringContaining('tell: sales/acme moved from todo to done')]);
  });
});

test('the branch is renamed, and rules go on where they stood; on another branch they do not run', async () => {
  const { origin, ours, run, woad, smtp } = await newRuleRun(files);
  ours.git('switch', '--quiet', '-c', 'trunk');
  ours.git('push', '--quiet', 'origin', 'trunk');
  expect((await woad('2026-11-21T09:00:00Z', 'automate')).err).toContain('the rules of this repository look at main, not at trunk');
  origin.git('symbolic-ref', 'HEAD', 'refs/heads/trunk');
  ours.git('push', '--quiet', 'origin', ':main');
  finish('acme')(ours);
  ours.commit('done');
  ours.git('push', '--quiet', 'origin', 'trunk');
  expect((await run('2026-11-21T09:10:00Z')).effects).toMatchObject([{ rule: 'tell', state: 'sent' }]);
  expect(smtp.messages).toHaveLength(1);
});

test('a step put before a mail that goes once does not make it another one', async () => {
  const { change, run, smtp } = await newRuleRun(files);
  change(finish('acme'));
  await run('2026-11-21T09:00:00Z');
  change((place) => {
    place.move('records/sales/done/acme.md', 'records/sales/todo/acme.md');
    place.put('automations/tell.yml', files['automations/tell.yml'].replace('do: [', 'do: [{ comment: Hm. }, '));
  });
  await run('2026-11-21T09:10:00Z');
  change(finish('acme'));
  const { traces } = await run('2026-11-21T09:20:00Z');
  expect(smtp.messages).toHaveLength(1);
  const told = traces.find(({ rule }) => rule === 'tell');
  expect(told?.steps.map(({ status, reason }) => [status, reason])).toEqual([
    ['done', undefined],
    ['no-op', 'it was asked for before, and is not sent again'],
  ]);
});

test('what a person does by hand while it is proposed sends what follows from it, once', async () => {
  const { change, run, smtp, origin, ours } = await newRuleRun({
    ...files,
    'workspace.yml': workspace('automations: { write: pull-request }\n'),
    'automations/won.yml': 'when: { field-changed: { field: stage } }\ndo: [{ move: done }]\n',
  });
  change((place) => place.put('records/sales/todo/acme.md', '---\ntitle: Acme\nstage: x\n---\n'));
  expect((await run('2026-11-21T09:00:00Z')).effects).toMatchObject([{ rule: 'tell', state: 'proposed' }]);
  expect(smtp.messages).toEqual([]);
  change(finish('acme'));
  expect((await run('2026-11-21T09:10:00Z')).effects).toMatchObject([{ rule: 'tell', state: 'sent' }]);
  ours.git('fetch', '--quiet', 'origin');
  const branch = origin.git('for-each-ref', '--format=%(refname:short)', 'refs/heads/woad');
  change((place) =>
    place.git(
      '-c',
      'user.name=Ana',
      '-c',
      'user.email=ana@tidewater.example',
      'merge',
      '--quiet',
      '--no-ff',
      '--no-edit',
      '-X',
      'ours',
      `origin/${branch}`,
    ),
  );
  await run('2026-11-21T09:20:00Z');
  expect(smtp.messages).toHaveLength(1);
});
