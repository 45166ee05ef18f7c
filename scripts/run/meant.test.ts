import { describe, expect, test } from 'vitest';
import { woadIn } from '../story/woad.ts';
import { newClones, run } from '../workflow/clones.ts';
import type { Place } from '../workflow/place.ts';
import { newRuleRun } from '../workflow/rule-run.ts';

/** What a person types in a clone, outside of any workflow. */
const type = (place: Place, ...args: string[]) => woadIn(place.root, ['automate', ...args], { environment: { GITHUB_ACTIONS: '' } });
const branches = (origin: Place) => origin.git('for-each-ref', '--format=%(refname:short) %(objectname)');

describe('a run that a person starts', () => {
  test('begins nothing on an origin unless it is told to', async () => {
    const { origin, ours } = newClones();
    const before = branches(origin);
    const refused = await type(ours);
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toContain(`rules have not run on origin (${origin.folder}): the first run pushes a branch woad-state there`);
    expect(refused.err).toContain('woad automate --begin');
    expect((await type(ours, '--dry-run')).code).toBe(2);
    expect((await type(ours, '--begin', '--dry-run')).code).toBe(2);
    expect(branches(origin)).toBe(before);
    expect(await type(ours, '--begin')).toMatchObject({ code: 0, err: '' });
    expect(branches(origin)).toContain('woad-state');
    expect(await type(ours)).toMatchObject({ code: 0, err: '' });
    expect(await type(ours, '--begin')).toMatchObject({ code: 0, err: '' });
  });

  test('is refused where the clone has commits that origin lacks, and pushes none of them', async () => {
    const { origin, ours, ana } = newClones();
    await run(ours);
    ours.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
    ours.commit('not pushed');
    const before = branches(origin);
    const { code, err } = await type(ours, '--begin');
    expect([code, err]).toEqual([2, expect.stringContaining(`this clone has commits that main on origin (${origin.folder}) lacks`)]);
    expect(err).toContain('push first (git push origin main)');
    expect(err).toContain('woad automate --since origin/main');
    expect(branches(origin)).toBe(before);
    expect((await type(ours, '--since', 'origin/main')).out).toContain('won: sales/acme moved');
    // one that only lags behind is no reason
    ana.move('records/sales/todo/globex.md', 'records/sales/done/globex.md');
    ana.commit('pushed');
    ana.git('push', '--quiet', 'origin', 'main');
    ana.git('reset', '--quiet', '--hard', 'HEAD~1');
    expect(await type(ana)).toMatchObject({ code: 0, out: expect.stringContaining('won: sales/globex moved') });
  });

  test('is told what to do where origin went on too, or is not its origin, and never begins on the branch of the state', async () => {
    const { origin, ours, ana } = newClones();
    ana.put('records/sales/todo/new.md', '---\ntitle: New\n---\n');
    ana.commit('faster');
    ana.git('push', '--quiet', 'origin', 'main');
    ours.put('records/sales/todo/other.md', '---\ntitle: Other\n---\n');
    ours.commit('not pushed');
    const before = branches(origin);
    expect((await type(ours, '--begin')).err).toContain('push first (git pull --rebase origin main, then git push origin main)');
    ours.git('checkout', '--quiet', '-b', 'woad-state');
    expect((await type(ours, '--begin')).err).toContain('woad-state holds what rules did, and no records');
    ours.git('checkout', '--quiet', '--orphan', 'alone');
    ours.commit('of another repository');
    ours.git('branch', '--quiet', '-M', 'main');
    expect((await type(ours, '--begin')).err).toContain('have no commit in common');
    expect(branches(origin)).toBe(before);
  });

  test('takes each flag only where it means something', async () => {
    const { ours } = newClones();
    expect((await type(ours, '--unsent')).err).toContain('woad automate --since REV --unsent');
    expect((await type(ours, '--since', 'HEAD', '--begin')).err).toContain('--begin is for a run on origin');
  });
});

const files = {
  'workspace.yml':
    'title: T\nemail: { from: tracker@tidewater.example, allow: [people] }\npeople: { ana: { email: ana@tidewater.example } }\n',
  'lists/hiring.yml': 'lists: [applied, interview, { name: hired, done: true }]\nfields: { seen: { type: checkbox } }\n',
  'records/hiring/applied/nadia.md': '---\ntitle: Nadia\n---\n',
  'automations/tell.yml':
    'name: Tell Ana\nwhen: { record-moved: { to: interview } }\ndo: [{ send-email: { to: ana, subject: "{{ title }}", body: Look. } }]\n',
};
const mark = 'when: { record-moved: { to: interview } }\ndo: [{ set: { seen: true } }]\n';
const left = 'mail to 1 address, of tell for hiring/nadia';

