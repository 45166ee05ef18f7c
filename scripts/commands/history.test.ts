import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { bot } from '../model/commit.ts';
import { deal, newFolder, repositoryForEach } from '../story/history-repository.ts';
import { woadIn } from '../story/woad.ts';

const trial = repositoryForEach();
beforeEach(() => {
  trial.write('workspace.yml', 'title: Trial\ntimezone: Pacific/Auckland\npeople:\n  ana: { email: ana@tidewater.example }\n');
  trial.write('lists/sales.yml', 'lists: [open, won]\nfields:\n  deal_value: { type: number }\n  code: { type: text }\n');
  trial.write('records/sales/open/acme.md', deal('Acme', 'deal_value: 12000\ncode: 007\n'));
  trial.write('records/old/open/gone.md', deal('Gone'));
  trial.commit();
  trial.write('records/sales/open/acme.md', deal('Acme', 'deal_value: 15000\ncode: 008\n'));
  trial.remove('records/old');
  trial.commit('Ana', 'ana@tidewater.example');
  trial.move('records/sales/open/acme.md', 'records/sales/won/acme.md');
  trial.commit(bot.name, bot.email, 'Rules\n\nWoad-Rule: won\nWoad-Actor: ana');
});

const woad = (...args: string[]) => woadIn(trial.root, ['history', ...args]);

