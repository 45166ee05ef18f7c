import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { openDisk } from './disk.ts';
import { whileAlone } from './lock.ts';

const home = mkdtempSync(join(tmpdir(), 'woad-killed-'));
afterEach(() => rmSync(home, { recursive: true, force: true }));

const before = { 'records/s/a/one.md': 'one', 'records/s/a/two.md': 'two', 'records/s/b/three.md': 'three', 'records/s/c/four.md': 'four' };
const edits = [
  { kind: 'write', path: 'records/s/a/one.md', text: 'ONE' },
  { kind: 'write', path: 'records/s/new/deep/five.md', text: 'five' },
  { kind: 'move', path: 'records/s/a/two.md', to: 'records/s/b/two.md' },
  { kind: 'move', path: 'records/s/b/three.md', to: 'records/s/a/two.md' },
  { kind: 'write', path: 'records/s/b/three.md', text: 'another three' },
  { kind: 'remove', path: 'records/s/c/four.md' },
  { kind: 'write', path: 'records/s/c/four.md', text: 'FOUR' },
  { kind: 'move', path: 'records/s/c/four.md', to: 'records/s/d/four.md' },
];
const after = {
  'records/s/a/one.md': 'ONE',
  'records/s/new/deep/five.md': 'five',
  'records/s/b/two.md': 'two',
  'records/s/a/two.md': 'three',
  'records/s/b/three.md': 'another three',
  'records/s/d/four.md': 'FOUR',
};

// every call that changes the disk is counted, and the program kills itself in front of one of them
const preload = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  let left = Number(process.env.DIE_BEFORE);
  for (const name of ['renameSync', 'writeFileSync', 'appendFileSync', 'linkSync', 'mkdirSync', 'mkdtempSync', 'rmSync', 'rmdirSync', 'chmodSync']) {
    const real = fs[name];
    fs[name] = (...args) => {
      if (left-- === 0) process.kill(process.pid, 'SIGKILL');
      return real(...args);
    };
  }
  syncBuiltinESMExports();
`;
const urlOf = (name: string): string => JSON.stringify(pathToFileURL(join(import.meta.dirname, name)).href);
const program = `
  const { whileAlone } = await import(${urlOf('lock.ts')});
  const { applyEdits } = await import(${urlOf('disk.ts')});
  await whileAlone(process.argv[1], async () => applyEdits(process.argv[1], ${JSON.stringify(edits)}));
`;

function newRoot(name: string): string {
  const root = join(home, name);
  for (const [path, text] of Object.entries(before)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Runs the edits in a program of their own that dies in front of its so-manieth change of the disk; whether it died. */
function runAndDie(root: string, dieBefore: number): boolean {
  const preloaded = join(home, 'preload.mjs');
  writeFileSync(preloaded, preload);
  const { signal, status, stderr } = spawnSync(
    process.execPath,
    ['--import', pathToFileURL(preloaded).href, '--input-type=module', '--eval', program, root],
    { env: { ...process.env, DIE_BEFORE: String(dieBefore), NODE_COMPILE_CACHE: join(home, 'compiled') }, encoding: 'utf8' },
  );
  if (signal !== 'SIGKILL') expect([status, stderr]).toEqual([0, '']);
  return signal === 'SIGKILL';
}

function treeOf(root: string, folder = ''): { [path: string]: string } {
  const entries = openDisk(root)
    .list(folder)
    .map(({ name, kind }): { [path: string]: string } => {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (kind === 'folder') return treeOf(root, path);
      return { [path]: readFileSync(join(root, path), 'utf8') };
    });
  return Object.assign({}, ...entries);
}

test('wherever a program is killed, the next one finds everything done or nothing', async () => {
  const found: string[] = [];
  // a program that lives to its end leaves what was compiled to those that do not
  expect(runAndDie(newRoot('whole'), Number.POSITIVE_INFINITY)).toBe(false);
  for (let dieBefore = 0; ; dieBefore++) {
    const root = newRoot(String(dieBefore));
    const died = runAndDie(root, dieBefore);
    await whileAlone(root, async () => {});
    const tree = treeOf(root);
    const isBefore = JSON.stringify(Object.entries(tree).sort()) === JSON.stringify(Object.entries(before).sort());
    if (!isBefore) expect([dieBefore, tree]).toEqual([dieBefore, after]);
    expect(readdirSync(root)).toEqual(['records']);
    found.push(isBefore ? 'before' : 'after');
    if (!died) break;
  }
  expect(found.length).toBeGreaterThan(30);
  expect(found.indexOf('after')).toBe(found.lastIndexOf('before') + 1);
});

test('what a person changed meanwhile is not written over', async () => {
  const root = newRoot('changed');
  let dieBefore = 10;
  while (readdirSync(root).every((name) => !readdirOf(root, name).includes('journal.json'))) {
    rmSync(root, { recursive: true });
    newRoot('changed');
    runAndDie(root, dieBefore++);
  }
  writeFileSync(join(root, 'records/s/a/one.md'), 'mine, and longer');
  await expect(whileAlone(root, async () => {})).rejects.toThrow(
    /records\/s\/a\/one\.md was changed since; .*\.woad-\w+ holds what it was to write/,
  );
  expect(readFileSync(join(root, 'records/s/a/one.md'), 'utf8')).toBe('mine, and longer');
});

test('a journal that a commit brings is not followed, and a folder of a person is not taken away', async () => {
  const root = newRoot('brought');
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put('.woad-notes/mine.txt', 'precious');
  await whileAlone(root, async () => {});
  expect(readFileSync(join(root, '.woad-notes/mine.txt'), 'utf8')).toBe('precious');
  put('.woad-abcdef/0.new', 'theirs');
  const steps = [{ kind: 'write', path: 'records/s/a/one.md', stamp: '' }];
  for (const journal of [JSON.stringify(steps), JSON.stringify({ folder: '1 1', steps }), '']) {
    put('.woad-abcdef/journal.json', journal);
    await expect(whileAlone(root, async () => {})).rejects.toThrow(/journal\.json was not written here.*remove .*\.woad-abcdef$/);
    expect(readFileSync(join(root, 'records/s/a/one.md'), 'utf8')).toBe('one');
  }
});

test('a file that came to stand where one was to be moved is not written over', async () => {
  let root = newRoot('moved-0');
  for (let dieBefore = 10; !readdirSync(root).some((name) => readdirOf(root, name).includes('journal.json')); dieBefore++) {
    root = newRoot(`moved-${dieBefore}`);
    runAndDie(root, dieBefore);
  }
  writeFileSync(join(root, 'records/s/b/two.md'), 'mine');
  await expect(whileAlone(root, async () => {})).rejects.toThrow('has to go to records/s/b/two.md, where another file stands');
  expect(readFileSync(join(root, 'records/s/b/two.md'), 'utf8')).toBe('mine');
});

function readdirOf(root: string, name: string): string[] {
  return name.startsWith('.woad-') && !name.includes('lock') ? readdirSync(join(root, name)) : [];
}
