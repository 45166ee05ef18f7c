import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { historyOfTracker, pastOfRecord, pastsOf } from './histories.ts';
import { bot } from './model/commit.ts';
import { deal, lineOf, newFolder, reader, repositoryForEach } from './story/history-repository.ts';

const trial = repositoryForEach();
const { git, write, commit, move, past, dump } = trial;

describe('one record', () => {
  test('is followed through edits, moves, a renamed slug and a move to another board', async () => {
    write('records/sales/open/acme.md', deal('Acme', 'value: 12000\ntags:\n  - a\n'));
    commit('Ana', 'ANA@tidewater.example');
    write('records/sales/open/acme.md', deal('Acme', 'value: 15000\ntags: [a]\n'));
    commit();
    move('records/sales/open/acme.md', 'records/sales/won/acme.md');
    write('records/sales/won/acme.md', 'another text altogether');
    commit();
    write('records/sales/won/acme.md', deal('Acme', 'value: 1\n'));
    commit();
    move('records/sales/won/acme.md', 'records/sales/won/acme-2.md');
    commit('Tom');
    move('records/sales/won/acme-2.md', 'records/old/won/acme-2.md');
    write('records/old/won/acme-2.md', deal('Acme', 'value: 2\naliases: [sales/acme-2]\n'));
    commit();
    expect(await past('old/acme-2')).toEqual({
      told: '02 07 ana 6',
      lines: [
        '02 ana created sales/acme list null>"open" title null>"Acme" value null>12000 tags null>["a"] body null>1',
        '03 Luis changed sales/acme value 12000>15000',
        '04 Luis moved sales/acme list "open">"won" title "Acme">null value 15000>null tags ["a"]>null body 1>1',
        '05 Luis changed sales/acme title null>"Acme" value null>1 body 1>1',
        '06 Tom renamed sales/acme-2 slug "acme">"acme-2"',
        '07 Luis moved old/acme-2 board "sales">"old" value 1>2 aliases null>["sales/acme-2"]',
      ],
    });
    expect((await past('sales/acme')).told).toBe('unknown');
    const { entries } = await historyOfTracker(trial.root, reader, { name: 'sales/acme' });
    expect(entries.map(({ kind }) => kind)).toEqual(['moved', 'renamed', 'changed', 'moved', 'changed', 'created']);
  });

  test('is told by its id, whatever its name; two ids are two records, even at one place', async () => {
    write('records/a/todo/one.md', deal('One', 'id: x1\n'));
    write('records/a/todo/two.md', deal('Two', 'id: x2\n'));
    commit();
    write('records/a/todo/one.md', deal('Two, changed', 'id: x2\n'));
    write('records/a/todo/two.md', deal('One, changed', 'id: x1\n'));
    commit();
    write('records/a/todo/two.md', deal('Three', 'id: x3\n'));
    commit('Tom');
    expect((await past('a/one')).lines).toEqual([
      '02 Luis created a/two list null>"todo" title null>"Two" id null>"x2" body null>1',
      '03 Luis renamed a/one slug "two">"one" title "Two">"Two, changed" body 1>1',
    ]);
    expect(await past('a/two')).toMatchObject({ told: '04 04 Tom 1' });
    const { entries } = await historyOfTracker(trial.root, reader, { name: 'a/two' });
    expect(entries.filter(({ kind }) => kind === 'deleted').map(lineOf)).toEqual(['04 Tom deleted a/two']);
  });

  test('that is made again under an old name has a history of its own, and the old one stays to be told', async () => {
    write('records/a/todo/one.md', deal('One'));
    commit();
    trial.remove('records/a/todo/one.md');
    commit();
    write('records/a/todo/one.md', 'other');
    commit('Tom');
    expect((await past('a/one')).told).toBe('04 04 Tom 1');
    const { entries } = await historyOfTracker(trial.root, reader, { name: 'a/one' });
    expect(entries.map(({ kind }) => kind)).toEqual(['created', 'deleted', 'created']);
  });

  test('stands alone beside one of the same name in another list', async () => {
    write('records/a/todo/one.md', deal('One'));
    commit();
    write('records/a/done/one.md', deal('Other'));
    commit('Tom');
    write('records/a/done/one.md', deal('Other', 'due: 2026-12-01\n'));
    commit();
    expect((await pastOfRecord(trial.root, 'a/one', 'records/a/todo/one.md', reader))?.commits).toBe(1);
    expect(await pastOfRecord(trial.root, 'a/one', 'records/a/done/one.md', reader)).toMatchObject({ commits: 2, author: 'Tom' });
  });

  test('with comments and files: they are told, go along with a rename in silence, and are no commits of the record', async () => {
    write('records/a/todo/one.md', deal('One'));
    commit();
    write('records/a/_comments/one/20261120T101500Z-ana.md', 'Yes.\n');
    write('records/a/_files/one/plan.pdf', 'PDF');
    write('records/a/_files/one/deep/plan.pdf', 'no attachment');
    commit();
    move('records/a/todo/one.md', 'records/a/todo/uno.md');
    move('records/a/_comments/one', 'records/a/_comments/uno');
    move('records/a/_files/one', 'records/a/_files/uno');
    commit();
    write('records/a/_files/uno/plan.pdf', 'PDF 2');
    commit();
    trial.remove('records/a');
    commit();
    const { entries } = await historyOfTracker(trial.root, reader, { name: 'a/uno' });
    expect(entries.reverse().map(lineOf).slice(1)).toEqual([
      '03 Luis commented a/one comment null>"20261120T101500Z-ana"',
      '03 Luis attached a/one file null>"plan.pdf"',
      '04 Luis renamed a/uno slug "one">"uno"',
      '05 Luis attached a/uno file "plan.pdf">"plan.pdf"',
      '06 Luis deleted a/uno',
    ]);
  });

  test('whose file cannot be read is told line by line', async () => {
    write('records/a/todo/one.md', '---\ntitle: One\nassignee: luis\nstatus: "open"\n---\n');
    commit();
    write('records/a/todo/one.md', '---\ntitle: One\nassignee: @ana\nstatus: open\n---\n');
    commit();
    write('records/a/todo/one.md', '---\ntitle: One\n');
    commit();
    write('records/a/todo/one.md', Buffer.from([0xff, 0xfe, 0x00]).toString('latin1'));
    commit();
    expect((await past('a/one')).lines.slice(1, 3)).toEqual([
      '03 Luis changed a/one assignee "luis">"@ana"',
      '04 Luis changed a/one body null>2',
    ]);
  });

  test('is found under odd names', async () => {
    const slugs = ['заявка-7', 'odd "name"', 'a b', '--x', "it's", 'tab\there', 'emoji-🎈'];
    for (const slug of slugs) write(`records/a/todo/${slug}.md`, deal(slug));
    commit();
    for (const slug of slugs) move(`records/a/todo/${slug}.md`, `records/a/done/${slug}.md`);
    commit('Tom');
    const pasts = await pastsOf(trial.root, reader);
    expect([...pasts.keys()].sort()).toEqual(slugs.map((slug) => `a/${slug}`).sort());
    expect(new Set([...pasts.values()].map(({ author, commits }) => `${author} ${commits}`))).toEqual(new Set(['Luis 2']));
  });
});

