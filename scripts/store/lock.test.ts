import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { ownLife } from './living.ts';
import { whileAlone, whileLocked } from './lock.ts';
import { tellWaits } from './waiting.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'woad-lock-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('one writer at a time: no addition is lost', async () => {
  const file = join(root, 'count');
  writeFileSync(file, '0');
  const add = () =>
    whileAlone(root, async () => {
      const count = Number(readFileSync(file, 'utf8'));
      await setImmediate();
      writeFileSync(file, String(count + 1));
    });
  await Promise.all(Array.from({ length: 8 }, add));
  expect(readFileSync(file, 'utf8')).toBe('8');
  expect(existsSync(join(root, '.woad-lock'))).toBe(false);
});

test('a lock is given back when what was done fails, and one of a program that ended is taken away', async () => {
  await expect(whileAlone(root, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(root, '.woad-lock'), `${pid} ${hostname()}`);
  expect(await whileAlone(root, async () => 'done')).toBe('done');
  expect(existsSync(join(root, '.woad-lock'))).toBe(false);
});

test('a link in place of the lock is not read', async () => {
  symlinkSync('/dev/zero', join(root, '.woad-lock'));
  await expect(whileAlone(root, async () => 'done')).rejects.toThrow(/\.woad-lock is no file of woad's/);
});

test.each(['', 'garbage', '0 here', '-3 here', `${2 ** 31} ${hostname()}`, '99999999999999999999 here', '12', '\0\0\0'])(
  'a lock that names no program (%j) is taken away when it is old',
  async (text) => {
    const lock = join(root, '.woad-lock');
    writeFileSync(lock, text);
    utimesSync(lock, 1, 1);
    expect(await whileLocked(lock, async () => readFileSync(lock, 'utf8'))).toBe(wordsOf());
  },
);

test('the lock of who took this one away stays', async () => {
  const lock = join(root, '.woad-lock');
  await whileLocked(lock, async () => writeFileSync(lock, wordsOf({ ...ownLife(), space: '12' })));
  expect(readFileSync(lock, 'utf8')).toBe(wordsOf({ ...ownLife(), space: '12' }));
});

const wordsOf = (life = ownLife()) => [life.pid, life.host, life.start, life.boot, life.space].join(' ');

test('a lock of a killed program whose number another one bears is taken away at once', async () => {
  const lock = join(root, '.woad-lock');
  writeFileSync(lock, wordsOf({ ...ownLife(), start: ownLife().start - 1 }));
  expect(await whileLocked(lock, async () => readFileSync(lock, 'utf8'))).toBe(wordsOf());
});

test('a lock of a program of another container is taken away when it beats no more, and not before', async () => {
  const lock = join(root, '.woad-lock');
  writeFileSync(lock, wordsOf({ ...ownLife(), space: '12' }));
  let beats = 0;
  const beating = setInterval(() => {
    utimesSync(lock, beats, ++beats);
    if (beats === 20) clearInterval(beating);
  }, 10);
  expect(await whileLocked(lock, async () => beats, 5)).toBe(20);
});

test('a lock that is held beats', async () => {
  const lock = join(root, '.woad-lock');
  await whileLocked(lock, async () => {
    utimesSync(lock, 1, 1);
    while (statSync(lock).mtimeMs === 1000) await setImmediate();
  });
  expect(existsSync(lock)).toBe(false);
});

test.each([
  ['of this machine holds the lock; if it runs no more, remove LOCK; waiting', {}],
  ['of elsewhere holds the lock; if it runs no more, remove LOCK; waiting', { host: 'elsewhere', boot: 'other', space: '12' }],
  [
    'of this machine holds the lock, in another container, so that nobody here sees whether it runs: without a sign for 60 s it counts as ended; if it runs no more, remove LOCK; waiting',
    { space: '12' },
  ],
])('who waits hears for what, and how it goes on: %s', async (expected, other) => {
  const lock = join(root, '.woad-lock');
  writeFileSync(lock, wordsOf({ ...ownLife(), ...other }));
  const heard: string[] = [];
  tellWaits((sentence) => {
    heard.push(sentence);
    rmSync(lock);
  });
  onTestFinished(() => tellWaits(() => {}));
  expect(await whileLocked(lock, async () => 'done')).toBe('done');
  expect(heard).toEqual([`process ${process.pid} ${expected.replace('LOCK', lock)}`]);
});
