import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../catalogue.ts';
import type { Command } from '../model/command.ts';
import { woadIn } from '../story/woad.ts';
import { newFolder, newTracker, openPlace } from '../workflow/place.ts';

const repository = join(import.meta.dirname, '../..');
const commands = await loadCatalogue<Command>('commands');
/** The examples of all commands but of those that build the site. */
const examples = [...commands].flatMap(([name, { usage }]) =>
  name === 'build' ? [] : usage.split('\n').flatMap((line) => /^ +woad (.*)$/.exec(line)?.[1] ?? []),
);

test('what help gives as an example works on the boards that come along', async () => {
  const place = openPlace(newFolder());
  for (const path of ['workspace.yml', 'lists', 'records', 'automations'])
    cpSync(join(repository, path), join(place.root, path), { recursive: true });
  place.git('init', '--quiet');
  place.commit('first');
  place.commit('second');
  place.put('contract.pdf', 'x');
  expect(examples.length).toBeGreaterThan(20);
  for (const example of examples) {
    if (/^(?:remove|rename|restore)/.test(example)) {
      place.git('reset', '--quiet', '--hard');
      place.git('clean', '--quiet', '--force', '-d', 'records');
    }
    const [line = '', input = ''] = example.replace('~/', '').split(/ <<< (?=')/);
    const words = line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)?.map((word) => word.replace(/["']/g, '')) ?? [];
    const { code, err } = await woadIn(place.root, words, { input: input.slice(1, -1) });
    expect({ example, code, err }).toEqual({ example, code: 0, err: expect.not.stringContaining('woad: ') });
  }
});

test.each([
  [['apply'], 'nothing came on standard input; expected a change list\nusage: woad apply'],
  [['attach', 'sales/acme', 'none.pdf'], 'none.pdf is not there'],
  [['check', 'recods'], 'there is no file or folder recods; expected one of the tracker, such as records or lists'],
  [['import'], 'expected what is to be imported: csv or markdown\nusage: woad import'],
  [['import', 'csw'], '"csw" is nothing that can be imported; did you mean "csv"?'],
  [['import', 'csv'], 'expected a file behind "csv"'],
  [['restore', 'acme'], '"acme" is not the name of a record; expected BOARD/SLUG'],
  [['restore', 'sales/none'], 'git knows no record sales/none; woad history sales tells which it knows'],
  [['show', 'sales/none'], 'there is no record sales/none; woad list sales shows those there are'],
  [['list', '--tag', 'none'], '"none" is not a tag; there are none'],
  [['history', '--key', 'zzzzzz'], '"zzzzzz" is not a key here; there are '],
  [['comment', 'sales/acme', 'Hi', '--as', 'zed'], '"zed" is not a person of the workspace; there are ana'],
  [['comment', 'sales/acme', ' '], 'a comment has a text; found an empty one\nusage: woad comment'],
  [['comment', 'sales/acme', '-'], 'a comment has a text; nothing came on standard input'],
  [['move', 'sales/acme', 'done', '--top', '--before', 'globex'], 'a record has one place; found --top and --before'],
  [['help', 'lst'], '"lst" is not a command of woad; did you mean "list"?\nwoad help lists them'],
  [['list', '--root', 'lists'], 'lists; the tracker above it is '],
  [['board'], 'BOARD is missing; there are sales\n'],
  [['--root', '.', 'list'], 'a command comes first, its options behind it: woad list --root ...\n'],
  [['list', 'sales/acme'], '"sales/acme" is not a board but what stands on one: woad show sales/acme shows a record'],
  [['undo', 'sales/acme', 'HEAD'], 'the commit comes first: woad undo HEAD sales/acme\n'],
  [['check', '--json', '--annotate'], 'two ways to tell the same'],
  [['history', '--since', '2026-12-01', '--until', '2026-11-01'], '--since 2026-12-01 is behind --until 2026-11-01'],
  [['rm', 'sales/acme'], '"rm" is not a command of woad: woad remove BOARD/SLUG removes a record, and woad archive puts it away\n'],
  [['help', 'Status'], '"Status" is not a command of woad: woad check names what is wrong, git status what is not committed'],
  [['list sales'], '"list sales" is not a command of woad; write its words without quotes around all of them: woad list sales\n'],
  [['show', '“sales/acme”'], '“ is a letter and no quote to a shell; write " or \' around words that belong together\n'],
  [['list', '«sales»'], '"«sales»" is not a board; « and » are letters and no quotes: write sales\n'],
  [['list', '–json'], '–json begins with a long dash, which begins no option: write --json\n'],
])('%j is told with what was expected', async (args, problem) => {
  expect(await woadIn(newTracker().root, args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(problem) });
});

test('without a tracker every command that needs one says so first', async () => {
  const folder = newFolder();
  for (const args of [
    ['attach', 'sales/acme', 'none.pdf'],
    ['check', 'recods'],
    ['restore', 'acme'],
    ['import', 'csv', 'none.csv', '--board', 'b'],
  ])
    expect((await woadIn(folder, args)).err).toContain(`no workspace.yml in ${folder} or above it`);
});

test('who stands outside of a tracker is told where one is, or what stands there', async () => {
  const place = newTracker({}, 'team/tracker/');
  const told = async (...args: string[]) => (await woadIn(place.folder, args)).err;
  expect(await told('list')).toContain('; there is a tracker in team/tracker: cd team/tracker, or --root team/tracker\n');
  expect(await told('list', '--root', 'team')).toContain('there is a tracker in team/tracker: cd team/tracker');
  expect(await told('list', '--root', 'tame')).toContain('there is no such folder\n');
  expect(await told('list', '--root', '.git')).toContain('it is a bare repository of git');
  const other = openPlace(newFolder());
  other.put('workspace.yaml', 'title: T\n');
  expect((await woadIn(other.folder, ['list'])).err).toContain('workspace.yaml stands there: its name ends with .yml\n');
});