describe('woad history', () => {
  test('tells a record newest first, in the time and the people of the workspace', async () => {
    expect((await woad('sales/acme')).out).toBe(
      [
        '2026-11-04 23:00  ana (won)  moved open -> won',
        '2026-11-03 23:00  ana        deal_value 12000 -> 15000',
        '2026-11-03 23:00  ana        code 007 -> 008',
        '2026-11-02 23:00  Luis       created in open',
        '',
      ].join('\n'),
    );
  });

  test('tells a board, one that is gone too, and all', async () => {
    expect((await woad('old')).out).toBe(
      '2026-11-03 23:00  ana   old/gone  removed gone\n2026-11-02 23:00  Luis  old/gone  created in open\n',
    );
    expect((await woad('old/gone')).out).toContain('removed gone');
    expect((await woad()).out.split('\n')).toHaveLength(7);
  });

  test('tells the changes as JSON, values as the board reads them', async () => {
    const [moved, changed] = JSON.parse((await woad('sales/acme', '--json')).out);
    expect(moved).toMatchObject({ actor: 'ana', rule: 'won', kind: 'moved', board: 'sales', slug: 'acme', at: '2026-11-04T10:00:00.000Z' });
    expect(moved.commit).toBe(trial.git('rev-parse', 'HEAD'));
    expect(changed.changes).toEqual([
      { key: 'deal_value', from: 12000, to: 15000 },
      { key: 'code', from: '007', to: '008' },
    ]);
  });

  test('narrows by key, day and actor', async () => {
    expect((await woad('sales', '--key', 'deal_value', '--since', '2026-11-03', '--until', '2026-11-03')).out).toBe(
      '2026-11-03 23:00  ana  sales/acme  deal_value 12000 -> 15000\n',
    );
    expect((await woad('sales', '--actor', 'ANA@tidewater.example', '--key', 'list')).out).toContain('ana (won)  sales/acme  moved');
    expect((await woad('--actor', 'Luis', '--key', 'deal_value')).out).toContain('deal_value (none) -> 12000');
    expect((await woad('sales/acme', '--until', '2026-11-01')).err).toBe('no commit tells of it\n');
  });

  test('counts', async () => {
    expect(JSON.parse((await woad('--stats', '--json')).out)).toEqual({
      entries: 5,
      kinds: { created: 2, changed: 1, deleted: 1, moved: 1 },
      keys: { code: 1, deal_value: 1, list: 1 },
    });
    expect((await woad('--stats', 'sales')).out).toContain('entries\n  changed  1\n');
  });

  test('tells of a record that no commit knows that nothing is told', async () => {
    trial.write('records/sales/open/new.md', deal('New'));
    expect(await woad('sales/new')).toEqual({ code: 0, out: '', err: 'no commit tells of it\n' });
  });

  test.each([
    [['sales/acm'], 'there is no record sales/acm, and no commit knows one of that name; did you mean "acme"?'],
    [['sale'], '"sale" is not a board, and no commit knows one of that name; did you mean "sales"?'],
    [['sales/a/b'], 'expected BOARD/SLUG or BOARD'],
    [['--key', 'deal_valu'], '"deal_valu" is not a key here; did you mean "deal_value"?'],
    [['--actor', 'lui'], '"lui" is not an actor here; did you mean "Luis"?'],
    [['--since', '2026-02-30'], '--since: "2026-02-30" is not a day'],
    [['--folder', 'nowhere'], 'no commit knows a Markdown file in nowhere'],
    [['--folder', '../..'], 'is not in a git repository'],
    [['sales', '--folder', 'x'], '"sales" names a record or board of a tracker'],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await woad(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('is about git', async () => {
    const folder = newFolder();
    execFileSync('cp', [join(trial.root, 'workspace.yml'), folder]);
    expect((await woad('--root', folder)).err).toContain('is not in a git repository');
  });

  test('a machine without git is told as that, and not as a folder without a repository', async () => {
    const empty = newFolder();
    const asked = [['history'], ['history', '--folder', '.'], ['setup'], ['undo', 'HEAD'], ['restore', 'sales/acme'], ['diff', 'HEAD']];
    vi.stubEnv('PATH', empty);
    const told = await Promise.all(asked.map(async (args) => (await woadIn(trial.root, args)).err)).finally(() => vi.unstubAllEnvs());
    for (const err of told) expect(err).toMatch(/^woad: there is no git on this machine: PATH leads to none; [^\n]+\n$/);
  });

  test.each([
    ['a branch that is junk', 'refs/heads/main', 'junk\n'],
    ['a branch that is empty', 'refs/heads/main', ''],
    ['a branch whose commit is not there', 'refs/heads/main', `${'0'.repeat(39)}1\n`],
    ['a HEAD that is junk', 'HEAD', 'junk\n'],
    ['a HEAD that is empty', 'HEAD', ''],
  ])('%s is told in one sentence, not as a history that is empty', async (_, path, text) => {
    trial.git('branch', '--move', 'main');
    writeFileSync(join(trial.root, '.git', path), text);
    for (const args of [[], ['sales/acme'], ['--folder', 'records/sales']]) {
      const { code, out, err } = await woad(...args);
      expect([code, out, err]).toEqual([
        2,
        '',
        expect.stringMatching(/^woad: git [^\n]*(broken|bad object|not a git repository)[^\n]*\n$/),
      ]);
    }
  });

  test('branches and tags beside HEAD that are junk take nothing away', async () => {
    const { out } = await woad();
    for (const [path, text] of [
      ['refs/heads/a', 'junk'],
      ['refs/tags/b', ''],
      ['refs/heads/c', `${'0'.repeat(39)}1\n`],
    ] as const)
      writeFileSync(join(trial.root, '.git', path), text);
    rmSync(join(trial.root, '.cache'), { recursive: true, force: true });
    expect(await woad()).toEqual({ code: 0, out, err: '' });
  });

  test('takes any folder for a board', async () => {
    trial.write('notes/a/One note.md', deal('A'));
    trial.commit();
    trial.move('notes/a/One note.md', 'notes/b/Another.md');
    trial.write('notes/b/Another.md', deal('A', 'status: open\n'));
    trial.commit();
    const told = JSON.parse((await woad('--folder', 'notes', '--json')).out);
    expect(told.map(({ kind, board, slug }: { [key: string]: string }) => `${kind} ${board} ${slug}`)).toEqual([
      'moved notes Another',
      'created notes One note',
    ]);
    expect(JSON.parse((await woad('--folder', join(trial.root, 'notes'), '--stats', '--json')).out).kinds).toEqual({
      created: 1,
      moved: 1,
    });
  });
});

const shared = process.env['WOAD_SAMPLES'] ?? '';
const missing = existsSync(shared) ? '' : ' (skipped: WOAD_SAMPLES names no folder that holds them)';

describe.skipIf(missing !== '')(`a history that others wrote${missing}`, () => {
  test('932 commits of tasks, first parents, both folders they stood in', async () => {
    const clone = newFolder();
    execFileSync('git', ['clone', '-q', '-b', 'main', join(shared, 'backlogmd/history.bundle'), clone], { stdio: 'pipe' });
    const { kinds, keys } = JSON.parse((await woad('--folder', clone, '--stats', '--json')).out);
    expect(kinds).toEqual({ created: 910, changed: 560, deleted: 214, moved: 502, renamed: 904 - 502 });
    expect([keys.list, keys.status]).toEqual([502, 333]);
  });
});