describe('who did it', () => {
  test('is the person whom the bot names, and only the bot is believed', async () => {
    write('records/a/todo/one.md', deal('One'));
    commit(bot.name, bot.email, 'Rules\n\nWoad-Rule: start-work\nWoad-Actor: ana\nWoad-Through: x');
    write('records/a/todo/one.md', deal('Two'));
    commit('Mallory', 'm@x.example', 'Mine\n\nWoad-Actor: ana');
    expect((await past('a/one')).lines.map((each) => each.split(' ').slice(0, 3).join(' '))).toEqual([
      '02 ana/start-work created',
      '03 Mallory changed',
    ]);
  });

  test('is, of a merge, who made what was merged; it came with the merge, but for what was made there', async () => {
    write('records/a/todo/one.md', deal('One'));
    write('records/a/todo/two.md', deal('Two'));
    commit();
    git('checkout', '-q', '-b', 'side');
    write('records/a/todo/one.md', deal('One', 'due: 2026-12-01\n'));
    commit('Ana', 'ana@tidewater.example');
    write('records/a/todo/new.md', deal('New'));
    commit('Tom');
    git('checkout', '-q', 'main');
    write('records/a/todo/two.md', deal('Two', 'due: 2026-12-02\n'));
    commit();
    trial.wait();
    git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
    expect((await past('a/one')).lines[1]).toBe('06 ana changed a/one due null>"2026-12-01"');
    expect((await past('a/two')).lines[1]).toBe('05 Luis changed a/two due null>"2026-12-02"');
    expect((await past('a/new')).told).toBe('04 04 Tom 1');
    const before = await dump();
    trial.forget();
    expect(await dump()).toBe(before);
  });
});

