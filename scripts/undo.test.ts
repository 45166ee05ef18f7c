import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { trial } from './story/trial.ts';
import { newTracker, type Place } from './workflow/place.ts';

const acme = 'records/sales/todo/acme.md';
const comment = 'records/sales/_comments/acme/20260101T000000Z-ana.md';
const file = 'records/sales/_files/acme/a b.pdf';
const more = { [comment]: 'Hello\n', [file]: '\u0000pdf' };

/** Every file of the working tree that git knows or would take, with its bytes. */
function treeOf(place: Place): { [path: string]: string } {
  const paths = place.git('ls-files', '-z', '--cached', '--others', '--exclude-standard', 'records').split('\0');
  const here = paths.filter((path) => path !== '' && existsSync(join(place.folder, path))).sort();
  return Object.fromEntries(here.map((path) => [path, readFileSync(join(place.folder, path), 'latin1')]));
}

function identify(place: Place): Place {
  place.git('config', 'user.name', 'Ana');
  place.git('config', 'user.email', 'ana@tidewater.example');
  return place;
}

test.each(['', 'teams/tracker/'])('undo takes back a removal, a change and a creation, in a tracker at %o', async (prefix) => {
  const place = identify(newTracker(more, prefix));
  const before = treeOf(place);
  await place.woad('remove', 'sales/acme');
  await place.woad('set', 'sales/globex', 'stage=late');
  await place.woad('new', 'sales', '--title', 'New');
  const commit = place.commit('a lot');
  const after = treeOf(place);
  expect(await place.woad('undo', commit)).toMatchObject({ code: 0, complaint: '' });
  expect(treeOf(place)).toEqual(before);
  place.git('add', '--all');
  place.git('reset', '--quiet', '--hard');
  const undone = await place.woad('undo', 'HEAD', '--commit');
  expect(undone.output).toMatch(/sales\/acme is back\n.*committed [0-9a-f]{10}\n/s);
  expect(place.git('log', '-1', '--format=%an|%s|%(trailers:key=Woad-Undo,valueonly)').trim()).toBe(`Ana|Undo "a lot"|${commit}`);
  expect(treeOf(place)).toEqual(before);
  expect((await place.woad('undo', 'HEAD', '--commit')).code).toBe(0);
  expect([treeOf(place), place.git('status', '--porcelain')]).toEqual([after, '']);
});

test('what was changed since is told by name, the rest goes back', async () => {
  const place = identify(newTracker(more));
  await place.woad('set', 'sales/acme', 'due=2026-12-01', 'color=red', 'stage=one');
  await place.woad('set', 'sales/globex', 'color=red');
  await place.woad('move', 'sales/acme', 'doing');
  place.put(comment, 'Changed\n');
  const commit = place.commit('many');
  await place.woad('set', 'sales/acme', 'stage=two', 'title=Acme Ltd');
  const other = 'records/sales/_comments/acme/20260202T000000Z-luis.md';
  place.put(other, 'New\n');
  const { code, output, complaint } = await place.woad('undo', commit);
  expect([code, complaint]).toEqual([
    1,
    expect.stringMatching(/^woad: change \d \(sales\/acme: stage unset\): stage of sales\/acme is "two"/),
  ]);
  expect(output).toContain('sales/globex is as it was\n');
  expect(readFileSync(join(place.folder, acme), 'utf8')).toBe('---\ntitle: Acme Ltd\nstage: two\n---\n');
  expect(readFileSync(join(place.folder, comment), 'utf8')).toBe('Hello\n');
  expect(existsSync(join(place.folder, other))).toBe(true);
});

test('one record alone; a name that the commit did not touch is told', async () => {
  const place = identify(newTracker());
  await place.woad('set', 'sales/acme', 'color=red');
  await place.woad('set', 'sales/globex', 'color=red');
  place.commit('two');
  expect((await place.woad('undo', 'HEAD', 'sales/acme')).output).toBe('sales/acme is as it was\n');
  expect(place.git('status', '--porcelain')).toBe(`M ${acme}`);
  expect(await place.woad('undo', 'HEAD', 'sales/none')).toMatchObject({
    code: 2,
    complaint: expect.stringMatching(/changed nothing of sales\/none; it changed sales\/acme, sales\/globex\n/),
  });
  expect((await place.woad('undo', 'HEAD~1')).complaint).toContain('is the first commit');
  expect((await place.woad('undo', '--output=x')).code).toBe(2);
  expect(JSON.parse((await place.woad('undo', 'HEAD', '--dry-run', '--json')).output)).toMatchObject({
    woad: 1,
    changes: [{ kind: 'set' }, { kind: 'restore' }],
  });
});

