import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { whileAlone } from './lock.ts';

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
