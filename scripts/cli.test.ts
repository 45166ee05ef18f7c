import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { woadIn } from './story/woad.ts';
import { newTracker, type Place } from './workflow/place.ts';

const woad = (place: Place, args: string[], environment = {}, input = '') =>
  woadIn(place.root, args, { environment, input, now: '2026-11-21T23:30:00Z' });

test('in a log of GitHub Actions no text of a record is a command', async () => {
  const command = '::add-mask::x ##[error]y';
  const place = newTracker({
    'lists/sales.yml': `title: "${command}"\nlists: [todo]\n`,
    'records/sales/todo/acme.md': `---\ntitle: "${command}"\nodd: 1\n---\n${command}\n \t${command}\n`,
    'records/sales/_comments/acme/20261120T101500Z-ana.md': `${command}\n`,
  });
  const log = { GITHUB_ACTIONS: 'true' };
  for (const args of [['show', 'sales/acme'], ['board', 'sales'], ['list'], ['list', '--json'], ['check']]) {
    const { out, err } = await woad(place, args, log);
    expect(out + err).not.toMatch(/^\s*::|##\[/m);
  }
  expect((await woad(place, ['show', 'sales/acme'], log)).out).toContain(': :add-mask::x ## [error]y');
  expect((await woad(place, ['show', 'sales/acme'])).out).toContain(`\n${command}`);
  expect((await woad(place, ['check', '--annotate'], log)).out).toMatch(/^::warning file=/m);
  expect(JSON.parse((await woad(place, ['list', '--json'], log)).out)).toMatchObject([{ title: command }, {}]);
});

test('a change list made on another commit writes over nothing that was changed since', async () => {
  const place = newTracker();
  const head = place.git('rev-parse', 'HEAD');
  const apply = async (base: string, to: string) => {
    const changes = [{ kind: 'set', record: 'sales/acme', key: 'color', to }];
    return (await woad(place, ['apply'], {}, JSON.stringify({ woad: 1, base, changes }))).err;
  };
  expect(await apply(head, 'red')).toBe('');
  place.commit('another');
  expect(await apply(head, 'red')).toBe('');
  expect(await apply(head, 'teal')).toContain(`color of sales/acme was changed since ${head.slice(0, 10)}`);
  expect(await apply('0'.repeat(40), 'teal')).toContain('which is not known here; only "was" guards');
});

test('a condition on what only git knows asks git', async () => {
  const place = newTracker();
  // the commit is of the day on which this runs
  const list = async (where: string) => (await woadIn(place.root, ['list', '--where', where], { now: '2999-01-01T00:00:00Z' })).out;
  expect(await list('author == "ana" && created <= today() && updated <= today()')).toContain('sales/acme');
  expect(await list('author == "luis"')).toBe('');
  place.put('records/sales/todo/globex.md', '---\ntitle: Globex\ncreated: 2020-01-01\n---\n');
  const slugs = async (sort: string) => (await woad(place, ['list', '--sort', sort])).out.match(/sales\/\S+/g);
  expect(await slugs('created')).toEqual(['sales/globex', 'sales/acme']);
  expect(await slugs('-created')).toEqual(['sales/acme', 'sales/globex']);
  expect((await woad(place, ['list', '--sort', 'updated'])).code).toBe(0);
});

test('a board in the terminal is in the order its lists ask for', async () => {
  const place = newTracker({ 'lists/sales.yml': 'lists: [{ name: todo, sort: -title }, done]\n' });
  expect((await woad(place, ['board', 'sales'])).out).toMatch(/Globex[\s\S]*Acme/);
});

test('a card in the terminal shows the fields that its board asks for, with their names where there is room', async () => {
  const fields = 'fields: { worth: { type: number }, stage: { type: select, options: [trial, { name: won, title: All won }] } }\n';
  const place = newTracker({
    'lists/sales.yml': `lists: [todo]\n${fields}card: [stage, worth, due]\n`,
    'records/sales/todo/acme.md': '---\ntitle: Acme\nstage: won\nworth: 1200\ndue: 2026-12-01\n---\n',
  });
  expect((await woad(place, ['board', 'sales'])).out).toContain('Acme\nAll won, Worth 1,200\n2026-12-01\n\nGlobex\n');
  place.put('lists/sales.yml', `lists: [todo, a, b, c, d]\n${fields}card: [stage, worth, due]\n`);
  expect((await woad(place, ['board', 'sales'])).out).toContain('Acme\nAll won, 1,200\n2026-12-01\n\nGlobex\n');
});

test('new tells the number that it gave', async () => {
  const place = newTracker({ 'lists/jobs.yml': 'lists: [open]\nfields: { task: { type: unique_id, prefix: T } }\n' });
  expect((await woad(place, ['new', 'jobs', '--title', 'One'])).out).toBe('jobs/one: One created, task T-0001\n');
});

test('it tells its version, and the Node that it runs on', async () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));
  expect((await woad(newTracker({}), ['--version'])).out).toBe(`woad ${version}, Node ${process.versions.node}\n`);
});

test('npx that remembers the program of an earlier version still starts it', () => {
  const link = join(newTracker({ 'workspace.yml': 'format: 1\n' }).root, 'woad');
  symlinkSync(join(import.meta.dirname, 'cli.ts'), link);
  expect(execFileSync(link, ['help'], { encoding: 'utf8' })).toContain('woad help COMMAND');
});

test('a Node that is too old is told so', () => {
  const old = 'data:text/javascript,Object.defineProperty(process.versions, "node", { value: "20.1.0" })';
  const { status, stderr } = spawnSync(process.execPath, ['--import', old, join(import.meta.dirname, 'woad.js')], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, 'woad: this is Node 20.1.0; expected 22.18 or newer (in a checkout: npm run woad -- COMMAND)\n']);
  // a name that an old Node does not export would end it before it can say anything
  expect(readFileSync(join(import.meta.dirname, 'woad.js'), 'utf8')).not.toMatch(/^import.*\{/m);
});

test('what a board does not have is told with what that board has', async () => {
  const place = newTracker({
    'lists/sales.yml': 'lists: [todo, done]\ntags: { vip: {} }\n',
    'lists/support.yml': 'lists: [open]\ntags: { urgent: {} }\n',
    'records/support/open/late.md': '---\ntitle: Late\ntags: [urgent]\n---\n',
  });
  expect((await woad(place, ['list', 'sales', '--tag', 'nope'])).err).toBe('woad: "nope" is not a tag of sales; there are vip\n');
  expect((await woad(place, ['list', 'sales', '--list', 'shelf'])).err).toBe(
    'woad: "shelf" is not a list of sales; there are todo, done\n',
  );
});

test('a long word is cut where a message quotes it, and is whole as data', async () => {
  const long = 'k'.repeat(1700);
  const place = newTracker({ 'records/sales/todo/acme.md': `---\ntitle: Acme\n${long}: 1\n---\n` });
  const { err } = await woad(place, ['list', long]);
  expect(err).toMatch(/^woad: "k{55}…k{24}" is not a board; there are sales\n$/);
  expect((await woad(place, ['check'])).out).toMatch(
    /^records\/sales\/todo\/acme\.md:3:1 warning: "k+…k*" is not a field of sales \[unknown-key\]\n$/,
  );
  const [{ about }] = JSON.parse((await woad(place, ['check', '--json'])).out).diagnostics;
  expect(about).toEqual({ part: 'fields', name: long, board: 'sales' });
});
