import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { cursorOf, finish, newClones, run, subjects } from '../workflow/clones.ts';
import { newFolder, openPlace } from '../workflow/place.ts';

describe.each(['', 'teams/tracker'])('a tracker in %j', (prefix) => {
  test('the first run only notes where it stands; then each commit is looked at once', async () => {
    const { origin, ours, ana } = newClones({}, prefix);
    const folder = prefix === '' ? '' : `${prefix}/`;
    const first = await run(ours);
    expect(first.notes).toEqual([expect.stringMatching(/^this is the first run/)]);
    expect(cursorOf(origin, folder).commit).toBe(origin.git('rev-parse', 'main'));
    finish(ana, 'acme');
    const second = await run(ours);
    expect(second.traces).toMatchObject([{ rule: 'won', record: 'sales/acme', status: 'success', event: { kind: 'moved', actor: 'ana' } }]);
    expect(subjects(origin)).toEqual(['Won: sales/acme', 'acme done', 'first']);
    expect(cursorOf(origin, folder).commit).toBe(origin.git('rev-parse', 'main'));
    expect(ours.git('rev-parse', 'HEAD')).toBe(second.head);
    const third = await run(ours);
    expect([third.events, subjects(origin).length]).toEqual([0, 3]);
    expect(readFileSync(join(ours.folder, '.git/config'), 'utf8')).not.toMatch(/secret|extraheader/i);
  });
});

test('a push of a person in the midst of a run survives, and the rules see it', async () => {
  const { origin, ours, ana } = newClones();
  await run(ours);
  finish(ana, 'acme');
  ana.move('records/sales/todo/globex.md', 'records/sales/done/globex.md');
  ana.commit('globex done');
  // git asks this before it sends: what the run has seen is old by then
  writeFileSync(
    join(ours.folder, '.git/hooks/pre-push'),
    `#!/bin/sh\nrm "$0"\nunset GIT_DIR GIT_CONFIG_COUNT\ncd '${ana.folder}' && git push --quiet origin main\n`,
  );
  chmodSync(join(ours.folder, '.git/hooks/pre-push'), 0o755);
  const { traces } = await run(ours);
  expect(traces.filter(({ status }) => status === 'success').map(({ record }) => record)).toEqual(['sales/acme', 'sales/globex']);
  expect(subjects(origin)).toEqual(['Won: 2 records', 'globex done', 'acme done', 'first']);
});

test('origin is asked once and told once, where nobody else pushes meanwhile', async () => {
  const { ours, ana } = newClones();
  await run(ours);
  finish(ana, 'acme');
  const trace = join(newFolder(), 'trace');
  vi.stubEnv('GIT_TRACE', trace);
  await run(ours).finally(() => vi.unstubAllEnvs());
  const asked = [...readFileSync(trace, 'utf8').matchAll(/trace: built-in: git (fetch|push) /g)].map(([, verb]) => verb);
  expect(asked).toEqual(['fetch', 'push']);
});

test('three runs at once do each thing once', async () => {
  const { origin, ours, ana } = newClones();
  await run(ours);
  const others = [0, 1].map(() => {
    const other = openPlace(newFolder());
    other.git('clone', '--quiet', origin.folder, '.');
    return other;
  });
  finish(ana, 'acme');
  finish(ana, 'globex');
  const notes = await Promise.all([ours, ...others].map(run));
  expect(notes.flatMap(({ traces }) => traces.filter(({ status }) => status === 'success'))).toHaveLength(2);
  expect(subjects(origin)).toEqual(['Won: 2 records', 'globex done', 'acme done', 'first']);
});