test('a record that was moved here while others changed it is changed by them, not by who merged', async () => {
  write('records/a/todo/one.md', deal('One'));
  commit();
  git('checkout', '-q', '-b', 'side');
  write('records/a/todo/one.md', deal('One', 'due: 2026-12-01\n'));
  commit('Ana', 'ana@tidewater.example');
  git('checkout', '-q', 'main');
  move('records/a/todo/one.md', 'records/a/done/one.md');
  commit();
  git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
  const { lines } = await past('a/one');
  expect(lines.at(-1)).toMatch(/^\d\d ana changed a\/one due null>"2026-12-01"$/);
});

describe('many records', () => {
  test('1,500 slugs that are renamed at once stay the same records, by id, by bytes or by alias', async () => {
    const numbers = Array.from({ length: 1500 }, (_, index) => index);
    const rest = (index: number) => (index % 3 === 0 ? `id: n${index}\n` : '');
    const more = (index: number) => ['due: 2026-12-01\n', `aliases: [old-${index}]\ndue: 2026-12-01\n`, ''][index % 3] ?? '';
    const put = (path: string, text: string) => `M 100644 inline ${path}\ndata ${text.length}\n${text}\n`;
    const begin = (author: string) =>
      `commit refs/heads/main\ncommitter ${author} <${author}@tidewater.example> 1700000000 +0000\ndata 1\nx\n`;
    trial.importStream(
      [
        begin('ana'),
        ...numbers.map((index) => put(`records/a/todo/old-${index}.md`, deal(`Record ${index}`, rest(index)))),
        begin('luis'),
        ...numbers.map((index) => `D records/a/todo/old-${index}.md\n`),
        ...numbers.map((index) => put(`records/a/done/new-${index}.md`, deal(`Record ${index}`, rest(index) + more(index)))),
      ].join(''),
    );
    const pasts = await pastsOf(trial.root, reader);
    expect([pasts.size, new Set([...pasts.values()].map(({ author, commits }) => `${author} ${commits}`))]).toEqual([
      1500,
      new Set(['ana 2']),
    ]);
    expect(pasts.get('a/new-7')?.entries[1]?.changes[1]).toEqual({ key: 'slug', from: 'old-7', to: 'new-7' });
  });

  test('a tracker in a sub-folder is told alone', async () => {
    write('records/a/todo/other.md', deal('Not of it'));
    write('work/tracker/records/a/todo/one.md', deal('One'));
    commit();
    write('src/code.ts', 'x');
    commit();
    write('work/tracker/records/a/todo/one.md', deal('Two'));
    commit();
    expect([...(await pastsOf(join(trial.root, 'work/tracker'), reader)).keys()]).toEqual(['a/one']);
    expect((await past('a/one', join(trial.root, 'work/tracker'))).told).toBe('02 04 Luis 2');
    expect([...(await pastsOf(trial.root, reader)).keys()]).toEqual(['a/other']);
  });

  test('links and folders in the place of records are no records', async () => {
    write('records/a/todo/one.md', deal('One'));
    symlinkSync('one.md', join(trial.root, 'records/a/todo/link.md'));
    write('records/a/todo/deep/two.md', deal('Two'));
    write('records/a/_templates/bug.md', deal('Bug'));
    commit();
    trial.remove('records/a/todo/one.md');
    symlinkSync('two.md', join(trial.root, 'records/a/todo/one.md'));
    expect([...(await pastsOf(trial.root, reader)).keys()]).toEqual(['a/one']);
    commit();
    expect([...(await pastsOf(trial.root, reader)).keys()]).toEqual([]);
  });

  test('nothing is told outside of git and before the first commit', async () => {
    expect((await pastsOf(newFolder(), reader)).size).toBe(0);
    expect((await pastsOf(trial.root, reader)).size).toBe(0);
    expect(await pastOfRecord(trial.root, 'a/one', 'records/a/todo/one.md', reader)).toBeUndefined();
  });
});
