import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeMended } from './engine/fix/describe.ts';
import { findFaults } from './faults.ts';
import { mendTracker } from './fixes.ts';
import { commitOn, writeFiles } from './story/dated-folder.ts';
import { openTracker } from './workspace.ts';

const now = new Date('2026-11-21T12:00:00Z');
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'woad-fixes-'));
  write({ 'workspace.yml': 'title: T\npeople: { ana: {} }\n', 'lists/a.yml': 'lists: [todo]\n' });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (files: { [path: string]: string }) => writeFiles(root, files);
const commit = (day: string) => commitOn(root, day);

const slugs = Array.from({ length: 40 }, (_, number) => `r${number}`);
const all = { dry: false, isMeant: () => true };
const text = (path: string) => readFileSync(join(root, path), 'utf8');

test('a board that was renamed by hand is one line', async () => {
  for (const [number, slug] of slugs.entries())
    write({ [`records/a/todo/${slug}.md`]: `---\ntitle: ${slug}\n---\n[[r${(number * 7) % 40}]] and [[a/r${(number * 3) % 40}]]\n` });
  write({ 'lists/c.yml': 'lists: [todo]\n', 'records/c/todo/other.md': '---\ntitle: Other\n---\n[it](../../a/todo/r1.md)\n' });
  commit('2026-01-01');
  renameSync(join(root, 'lists/a.yml'), join(root, 'lists/b.yml'));
  renameSync(join(root, 'records/a'), join(root, 'records/b'));
  const { mended, left, looks, open } = await mendTracker(root, now, all);
  expect(describeMended(mended, (board) => open.tracker.boards.has(board)).map((each) => each.text)).toEqual([
    'records/a was renamed to records/b: 40 records go along, with all that names them; the old names are in aliases',
  ]);
  expect(left).toEqual([]);
  expect(looks).toBe(2);
  expect(text('records/b/todo/r3.md')).toBe('---\ntitle: r3\naliases:\n  - a/r3\n---\n[[r21]] and [[r9]]\n');
  expect(text('records/c/todo/other.md')).toBe('---\ntitle: Other\n---\n[it](../../b/todo/r1.md)\n');
});

test('fixes that add errors are left out together', async () => {
  for (const slug of slugs) write({ [`records/a/todo/${slug}.md`]: `---\ntitle: ${slug}\n---\n` });
  const broken = (slug: string, day: number) => ({
    [`records/a/_comments/${slug}/2026010${day}T000000Z-ana.md`]: '---\nx: a\nx: b\n---\nText.\n',
  });
  for (const [number, slug] of slugs.entries()) if (number % 2 === 1) write({ ...broken(slug, 1), ...broken(slug, 2) });
  write(broken('r0', 1));
  commit('2026-01-01');
  for (const slug of slugs) renameSync(join(root, `records/a/todo/${slug}.md`), join(root, `records/a/todo/new-${slug}.md`));
  const before = (await findFaults(await openTracker(root, now), { renames: true })).filter(({ severity }) => severity === 'error');
  const { mended, left, looks } = await mendTracker(root, now, all);
  expect(mended).toHaveLength(20);
  expect(left.filter(({ severity }) => severity === 'error')).toHaveLength(before.length);
  expect(existsSync(join(root, 'records/a/_comments/new-r0/20260101T000000Z-ana.md'))).toBe(true);
  expect(text('records/a/todo/new-r1.md')).not.toContain('aliases');
  expect(looks).toBeLessThanOrEqual(7);
});
