import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commitOn, writeFiles } from './story/dated-folder.ts';
import { woadIn } from './story/woad.ts';

const tracker = {
  'workspace.yml': 'title: T\n',
  'lists/sales.yml': 'lists: [open]\n',
  'records/sales/open/acme.md': '---\ntitle: Acme\n---\n',
};

function newFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'woad-odd-places-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

const woad = (folder: string, args: string[], options: object) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'woad.js'), ...args], { cwd: folder, encoding: 'utf8', ...options });

test.skipIf(process.platform === 'win32')('a path with spaces, quotes, line ends and pictures is a path', async () => {
  const folder = join(newFolder(), 'a \'b" $x\n🦊 \\ c\n');
  writeFiles(folder, tracker);
  commitOn(folder, '2026-11-01');
  expect(await woadIn(folder, ['history'])).toMatchObject({
    code: 0,
    out: '2026-11-01 00:00  Ana  sales/acme  created in open\n',
    err: '',
  });
  expect(await woadIn(folder, ['diff', 'HEAD'])).toMatchObject({ code: 0, err: '' });
  expect(await woadIn(folder, ['setup'])).toMatchObject({ code: 0, err: '' });
});

test.skipIf(process.platform === 'win32')(
  'a folder of a repository with a line end in its name is told, since git cannot be asked about it',
  async () => {
    const top = newFolder();
    writeFiles(join(top, 'a\nb'), tracker);
    commitOn(top, '2026-11-01');
    const { code, err } = await woadIn(join(top, 'a\nb'), ['history']);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/^woad: git is asked line by line, and "a\\nb\/" in .* has a line end; give that folder/),
    ]);
  },
);

test('before the first commit HEAD is none, which is told; so is a repository without files', async () => {
  const folder = newFolder();
  writeFiles(folder, tracker);
  execFileSync('git', ['-C', folder, 'init', '--quiet']);
  for (const args of [
    ['diff', 'HEAD'],
    ['undo', 'HEAD~1'],
    ['diff', '@'],
  ])
    expect(await woadIn(folder, args)).toMatchObject({
      code: 2,
      err: `woad: "${args[1]}" is not a commit of this repository; there is no commit yet\n`,
    });
  execFileSync('git', ['-C', folder, 'init', '--quiet', '--bare', 'bare.git']);
  expect(await woadIn(join(folder, 'bare.git'), ['history', '--folder', '.'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('bare.git is in a bare repository, which holds no files beside its commits; clone it, and ask the clone'),
  });
});

test('to take back a commit that changed nothing is told', async () => {
  const folder = newFolder();
  writeFiles(folder, tracker);
  commitOn(folder, '2026-11-01');
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args]);
  git('commit', '--quiet', '--allow-empty', '--message', 'nothing');
  expect(await woadIn(folder, ['undo', 'HEAD'])).toMatchObject({
    code: 0,
    err: expect.stringMatching(/ changed nothing in the tracker\n$/),
  });
});

test('bytes on standard input that are no UTF-8 are refused rather than written as something else', () => {
  const folder = newFolder();
  writeFiles(folder, tracker);
  const { status, stderr } = woad(folder, ['comment', 'sales/acme', '-', '--as', 'ana'], { input: Buffer.from([0x63, 0x61, 0x66, 0xe9]) });
  expect([status, stderr]).toEqual([2, expect.stringContaining('standard input is not UTF-8')]);
  expect(readdirSync(join(folder, 'records/sales'))).toEqual(['open']);
});

test.skipIf(!existsSync('/dev/full'))('where complaints cannot be written, the exit code is that of what was done', () => {
  const folder = newFolder();
  writeFiles(folder, tracker);
  const stdio = ['ignore', 'pipe', openSync('/dev/full', 'w')];
  expect(woad(folder, ['check'], { stdio }).status).toBe(0);
  expect(woad(folder, ['chekc'], { stdio }).status).toBe(2);
});

test('a file that is no UTF-8 is neither read as a change list nor written back as something else', async () => {
  const folder = newFolder();
  writeFiles(folder, tracker);
  commitOn(folder, '2026-11-01');
  const list = Buffer.from('{"woad": 1, "changes": [{"kind": "set", "record": "sales/acme", "key": "title", "to": "caf\xe9"}]}', 'latin1');
  writeFileSync(join(folder, 'list.json'), list);
  expect(await woadIn(folder, ['apply', 'list.json'])).toMatchObject({ code: 2, err: expect.stringContaining('list.json is not UTF-8;') });
  const ignored = Buffer.from('caf\xe9/\n', 'latin1');
  writeFileSync(join(folder, '.gitignore'), ignored);
  expect(await woadIn(folder, ['setup'])).toMatchObject({ code: 2, err: expect.stringContaining('.gitignore is not UTF-8;') });
  expect(readFileSync(join(folder, '.gitignore'))).toEqual(ignored);
});