test('a created record that somebody wrote to since stays', async () => {
  const place = identify(newTracker());
  await place.woad('new', 'sales', '--title', 'New');
  const commit = place.commit('new');
  await place.woad('comment', 'sales/new', 'Mine', '--as', 'ana');
  expect(await place.woad('undo', commit)).toMatchObject({ code: 1, complaint: expect.stringContaining('sales/new was changed since') });
  expect(existsSync(join(place.folder, 'records/sales/todo/new.md'))).toBe(true);
});

test('a record comes back wherever it went, with comments and files, also from long ago and after a move', async () => {
  const place = identify(newTracker(more));
  const bytes = treeOf(place);
  await place.woad('move', 'sales/acme', 'doing');
  place.commit('move');
  chmodSync(join(place.folder, 'records/sales/doing/acme.md'), 0o644);
  await place.woad('remove', 'sales/acme');
  expect((await place.woad('restore', 'sales/acme')).output).toBe('sales/acme is back\n');
  expect(place.git('status', '--porcelain')).toBe('');
  await place.woad('remove', 'sales/acme');
  place.commit('removed');
  for (let count = 0; count < 3; count++) place.commit(`later ${count}`);
  expect((await place.woad('restore', 'sales/acme', '--commit')).code).toBe(0);
  expect(readFileSync(join(place.folder, 'records/sales/doing/acme.md'), 'latin1')).toBe(bytes[acme]);
  expect([treeOf(place)[comment], treeOf(place)[file]]).toEqual([bytes[comment], bytes[file]]);
  expect(await place.woad('restore', 'sales/acme')).toMatchObject({ code: 1, complaint: expect.stringContaining('exists already') });
  expect((await place.woad('restore', 'sales/none')).complaint).toContain('git knows no record sales/none');
  await place.woad('restore', 'sales/acme', '--from', 'HEAD~6');
  expect(treeOf(place)).toEqual(bytes);
});

test('restore --from tells whose comments and which files go with it', async () => {
  const place = identify(newTracker(more));
  place.put('records/sales/_comments/acme/20260202T000000Z-luis.md', 'Later\n');
  place.put('records/sales/_comments/acme/20260203T000000Z-luis.md', 'Later\n');
  place.put('records/sales/_files/acme/new.pdf', 'pdf');
  const later = place.commit('later');
  const { code, complaint } = await place.woad('restore', 'sales/acme', '--from', 'HEAD~1');
  expect([code, complaint]).toEqual([
    0,
    `note: what came since goes: 2 comments (luis) and 1 file (new.pdf); the commit ${later.slice(0, 10)} holds it still\n`,
  ]);
  expect((await place.woad('restore', 'sales/globex', '--from', 'HEAD~1')).complaint).toBe('');
});

test('remove keeps what is in no commit until it is forced; what was only moved is in one', async () => {
  const place = newTracker({ ...more, '.gitignore': '*.pdf\n' });
  place.put('records/sales/todo/new.md', '---\ntitle: New\n---\n');
  const refused = await place.woad('remove', 'sales/new', 'sales/globex');
  expect([refused.code, refused.complaint]).toEqual([
    2,
    expect.stringMatching(/^woad: git could not bring this back.*:\n {2}records\/sales\/todo\/new\.md\ncommit it first .* --force\n$/s),
  ]);
  expect((await place.woad('remove', 'sales/acme')).complaint).toContain('_files/acme/a b.pdf\n');
  expect((await place.woad('remove', 'sales/new', 'sales/acme', '--force')).code).toBe(0);
  await place.woad('move', 'sales/globex', 'doing');
  expect(await place.woad('remove', 'sales/globex')).toMatchObject({ code: 0, complaint: '' });
  expect(place.git('ls-files', '--others', 'records')).toBe('');
});

