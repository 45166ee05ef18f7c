import { rmSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { OutboxEntry } from './model/outbox.ts';
import { openRepository } from './store/git.ts';
import { fetchBranches, pushTogether } from './store/git-publish.ts';
import { commitState, editsOfState, openStateBranch, stateBranch } from './store/state-branch.ts';
import { alwaysTold, openPractice, type Practice, workflow } from './story/doctoring.ts';
import { woadIn } from './story/woad.ts';
import { answers } from './workflow/loopback-repository.ts';
import { gitIn, newOrigin } from './workflow/origin.ts';
import { newFolder } from './workflow/place.ts';

let practice: Practice;
beforeEach(async () => {
  practice = await openPractice();
});

/** Puts entries on the branch woad-state of origin. */
async function putEntries(...states: Pick<OutboxEntry, 'state' | 'at'>[]): Promise<void> {
  const repository = openRepository(practice.person);
  if (!repository) throw new Error('there is no repository');
  const state = openStateBranch(repository, (await fetchBranches(repository, [stateBranch])).get(stateBranch));
  const commit = 'a'.repeat(40);
  const entries = states.map(
    (given, index): OutboxEntry => ({
      ...{ key: String(index).repeat(64), kind: 'email', rule: 'invite', step: 0, commit, recipients: [], mails: 1, perHour: 20, tries: 1 },
      ...{
        plan: { since: commit, head: commit, checked: given.at, now: given.at },
        changed: given.at,
        reason: 'ana@tidewater.example said no',
      },
      ...given,
    }),
  );
  const [note] = state.notes(1);
  if (!note) throw new Error('there is no run');
  const effects = entries.map(({ key, rule, kind, state }) => ({ key, rule, kind, state }));
  const traces = [{ rule: 'won', status: 'failed' as const, reason: 'x', conditions: [], steps: [] }];
  const edits = editsOfState(state, { entries, note: { ...note, run: 'later', at: '2026-11-21T12:10:00Z', effects, traces } });
  await pushTogether(repository, new Map([[stateBranch, await commitState(repository, state, edits, 'entries')]]));
}

describe('doctor, of runs', () => {
  test('what failed, what is unknown, what waits for long, and the rules of the last run', async () => {
    const [at, old] = ['2026-11-21T12:00:00Z', '2026-11-19T12:00:00Z'];
    await putEntries({ state: 'failed', at }, { state: 'unknown', at }, { state: 'pending', at: old }, { state: 'pending', at });
    const { names, text, code } = await practice.look();
    expect([code, names]).toEqual([0, [...alwaysTold, ...Array.from({ length: 4 }, () => 'warning sending')]]);
    expect(text).toContain('of 1 message nobody knows whether it arrived: email of invite\nask the recipients; npx woad runs');
    expect(text).toContain('1 message has waited');
    expect(text).toContain('in the last run these rules failed: won\n');
  });

  test('a state that is gone though rules ran, and what was pushed and not looked at', async () => {
    const { origin, person, push, finish } = practice;
    finish('globex');
    push('Globex signed');
    const unscheduled = { '.github/workflows/tracker.yml': workflow('tracker.yml').replace(/ {2}schedule:\n.*\n/, '') };
    const late = await practice.look({ files: unscheduled, now: '2099-01-01T00:00:00Z' });
    expect(late.names).toEqual(['error workflows', ...alwaysTold, 'warning runs']);
    expect(late.text).toContain('rules have not looked at what was pushed at ');
    const ran = await woadIn(person, ['automate', '--json'], { environment: { WOAD_VARS: '{"GREETING": "Hello"}' } });
    expect(JSON.parse(ran.out).commit).toMatch(/^[0-9a-f]{40}$/);
    const asking = { settings: { rules: [{ type: 'pull_request' }] } };
    expect((await practice.look(asking)).text).toContain('main asks for pull requests, and lets the rules pass');
    gitIn(origin)('update-ref', '-d', 'refs/heads/woad-state');
    const gone = await practice.look();
    expect([gone.names, gone.code]).toEqual([['error runs', ...alwaysTold], 1]);
    expect(gone.text).toContain('the branch woad-state is gone, though rules ran before');
  });

  test('rules that never ran, and an origin that is not there', async () => {
    gitIn(practice.origin)('update-ref', '-d', 'refs/heads/woad-state');
    const never = await practice.look();
    expect([never.names, never.text]).toEqual([[...alwaysTold, 'warning runs'], expect.stringContaining('Actions; allow workflows')]);
    rmSync(practice.origin, { recursive: true });
    expect((await practice.look()).names).toEqual([...alwaysTold, 'unknown runs']);
  });
});

describe('doctor, where it cannot see', () => {
  const unseen = ['environment', 'issues', 'pages', 'people', 'secrets', 'secrets', 'variables', 'write-mode'].map(
    (name) => `unknown ${name}`,
  );

  test('without a token it says what it could not see, and how to let it', async () => {
    const { names, text, code } = await practice.look({ environment: { WOAD_TOKEN: '' } });
    expect([code, names]).toEqual([0, [...unseen, 'unknown github'].sort()]);
    expect(text).toContain(
      "there is no token to ask with\nwith GitHub's own program gh, type: WOAD_TOKEN=$(gh auth token) npx woad doctor",
    );
  });

  test('a token without rights', async () => {
    const { names, text, code } = await practice.look({ forbidden: Object.keys(answers) });
    expect([code, names]).toEqual([0, [...unseen, 'unknown github'].sort()]);
    expect(text).toContain('there is no such repository, or the token has no right to see it');
    const some = await practice.look({ forbidden: ['actions/list-repo-secrets', 'actions/list-environment-secrets'] });
    expect(some.names).toEqual(['unknown github', 'unknown people', 'unknown secrets', 'unknown secrets']);
  });

  test('in a public repository the unknown names what would be public', async () => {
    const files = {
      'workspace.yml': 'title: T\npeople: { ana: { email: ana@tidewater.example } }\n',
      'lists/hiring.yml': 'lists: [a]\npublish: none\n',
    };
    const { names } = await practice.look({ files, environment: { WOAD_TOKEN: '' } });
    expect(names).toEqual(expect.arrayContaining(['unknown public-addresses', 'unknown public-content']));
  });

  test('a shallow clone, a folder without git, a tracker of nothing', async () => {
    const shallow = newFolder();
    gitIn(shallow)('clone', '--quiet', '--depth=1', `file://${practice.origin}`, '.');
    const { out } = await woadIn(shallow, ['doctor']);
    expect(out).toContain('type: git fetch --unshallow');
    rmSync(`${shallow}/.git`, { recursive: true });
    const without = await woadIn(shallow, ['doctor']);
    expect([without.code, without.out]).toEqual([1, expect.stringContaining('git init')]);
    const { person } = newOrigin({ 'workspace.yml': 'title: T\n' });
    rmSync(`${person}/automations`, { recursive: true });
    expect(JSON.parse((await woadIn(person, ['doctor', '--json'])).out).counts).toEqual({ error: 0, warning: 0, note: 2, unknown: 0 });
  });

  test('nothing that this environment holds is shown', async () => {
    const secrets = {
      SMTP_URL: 'smtp://u:hunter2@m.example:587',
      WOAD_SALT: 'salt-hunter2',
      WOAD_SECRETS: '{"CRM_SECRET":"hunter2"}',
      PEOPLE: '{"ana":"hunter2@x.example"}',
    };
    expect((await practice.look({ environment: secrets })).names).toEqual([]);
    const missing = await practice.run({
      environment: { ...secrets, WOAD_SECRETS: '{"OTHER":"hunter2"}', PEOPLE: '{"ben":"hunter2@x.example"}' },
    });
    expect([missing.code, missing.out]).toEqual([1, expect.stringContaining('the secret WOAD_SECRETS has no CRM_SECRET')]);
    expect(missing.out).not.toContain('hunter2');
  });
});