test('a forced push of the same files, and one of others, are each one net difference', async () => {
  const { origin, ours, ana } = newClones();
  await run(ours);
  finish(ana, 'acme');
  await run(ours);
  ana.git('pull', '--quiet');
  const tree = ana.git('rev-parse', 'HEAD^{tree}');
  const same = ana.git('-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example', 'commit-tree', tree, '-m', 'all at once');
  ana.git('push', '--quiet', '--force', 'origin', `${same}:main`);
  const again = await run(ours);
  expect([again.events, subjects(origin)]).toEqual([0, ['all at once']]);
  ana.git('reset', '--quiet', '--hard', same);
  ana.move('records/sales/todo/globex.md', 'records/sales/done/globex.md');
  ana.git('add', '--all');
  ana.git('-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example', 'commit', '--quiet', '--amend', '-m', 'and more');
  ana.git('push', '--quiet', '--force', 'origin', 'main');
  // a clone that never saw what was pushed over
  const fresh = openPlace(newFolder());
  fresh.git('clone', '--quiet', `file://${origin.folder}`, '.');
  const more = await run(fresh);
  expect(more.notes[0]).toContain('forced push');
  expect(subjects(origin)).toEqual(['Won: sales/globex', 'and more']);
});

test('a deleted branch of notes sets nothing off again, and is told', async () => {
  const { origin, ours, ana } = newClones();
  await run(ours);
  finish(ana, 'acme');
  await run(ours);
  ana.git('pull', '--quiet');
  finish(ana, 'globex');
  origin.git('update-ref', '-d', 'refs/heads/woad-state');
  const { notes, traces } = await run(ours);
  expect(notes).toEqual([expect.stringContaining('woad-state is gone, though rules ran before')]);
  expect([traces, subjects(origin)[0]]).toEqual([[], 'globex done']);
});

test('a branch that refuses is told in its own words, and nothing is noted as done', async () => {
  const { origin, ours, ana } = newClones();
  await run(ours);
  const before = origin.git('rev-parse', 'woad-state');
  finish(ana, 'acme');
  writeFileSync(join(origin.folder, 'hooks/pre-receive'), '#!/bin/sh\necho "protected branch" >&2\nexit 1\n');
  chmodSync(join(origin.folder, 'hooks/pre-receive'), 0o755);
  const { code, complaint } = await ours.woad('automate');
  expect([code, complaint]).toEqual([2, expect.stringContaining('protected branch')]);
  expect([origin.git('rev-parse', 'woad-state'), subjects(origin)[0]]).toEqual([before, 'acme done']);
});

test('a damaged branch of notes is told, and nothing is done on it', async () => {
  const { origin, ours, ana } = newClones();
  await run(ours);
  const other = openPlace(newFolder());
  other.git('clone', '--quiet', '--branch', 'woad-state', origin.folder, '.');
  other.put('cursor.json', '{ "woad": 1, ');
  other.commit('broken');
  other.git('push', '--quiet', 'origin', 'woad-state');
  finish(ana, 'acme');
  const { code, complaint } = await ours.woad('automate');
  expect([code, complaint]).toEqual([2, expect.stringContaining('cursor.json')]);
  expect(subjects(origin)[0]).toBe('acme done');
});

test('after 90 days what runs left is put away, in one commit', async () => {
  const { origin, ours, ana } = newClones();
  await run(ours);
  finish(ana, 'acme');
  await run(ours);
  const later = { ...ours, woad: (...args: string[]) => ours.at('2027-02-25T10:00:00Z', ...args) };
  await run(later);
  ana.git('pull', '--quiet');
  expect(origin.git('rev-list', '--count', 'woad-state')).toBe('1');
  expect(origin.git('ls-tree', '-r', '--name-only', 'woad-state').split('\n')).toEqual(['README.md', 'cursor.json']);
  finish(ana, 'globex');
  await run(later);
  expect(subjects(origin)[0]).toBe('Won: sales/globex');
});

test('commits that nobody pushed are not looked at, and that is said', async () => {
  const { ours } = newClones();
  await run(ours);
  ours.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
  const own = ours.commit('not pushed');
  const { code, output, complaint } = await ours.woad('automate');
  expect([code, output]).toEqual([0, expect.stringContaining('nothing happened')]);
  expect(complaint).toContain('commits that are not on origin/main; rules look at what is pushed');
  expect(ours.git('rev-parse', 'HEAD')).toBe(own);
});