const words = ['acme', 'globex', 'new', 'other'];
const name = fc.constantFrom('sales/acme', 'sales/globex', 'support/outage', 'sales/new');
const edit = fc.oneof(
  fc.record({
    kind: fc.constant('set'),
    record: name,
    key: fc.constantFrom('due', 'color', 'title'),
    to: fc.constantFrom('2026-12-24', 'red', null),
  }),
  fc.record({ kind: fc.constant('add'), record: name, key: fc.constant('tags'), values: fc.constantFrom(['x'], ['a', 'y']) }),
  fc.record({ kind: fc.constant('move'), record: name, list: fc.constantFrom('open', 'won', 'todo'), position: fc.constant('top') }),
  fc.record({ kind: fc.constant('move'), record: name, list: fc.constantFrom('open', 'todo'), board: fc.constantFrom('sales', 'support') }),
  fc.record({ kind: fc.constant('rename'), record: name, slug: fc.constantFrom(...words) }),
  fc.record({ kind: fc.constant('create'), board: fc.constant('sales'), list: fc.constant(''), title: fc.constantFrom('New', 'Acme') }),
  fc.record({ kind: fc.constant('remove'), record: name }),
  fc.record({ kind: fc.constant('comment'), record: name, text: fc.constant('Hi'), author: fc.constant('ana') }),
  fc.record({ kind: fc.constant('body'), record: name, to: fc.constant('Other [[acme]]\n') }),
  fc.record({ kind: fc.constant('attach'), record: name, name: fc.constant('p.png'), content: fc.constant('AAECAw==') }),
);

test('an undo gives back every byte, an undo of the undo too', async () => {
  const place = identify(newTracker(trial));
  const start = place.git('rev-parse', 'HEAD');
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (changes) => {
      place.git('reset', '--quiet', '--hard', start);
      place.git('clean', '--quiet', '-d', '--force');
      const before = treeOf(place);
      place.put('list.json', JSON.stringify({ woad: 1, actor: 'Ana', changes }));
      await place.woad('apply', 'list.json', '--commit');
      if (place.git('rev-parse', 'HEAD') === start) return;
      const after = treeOf(place);
      expect(await place.woad('undo', 'HEAD', '--commit')).toMatchObject({ code: 0 });
      expect(treeOf(place)).toEqual(before);
      expect(await place.woad('undo', 'HEAD', '--commit')).toMatchObject({ code: 0 });
      expect(treeOf(place)).toEqual(after);
      expect(readdirSync(place.folder).filter((each) => each.startsWith('.woad'))).toEqual([]);
    }),
    { numRuns: 8 },
  );
});

test('of many files that are no records the first are named', async () => {
  const place = identify(newTracker());
  for (let index = 1; index <= 7; index++) place.put(`src/${index}.txt`, 'x');
  place.commit('code');
  expect(await place.woad('undo', 'HEAD')).toMatchObject({
    complaint:
      'note: not of a record, and left as it is: src/1.txt, src/2.txt, src/3.txt, src/4.txt, src/5.txt and 2 more; git revert is for it\n',
  });
});

test('a restore from the newest commit does not say that what differs from it is as it was', async () => {
  const place = identify(newTracker());
  await place.woad('set', 'sales/acme', 'title=Not committed');
  const was = place.git('rev-parse', 'HEAD').trim().slice(0, 10);
  expect(await place.woad('restore', 'sales/acme', '--from', 'HEAD')).toMatchObject({
    code: 1,
    complaint: `woad: sales/acme was changed since ${was}: ${acme}\n`,
  });
});

test('a commit is by whom git would make it by: the environment counts before the settings', async () => {
  const place = identify(newTracker(more));
  place.git('config', 'committer.name', 'Carla');
  await place.woad('set', 'sales/acme', 'color=red');
  place.commit('red');
  const by = async () => {
    expect((await place.woad('undo', 'HEAD', '--commit')).code).toBe(0);
    return place.git('log', '-1', '--format=%an <%ae> %ad, %cn <%ce>', '--date=short');
  };
  expect(await by()).toMatch(/^Ana <ana@tidewater.example> .*, Carla <ana@tidewater.example>$/);
  const said = { AUTHOR_NAME: 'Luis', AUTHOR_EMAIL: 'luis@x.example', AUTHOR_DATE: '2020-02-02T00:00:00Z', COMMITTER_NAME: 'Committee' };
  for (const [name, value] of Object.entries(said)) vi.stubEnv(`GIT_${name}`, value);
  const told = await by().finally(() => vi.unstubAllEnvs());
  expect(told).toBe('Luis <luis@x.example> 2020-02-02, Committee <ana@tidewater.example>');
});

test('where git has lost what a file was, nothing is taken back', async () => {
  const place = identify(newTracker(more));
  const blob = place.git('rev-parse', `HEAD:${acme}`);
  await place.woad('set', 'sales/acme', 'color=red');
  place.commit('red');
  rmSync(join(place.folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  const before = treeOf(place);
  const { code, complaint } = await place.woad('undo', 'HEAD');
  expect([code, complaint]).toEqual([
    2,
    expect.stringMatching(/^woad: git cannot read records\/sales\/todo\/acme\.md as the commit \w{10} holds it; git fsck tells more\n$/),
  ]);
  expect(treeOf(place)).toEqual(before);
});
