import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countCommits, newFolder, newTracker, openPlace } from '../workflow/place.ts';

describe.each([{ prefix: '' }, { prefix: 'teams/tracker' }])('a tracker in "$prefix"', ({ prefix }) => {
  test('a move sets off the rule, in one commit that says who and why; running it again changes nothing', async () => {
    const place = newTracker({}, prefix);
    place.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
    const head = place.commit('Acme signed');
    place.put('records/sales/todo/globex.md', '---\ntitle: Globex, being written\n---\n');
    expect(await place.woad('automate', '--since', 'HEAD~1', '--dry-run')).toMatchObject({
      code: 0,
      output: expect.stringContaining('a dry run: 2 files would change'),
    });
    expect(countCommits(place)).toBe(2);
    expect(await place.woad('automate', '--since', 'HEAD~1')).toMatchObject({ code: 0, complaint: '' });
    expect(readFileSync(join(place.root, 'records/sales/done/acme.md'), 'utf8')).toBe('---\ntitle: Acme\nclosed: 2026-11-22\n---\n');
    expect(place.git('log', '-1', '--format=%an <%ae>%n%B')).toBe(`woad[bot] <bot@woad.invalid>
Won: sales/acme

- Won: sales/acme: set closed to 2026-11-22; commented "Won by ana."

Woad-Rule: won
Woad-Actor: ana
Woad-Since: ${place.git('rev-parse', 'HEAD~2')}
Woad-Through: ${head}`);
    const start = place.git('rev-parse', 'HEAD~2');
    for (const since of ['HEAD~1', 'HEAD~2', start, head])
      expect((await place.woad('automate', '--since', since)).output).toContain('rules changed nothing\n');
    expect(countCommits(place)).toBe(3);
    expect(place.git('status', '--porcelain')).toBe(`M ${prefix ? `${prefix}/` : ''}records/sales/todo/globex.md`);
    place.git('checkout', '--quiet', '--', '.');
    place.move('records/sales/todo/globex.md', 'records/sales/done/globex.md');
    place.commit('Globex signed');
    expect((await place.woad('automate', '--since', start)).output).toMatch(/^won: sales\/globex moved/);
    expect(countCommits(place)).toBe(5);
  });
});

test('the story of every rule is told in JSON', async () => {
  const place = newTracker({ 'automations/never.yml': 'when: { record-moved: {} }\nif: stage == "x"\ndo: [{ move: todo }]\n' });
  place.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
  const head = place.commit('move', 'Luis Prado <luis@elsewhere.example>');
  const { output } = await place.woad('automate', '--since', 'HEAD~1', '--json');
  const told: unknown = JSON.parse(output);
  expect(told).toMatchObject({
    head,
    events: 2,
    paths: ['records/sales/done/acme.md', 'records/sales/_comments/acme/20261121T233000Z-woad.md'],
    traces: [
      { rule: 'never', status: 'conditions-not-met', conditions: [{ of: 'if', holds: false, values: { stage: null } }] },
      {
        rule: 'won',
        status: 'success',
        record: 'sales/acme',
        event: { kind: 'moved', from: 'todo', to: 'done', actor: 'Luis Prado', commit: head },
      },
    ],
  });
});

test('each commit of the branch is looked at by itself, and rules act on what is there now', async () => {
  const place = newTracker();
  place.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
  place.commit('done');
  place.move('records/sales/done/acme.md', 'records/sales/doing/acme.md');
  place.put('records/sales/doing/acme.md', '---\ntitle: Acme again\nclosed: 2020-01-01\n---\n');
  place.commit('not done, and more');
  rmSync(join(place.root, 'records/sales/todo/globex.md'));
  place.commit('gone');
  expect((await place.woad('automate', '--since', 'HEAD~3')).code).toBe(0);
  expect(readFileSync(join(place.root, 'records/sales/doing/acme.md'), 'utf8')).toBe('---\ntitle: Acme again\nclosed: 2026-11-22\n---\n');
});

test('what it would write and somebody is writing is refused by name, and nothing else of theirs is touched', async () => {
  const place = newTracker();
  place.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
  place.commit('done');
  place.put('records/sales/done/acme.md', '---\ntitle: Acme, being written\n---\n');
  expect(await place.woad('automate', '--since', 'HEAD~1')).toMatchObject({
    code: 2,
    complaint: expect.stringContaining('  records/sales/done/acme.md\n'),
  });
  expect(countCommits(place)).toBe(2);
  expect(existsSync(join(place.root, 'records/sales/_comments'))).toBe(false);
  place.git('checkout', '--quiet', '--', '.');
  place.put('records/sales/doing/staged.md', '---\ntitle: Staged\n---\n');
  place.git('add', '--all');
  expect((await place.woad('automate', '--since', 'HEAD~1')).code).toBe(0);
  expect(place.git('status', '--porcelain')).toBe('A  records/sales/doing/staged.md');
});

