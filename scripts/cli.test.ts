import { expect, test } from 'vitest';
import { runWoad } from './cli.ts';
import { newTracker, type Place } from './workflow/place.ts';

async function woad(
  place: Place,
  args: string[],
  environment = {},
  input = '',
): Promise<{ output: string; complaint: string; code: number }> {
  let [output, complaint] = ['', ''];
  const code = await runWoad(args, {
    write: (text) => {
      output += text;
    },
    complain: (text) => {
      complaint += text;
    },
    readInput: async () => input,
    folder: place.root,
    environment,
    now: new Date('2026-11-21T23:30:00Z'),
    width: 0,
    colored: false,
  });
  return { output, complaint, code };
}

test('in a log of GitHub Actions no text of a record is a command', async () => {
  const command = '::add-mask::x ##[error]y';
  const place = newTracker({
    'lists/sales.yml': `title: "${command}"\nlists: [todo]\n`,
    'records/sales/todo/acme.md': `---\ntitle: "${command}"\nodd: 1\n---\n${command}\n \t${command}\n`,
    'records/sales/_comments/acme/20261120T101500Z-ana.md': `${command}\n`,
  });
  const log = { GITHUB_ACTIONS: 'true' };
  for (const args of [['show', 'sales/acme'], ['board', 'sales'], ['list'], ['list', '--json'], ['check']]) {
    const { output, complaint } = await woad(place, args, log);
    expect(output + complaint).not.toMatch(/^\s*::|##\[/m);
  }
  expect((await woad(place, ['show', 'sales/acme'], log)).output).toContain(': :add-mask::x ## [error]y');
  expect((await woad(place, ['show', 'sales/acme'])).output).toContain(`\n${command}`);
  expect((await woad(place, ['check', '--annotate'], log)).output).toMatch(/^::warning file=/m);
  expect(JSON.parse((await woad(place, ['list', '--json'], log)).output)).toMatchObject([{ title: command }, {}]);
});

test('a change list made on another commit writes over nothing that was changed since', async () => {
  const place = newTracker();
  const head = place.git('rev-parse', 'HEAD');
  const apply = async (base: string, to: string) => {
    const changes = [{ kind: 'set', record: 'sales/acme', key: 'color', to }];
    return (await woad(place, ['apply'], {}, JSON.stringify({ woad: 1, base, changes }))).complaint;
  };
  expect(await apply(head, 'red')).toBe('');
  place.commit('another');
  expect(await apply(head, 'red')).toBe('');
  expect(await apply(head, 'teal')).toContain(`color of sales/acme was changed since ${head.slice(0, 10)}`);
  expect(await apply('0'.repeat(40), 'teal')).toContain('which is not known here; only "was" guards');
});

test('a condition on what only git knows asks git', async () => {
  const place = newTracker();
  const list = async (where: string) => (await woad(place, ['list', '--where', where])).output;
  expect(await list('author == "ana" && created <= today() && updated <= today()')).toContain('sales/acme');
  expect(await list('author == "luis"')).toBe('');
  place.put('records/sales/todo/globex.md', '---\ntitle: Globex\ncreated: 2020-01-01\n---\n');
  const slugs = async (sort: string) => (await woad(place, ['list', '--sort', sort])).output.match(/sales\/\S+/g);
  expect(await slugs('created')).toEqual(['sales/globex', 'sales/acme']);
  expect(await slugs('-created')).toEqual(['sales/acme', 'sales/globex']);
  expect((await woad(place, ['list', '--sort', 'updated'])).code).toBe(0);
});

test('a board in the terminal is in the order its lists ask for', async () => {
  const place = newTracker({ 'lists/sales.yml': 'lists: [{ name: todo, sort: -title }, done]\n' });
  expect((await woad(place, ['board', 'sales'])).output).toMatch(/Globex[\s\S]*Acme/);
});