describe('a run in a clone', () => {
  test.each([
    ['with changes of its own', { 'automations/mark.yml': mark }, 'committed'],
    ['with nothing but a mail', {}, 'committed'],
  ])('leaves away what it would send, %s, and no later run sends it', async (_, more, told) => {
    const { ours, run: runThere, smtp, origin } = await newRuleRun({ ...files, ...more });
    ours.move('records/hiring/applied/nadia.md', 'records/hiring/interview/nadia.md');
    const moved = ours.commit('interview');
    const refused = await type(ours, '--since', 'HEAD~1');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining(`would send a message (${left})`)]);
    expect(refused.err).toContain('woad automate --since HEAD~1 --unsent');
    expect(ours.git('rev-parse', 'HEAD')).toBe(moved);
    const dry = await type(ours, '--since', 'HEAD~1', '--unsent', '--dry-run');
    expect([dry.code, ours.git('rev-parse', 'HEAD')]).toEqual([0, moved]);
    const { code, out } = await type(ours, '--since', 'HEAD~1', '--unsent');
    expect([code, out]).toEqual([0, expect.stringContaining(`left away: ${left}\n`)]);
    expect(out).toContain(told);
    expect(out).toContain('tell: hiring/nadia moved from applied to interview by ana: held-back\n');
    expect(out).toContain('\n  - mail to 1 address: left away, not sent\n');
    expect(ours.git('log', '-1', '--format=%an %B')).toMatch(/^woad\[bot\] [\s\S]*mail to 1 address: left away, not sent/);
    ours.git('push', '--quiet', 'origin', 'main');
    const note = await runThere('2026-11-21T09:00:00Z');
    expect([note.events, note.effects, smtp.messages]).toEqual([0, [], []]);
    expect(origin.git('log', '--format=%an', '-1', 'main')).toBe('woad[bot]');
    // another move of it is another message
    ours.move('records/hiring/interview/nadia.md', 'records/hiring/applied/nadia.md');
    ours.commit('back');
    ours.move('records/hiring/applied/nadia.md', 'records/hiring/interview/nadia.md');
    ours.commit('again');
    ours.git('push', '--quiet', 'origin', 'main');
    await runThere('2026-11-21T09:10:00Z');
    expect(smtp.messages).toHaveLength(1);
  });

  test('which comes to origin by a merge is looked at like any other change: it is sent once', async () => {
    const { ours, run: runThere, smtp } = await newRuleRun(files);
    ours.git('checkout', '--quiet', '-b', 'mine');
    ours.move('records/hiring/applied/nadia.md', 'records/hiring/interview/nadia.md');
    ours.commit('interview');
    await type(ours, '--since', 'HEAD~1', '--unsent');
    ours.git('checkout', '--quiet', 'main');
    ours.git('-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example', 'merge', '--quiet', '--no-ff', '-m', 'merged', 'mine');
    ours.git('push', '--quiet', 'origin', 'main');
    await runThere('2026-11-21T09:00:00Z');
    await runThere('2026-11-21T09:10:00Z');
    expect(smtp.messages).toHaveLength(1);
  });
});

test('without a mail server nothing looks as if it had been sent, and what waits can be tried at once', async () => {
  const { ours, woad, change, smtp, environment, entries } = await newRuleRun(files);
  const without = { ...environment, SMTP_URL: '' };
  change((place) => place.move('records/hiring/applied/nadia.md', 'records/hiring/interview/nadia.md'));
  const at = (now: string, ...args: string[]) => woadIn(ours.root, args, { environment: without, now });
  const { code, out } = await at('2026-11-21T09:00:00Z', 'automate');
  const why = 'the secret SMTP_URL is not set, so no mail goes out';
  expect([code, out]).toEqual([0, expect.stringContaining(`  - mail to 1 address: not sent yet: ${why}\n`)]);
  expect(out).toContain('by ana: not sent\n');
  expect(out).not.toContain('success');
  const key = entries()[0]?.key.slice(0, 10) ?? '';
  const runs = await at('2026-11-21T09:01:00Z', 'runs');
  expect(runs.out).toContain(`not before 2026-11-21T09:05:00Z; then it is tried again, or by the next run after woad retry ${key}`);
  expect(runs.out).not.toContain('success');
  const doctor = await at('2026-11-21T09:01:00Z', 'doctor');
  expect(doctor.out).toContain('1 message waits because SMTP_URL is not set: email of tell ');
  expect((await at('2026-11-21T09:02:00Z', 'retry', key)).out).toContain('waits; the next run sends it');
  expect((await at('2026-11-21T09:02:00Z', 'retry', key)).err).toContain('is pending');
  expect((await at('2026-11-21T09:02:00Z', 'runs')).out).toContain('the next run sends it (woad automate)');
  await woad('2026-11-21T09:03:00Z', 'automate');
  expect(smtp.messages).toHaveLength(1);
  expect((await at('2026-11-21T09:04:00Z', 'runs')).out).toMatch(/by ana: success\n +- mail to 1 address\n/);
  expect((await at('2026-11-21T09:04:00Z', 'doctor')).out).not.toContain('waits because');
});
