import { describe, expect, test } from 'vitest';
import type { RunNote } from '../model/outbox.ts';
import { woadIn } from '../story/woad.ts';
import { finish, newClones, run, subjects } from '../workflow/clones.ts';
import { openGitHub } from '../workflow/loopback-github.ts';
import type { Place } from '../workflow/place.ts';

describe('where the branch takes pull requests only', () => {
  const files = {
    'workspace.yml':
      'title: T\ntimezone: Europe/Madrid\nautomations: { write: pull-request }\npeople: { ana: { name: Ana, email: ana@tidewater.example } }\n',
    'automations/thanks.yml': 'when: { field-changed: { field: closed } }\ndo: [{ set: { stage: thanked } }]\n',
  };
  const branches = (origin: Place) => origin.git('for-each-ref', '--format=%(refname:short)', 'refs/heads/woad').split('\n');

  test('changes are proposed on one branch, and merging them sets nothing off twice', async () => {
    const again = { 'automations/again.yml': 'when: { field-changed: { field: stage } }\ndo: [{ comment: Thanked. }]\n' };
    const { origin, ours, ana } = newClones({ ...files, ...again });
    await run(ours);
    finish(ana, 'acme');
    const { notes } = await run(ours);
    expect(notes).toEqual([
      expect.stringMatching(/^proposed on the branch woad\/rules-\w+: 4 changes of 3 rules$/),
      expect.stringContaining('no pull request was opened'),
    ]);
    expect(subjects(origin)).toEqual(['acme done', 'first']);
    finish(ana, 'globex');
    await run(ours);
    const [branch = '', ...more] = branches(origin);
    expect([branch, more]).toEqual([expect.stringMatching(/^woad\/rules-/), []]);
    expect(origin.git('show', `${branch}:records/sales/done/acme.md`)).toBe('---\ntitle: Acme\nclosed: 2026-11-22\nstage: thanked\n---');
    expect(origin.git('show', `${branch}:records/sales/done/globex.md`)).toContain('closed: 2026-11-22');
    ana.git('pull', '--quiet', '--no-rebase');
    ana.git('fetch', '--quiet');
    ana.git(
      '-c',
      'user.name=Ana',
      '-c',
      'user.email=ana@tidewater.example',
      'merge',
      '--quiet',
      '--no-ff',
      '--no-edit',
      `origin/${branch}`,
    );
    ana.git('push', '--quiet', 'origin', 'main');
    const merged = await run(ours);
    expect(merged.notes).toEqual([`the pull request of ${branch} was merged`]);
    expect(merged.traces.filter(({ status }) => status === 'success')).toEqual([]);
    expect([branches(origin), (await run(ours)).events]).toEqual([[branch], 0]);
  });

  test('one pull request is kept, with the result of the check; closing it gives up what waited for it', async () => {
    const { origin, ours, ana } = newClones({
      ...files,
      'automations/tell.yml': 'when: { field-changed: { field: stage } }\ndo: [{ open-issue: { title: "Thanked {{ title }}" } }]\n',
    });
    const branchAt = (_: object, name: string) => {
      const commit = origin.git('for-each-ref', '--format=%(objectname)', `refs/heads/${name}`);
      return commit === '' ? undefined : { commit, isProtected: name === 'main' };
    };
    const github = await openGitHub({
      mayOpenPulls: true,
      branches: new Proxy({}, { get: branchAt, has: (_, name) => branchAt(_, String(name)) !== undefined }),
    });
    const environment = { WOAD_TOKEN: 'secret-token', GITHUB_REPOSITORY: 'tidewater/tracker', GITHUB_API_URL: github.api };
    const runThere = async () => {
      const { out, err } = await woadIn(ours.root, ['automate', '--json'], { environment });
      expect(err).toBe('');
      return JSON.parse(out) as RunNote;
    };
    await runThere();
    finish(ana, 'acme');
    const first = await runThere();
    expect(first.notes.at(-1)).toMatch(/^opened pull request \d+: https:/);
    expect(first.effects).toMatchObject([{ rule: 'tell', state: 'proposed' }]);
    const [branch = ''] = branches(origin);
    const head = origin.git('rev-parse', branch);
    expect(
      github.calls.some(({ path, body }) => path.endsWith(`/statuses/${head}`) && (body as { state: string }).state === 'success'),
    ).toBe(true);
    finish(ana, 'globex');
    expect((await runThere()).notes.at(-1)).toMatch(/^updated pull request/);
    expect(github.repository.pulls).toHaveLength(1);
    expect((await runThere()).notes).toEqual(['there is no commit since then']);
    for (const pull of github.repository.pulls) pull.state = 'closed';
    const closed = await runThere();
    expect(closed.notes).toContain(`the pull request of ${branch} was closed`);
    expect(closed.effects).toMatchObject([{ state: 'rejected' }, { state: 'rejected' }]);
    const after = await runThere();
    expect([after.effects, github.repository.issues, github.repository.pulls.length]).toEqual([[], [], 1]);
    expect(after.notes).not.toContain(`the pull request of ${branch} was closed`);
    // what comes then is proposed without what was closed
    ana.git('pull', '--quiet', '--no-rebase');
    ana.put('records/sales/todo/initech.md', '---\ntitle: Initech\n---\n');
    ana.commit('initech');
    finish(ana, 'initech');
    await runThere();
    const { head: next } = github.repository.pulls.find(({ state }) => state === 'open') ?? {};
    expect(origin.git('diff', '--name-only', 'main', next ?? '').match(/acme|globex|initech/g)).toEqual(['initech', 'initech']);
    github.close();
  });
});
