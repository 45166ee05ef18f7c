import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { woadIn } from '../story/woad.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** A clone with these files, all committed; the tracker lies in `team/`. */
function newClone(files: { [path: string]: string }): { top: string; root: string } {
  const top = mkdtempSync(join(tmpdir(), 'woad-setup-'));
  made.push(top);
  git(top, 'init', '--quiet');
  for (const [path, text] of Object.entries({ 'team/workspace.yml': 'title: T\n', ...files })) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), text);
  }
  git(top, '-c', 'core.autocrlf=false', 'add', '--all');
  return { top, root: join(top, 'team') };
}

async function run(folder: string, ...args: string[]): Promise<string> {
  const { code, out } = await woadIn(folder, ['setup', ...args]);
  expect(code).toBe(0);
  return out;
}

const attributes = `records/**/*.md text eol=lf merge=woad
lists/*.yml text eol=lf merge=woad
/workspace.yml text eol=lf merge=woad
records/*/_files/** -text !merge
`;

test('tells git and completes the files of the tracker; twice does nothing', async () => {
  const { top, root } = newClone({});
  const first = await run(root);
  for (const part of ['merge.woad.driver', 'merge.directoryRenames', '.gitattributes + lists/*.yml', '.gitignore + .cache/', 'commit ']) {
    expect(first).toContain(part);
  }
  expect(readFileSync(join(root, '.gitattributes'), 'utf8')).toBe(attributes);
  expect(readFileSync(join(root, '.gitignore'), 'utf8')).toBe('.cache/\n.woad-*\n');
  expect(git(top, 'check-attr', 'merge', 'team/records/a/b/c.md', 'team/records/a/_comments/c/d.md', 'team/records/a/_files/c/d.md')).toBe(
    ['records/a/b/c.md: merge: woad', 'records/a/_comments/c/d.md: merge: woad', 'records/a/_files/c/d.md: merge: unspecified']
      .map((line) => `team/${line}`)
      .join('\n'),
  );
  expect(git(top, 'check-attr', 'merge', 'records/a/b/c.md')).toContain('unspecified');
  const config = readFileSync(join(top, '.git/config'), 'utf8');
  expect(await run(root)).toBe('this clone is set up already\n');
  expect(readFileSync(join(top, '.git/config'), 'utf8')).toBe(config);
  expect(readFileSync(join(root, '.gitattributes'), 'utf8')).toBe(attributes);
});

test('what the files say already is not touched', async () => {
  const { top, root } = newClone({
    '.gitattributes': '* text=auto\n*.md merge=union',
    'team/.gitattributes': '# ours\r\nlists/*.yml merge=woad\r\n*.bin binary',
    'team/.gitignore': '.cache\n.woad-lock\n',
  });
  git(top, 'config', 'merge.directoryRenames', 'true');
  await run(root);
  expect(readFileSync(join(root, '.gitattributes'), 'utf8')).toBe(
    '# ours\r\nlists/*.yml merge=woad\r\n*.bin binary\r\nrecords/**/*.md merge=woad\r\n/workspace.yml merge=woad\r\nrecords/*/_files/** !merge\r\n',
  );
  expect(readFileSync(join(root, '.gitignore'), 'utf8')).toBe('.cache\n.woad-lock\n');
  expect(git(top, 'config', 'merge.directoryRenames')).toBe('true');
  await run(root, '--remove');
  expect(git(top, 'config', 'merge.directoryRenames')).toBe('true');
});

test('texts that are stored with line ends of Windows keep them', async () => {
  const { root } = newClone({ 'team/records/a/b/c.md': '---\r\ntitle: C\r\n---\r\n' });
  await run(root);
  expect(readFileSync(join(root, '.gitattributes'), 'utf8')).not.toContain('eol');
});

test('--remove undoes it, but for what git is told to ignore', async () => {
  const { top, root } = newClone({ 'team/.gitattributes': '*.bin binary\n' });
  const config = git(top, 'config', '--local', '--list');
  await run(root);
  const removed = await run(root, '--remove');
  expect(removed).toContain('merge.woad.driver is gone');
  expect(git(top, 'config', '--local', '--list')).toBe(config);
  expect(readFileSync(join(root, '.gitattributes'), 'utf8')).toBe('*.bin binary\n');
  expect(await run(root, '--remove')).toBe('nothing was set up here\n');
});

test('a file of ours alone goes away whole; a folder without git is told', async () => {
  const { top, root } = newClone({});
  await run(root);
  await run(root, '--remove');
  expect(git(top, 'status', '--short', '--untracked-files=all')).not.toContain('.gitattributes');
  rmSync(join(top, '.git'), { recursive: true });
  expect(await woadIn(root, ['setup'])).toMatchObject({ code: 2, err: expect.stringContaining('is in no git repository') });
});

test('without the program the driver is the merge of git itself', async () => {
  const { top, root } = newClone({});
  await run(root);
  const driver = git(top, 'config', 'merge.woad.driver');
  expect(driver).toMatch(/^if test -x '.*' && test -f '.*woad\.js'; then .* merge-driver -- %O %A %B %L %P; else git merge-file .*; fi$/);
  for (const [name, text] of Object.entries({ o: 'a\n\nb\n', a: 'A\n\nb\n', b: 'a\n\nB\n' })) writeFileSync(join(top, name), text);
  const command = driver
    .replaceAll('woad.js', 'gone.js')
    .replace('%L', '7')
    .replaceAll('%O', 'o')
    .replaceAll('%A', 'a')
    .replaceAll('%B', 'b');
  execFileSync('sh', ['-c', command.replace('%L', '7')], { cwd: top });
  expect(readFileSync(join(top, 'a'), 'utf8')).toBe('A\n\nB\n');
});

test('what was removed is put back by the next setup, though the index still holds it', async () => {
  const { top, root } = newClone({});
  await run(root);
  git(top, 'add', '--all');
  await run(root, '--remove');
  expect(await run(root)).toContain('.gitattributes + lists/*.yml');
  expect(readFileSync(join(root, '.gitattributes'), 'utf8')).toBe(attributes);
});
