import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { endingOf, ownLife, startOf } from './living.ts';

test('a program runs as long as it runs, and has ended when another one bears its number', async () => {
  const own = ownLife();
  expect(endingOf(own)).toBe('running');
  expect(endingOf({ ...own, start: own.start - 1 })).toBe('ended');
  expect(endingOf({ ...own, pid: spawnSync(process.execPath, ['--version']).pid })).toBe('ended');
  for (const pid of [0, -1, 2 ** 31, 1e20]) expect(endingOf({ ...own, pid })).toBe('ended');
  const sleeping = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(sleeping, 'spawn');
  expect(endingOf({ ...own, pid: sleeping.pid ?? 0 })).toBe(own.boot === '' ? 'running' : 'ended');
  sleeping.kill();
  await once(sleeping, 'close');
});

test('of a program of another container or another start of the machine nobody knows, one of another machine is elsewhere', () => {
  const own = { ...ownLife(), boot: ownLife().boot || 'this' };
  expect(endingOf({ ...own, space: `${own.space}1` })).toBe('unsure');
  expect(endingOf({ ...own, boot: 'another' })).toBe('unsure');
  expect(endingOf({ ...own, boot: 'another', host: 'another' })).toBe('elsewhere');
  expect(endingOf({ ...own, boot: '', host: 'another' })).toBe('elsewhere');
});

test.skipIf(process.platform === 'win32')('where there is no /proc, the system is asked when a program started', () => {
  const knows = spawnSync('ps').error === undefined;
  const start = startOf(process.pid, 'darwin');
  expect(start !== undefined && Math.abs(start - performance.timeOrigin / 1000) < 60).toBe(knows);
  expect(startOf(999999999, 'darwin')).toBeUndefined();
  expect(startOf(process.pid, process.platform === 'win32' ? 'darwin' : 'win32')).toBeUndefined();
});
