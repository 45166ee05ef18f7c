import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withOutFolder } from './out-folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'woad-out-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
const list = '.woad-site';
/** All files below the folder but its list, with what they say. */
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() && entry.name !== list ? [readFileSync(join(entry.parentPath, entry.name), 'utf8')] : []))
    .sort();
const refuseAny = (names: string[]) => {
  if (names.length > 0) throw new Error(`others' files: ${names}`);
};

const tryBuild = () => {
  write('from/page', 'new');
  return withOutFolder(join(root, 'to'), refuseAny, ({ fill }) => fill(join(root, 'from')));
};
test.each(['.woad-new-999999999-0', '.woad-old-999999999-0'])('%s without a list makes no folder known', async (left) => {
  mkdirSync(join(root, 'to', left), { recursive: true });
  write('to/mine', 'mine');
  await expect(tryBuild()).rejects.toThrow("others' files: mine");
  expect(filesIn('to')).toEqual(['mine']);
});

test('a file in the place of such a folder, and a link to a folder with a list, make none known, and the link stays', async () => {
  write('to/mine', 'mine');
  write('to/.woad-new-999999999-0', 'x');
  write(`elsewhere/${list}`, 'mine\n');
  symlinkSync('../elsewhere', join(root, 'to/.woad-old-999999999-0'));
  await expect(tryBuild()).rejects.toThrow("others' files: mine");
  expect(filesIn('to')).toEqual(['mine', 'x']);
  write(`to/${list}`, 'page\n');
  await tryBuild();
  expect(readdirSync(join(root, 'to')).sort()).toEqual(['.woad-old-999999999-0', list, 'mine', 'page']);
});

test('a list that is a folder or a link is looked at by a person', async () => {
  write('to/mine', 'mine');
  write(`to/${list}/letter`, 'dear');
  await expect(tryBuild()).rejects.toThrow(`${join(root, 'to', list)} is no file of woad's; look at it and remove it`);
  expect(filesIn('to')).toEqual(['dear', 'mine']);
  rmSync(join(root, 'to', list), { recursive: true });
  write('elsewhere', 'mine\n');
  symlinkSync('../elsewhere', join(root, 'to', list));
  await expect(tryBuild()).rejects.toThrow("is no file of woad's");
  expect(filesIn('to')).toEqual(['mine']);
});

test('what no list names is not written over', async () => {
  write(`to/${list}`, 'old\n');
  write('to/old', 'old');
  write('to/page', 'mine');
  await expect(tryBuild()).rejects.toThrow(`no build put ${join(root, 'to/page')} there, and this one has something of that name`);
  expect(filesIn('to')).toEqual(['mine', 'old']);
});

test('a lock that stands in the way is told before any work', async () => {
  write('to/.woad-lock/x', 'x');
  let worked = false;
  const act = async () => {
    worked = true;
  };
  await expect(withOutFolder(join(root, 'to'), refuseAny, act)).rejects.toThrow(`${join(root, 'to/.woad-lock')} is no file of woad's`);
  expect(worked).toBe(false);
});
