import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FolderWatch } from '../scripts/model/folder-watch.ts';
import { type Keeping, keepUp } from './development.ts';

const files = new Set<string>();
const seen: string[][] = [];
let heard: Parameters<FolderWatch['watch']>[1];
let keeping: Keeping;

/** A file comes, is changed, or goes. */
const write = (name: string) => {
  const moved = !files.has(name);
  files.add(name);
  heard({ name, moved });
};
const remove = (name: string) => {
  files.delete(name);
  heard({ name, moved: true });
};

beforeEach(async () => {
  vi.useFakeTimers();
  files.clear();
  const disk: FolderWatch = {
    list: (folder) => (folder === '' ? [{ name: 'records', kind: 'folder' }] : []),
    holds: (path) => files.has(path.replace('records/', '')),
    watch(folder, tell) {
      if (folder === 'records') heard = tell;
      return () => {};
    },
  };
  keeping = keepUp(disk, { read: async () => void seen.push([...files].sort()), shown: () => {}, tell: async () => {}, told: () => {} });
  await keeping.begin();
  write('acme.md');
  await vi.advanceTimersByTimeAsync(1000);
  seen.length = 0;
});
afterEach(() => {
  keeping.stop();
  vi.useRealTimers();
});

test('what somebody saves is read almost at once', async () => {
  write('acme.md');
  await vi.advanceTimersByTimeAsync(10);
  expect(seen).toEqual([['acme.md']]);
});

test('all is settled once what was heard of is read', async () => {
  expect(keeping.isSettled()).toBe(true);
  write('acme.md');
  expect(keeping.isSettled()).toBe(false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(keeping.isSettled()).toBe(true);
});

test('a file that is taken away for a moment is not read as gone', async () => {
  remove('acme.md');
  write('acme.md~');
  await vi.advanceTimersByTimeAsync(30);
  write('acme.md');
  remove('acme.md~');
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen).toEqual([['acme.md']]);
});

test('a file that was removed is read as gone', async () => {
  remove('acme.md');
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen).toEqual([[]]);
});

test('a program that writes many files is waited for', async () => {
  for (let number = 0; number < 9; number++) {
    write(`deal-${number}.md`);
    await vi.advanceTimersByTimeAsync(number < 4 ? 0 : 30);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen).toHaveLength(1);
  expect(seen[0]).toHaveLength(10);
});

test('one that never ends is not waited for', async () => {
  for (let number = 0; number < 40; number++) {
    write(`deal-${number}.md`);
    await vi.advanceTimersByTimeAsync(30);
  }
  expect(seen.length).toBeGreaterThan(0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen.at(-1)).toHaveLength(41);
});