test('a failed rule makes the exit code 1 and does not stop the others', async () => {
  const place = newTracker({ 'automations/broken.yml': 'when: { record-moved: {} }\ndo: [{ comment: "{{ stage }}" }]\n' });
  place.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
  place.commit('done');
  expect(await place.woad('automate', '--since', 'HEAD~1')).toMatchObject({
    code: 1,
    output: expect.stringContaining(
      'comment: failed: stage is empty on sales/acme; fill it in, or let the step ask for it with if: has(stage)',
    ),
  });
  expect(countCommits(place)).toBe(3);
});

test('a shallow clone, no repository and a commit nobody knows are told', async () => {
  const place = newTracker();
  place.commit('second');
  const shallow = openPlace(newFolder());
  shallow.git('clone', '--quiet', '--depth=1', `file://${place.folder}`, '.');
  expect(await shallow.woad('automate', '--since', 'HEAD')).toMatchObject({ code: 2, complaint: expect.stringContaining('shallow clone') });
  const bare = openPlace(newFolder());
  bare.put('workspace.yml', 'title: T\n');
  expect(await bare.woad('automate', '--since', 'HEAD')).toMatchObject({
    code: 2,
    complaint: expect.stringContaining('not in a git repository'),
  });
  expect(await place.woad('automate', '--since', '--output=x')).toMatchObject({
    code: 2,
    complaint: expect.stringContaining('is not a commit'),
  });
  expect(await place.woad('automate', '--since=--output=x')).toMatchObject({
    code: 2,
    complaint: expect.stringContaining('is not a commit'),
  });
  expect(await place.woad('automate', '--since', '0'.repeat(40))).toMatchObject({
    code: 0,
    output: expect.stringContaining('the branch is new'),
  });
  expect(await place.woad('automate', '--since', '1'.repeat(40))).toMatchObject({
    code: 0,
    output: expect.stringContaining('is not in this clone'),
  });
  expect(readdirSync(place.folder)).not.toContain('x');
});

test('after a forced push the net difference is looked at, once', async () => {
  const place = newTracker();
  place.put('records/sales/todo/lost.md', '---\ntitle: Lost\n---\n');
  const lost = place.commit('will be dropped');
  place.git('reset', '--quiet', '--hard', 'HEAD~1');
  place.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
  place.commit('instead');
  expect((await place.woad('automate', '--since', lost)).output).toContain('the net difference is looked at\nwon: sales/acme moved');
  expect((await place.woad('automate', '--since', lost)).output).toContain('rules changed nothing');
  expect(countCommits(place)).toBe(3);
});

test('a branch that was merged the other way round does not set rules off by what rules did', async () => {
  const place = newTracker({ 'automations/dated.yml': 'when: { field-changed: { field: closed } }\ndo: [{ comment: Dated. }]\n' });
  const start = place.git('rev-parse', 'HEAD');
  place.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
  const before = place.commit('done');
  await place.woad('automate', '--since', 'HEAD~1');
  place.git('branch', 'theirs');
  place.git('reset', '--quiet', '--hard', before);
  place.move('records/sales/todo/globex.md', 'records/sales/done/globex.md');
  place.commit('meanwhile');
  place.git('-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example', 'merge', '--quiet', '--no-edit', 'theirs');
  const { output } = await place.woad('automate', '--since', start);
  expect(output).toContain('won: sales/globex moved');
  expect(output).not.toContain('sales/acme');
});

test('a step of which one change cannot be made makes none, and is in no commit', async () => {
  const place = newTracker({
    'automations/won.yml': 'when: { record-moved: { to: done } }\ndo:\n  - set: { stage: won, closed: "{{ title }}" }\n',
  });
  place.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
  place.commit('Acme signed');
  const { code, output } = await place.woad('automate', '--since', 'HEAD~1');
  expect(code).toBe(1);
  expect(output).toMatch(/^won: sales\/acme moved from todo to done by ana: failed\n {2}- set: failed: closed: /);
  expect(output).toContain('rules changed nothing\n');
  expect(countCommits(place)).toBe(2);
});

test('without a remote, or with no earlier commit, it says what can be run', async () => {
  const place = newTracker();
  for (const more of [[], ['--dry-run']]) {
    const { code, complaint } = await place.woad('automate', ...more);
    expect(code).toBe(2);
    expect(complaint).toBe(
      'woad: this clone has no remote "origin", whose commits rules look at; woad automate --since REV runs them without one, on the commits of this clone\n',
    );
  }
  expect((await place.woad('automate', '--since', 'HEAD~1')).complaint).toContain(
    '"HEAD~1" is not a commit of this repository; there is no commit before HEAD\n',
  );
  expect((await place.woad('automate', '--since', 'HEAD')).code).toBe(0);
});
