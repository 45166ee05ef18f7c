import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeFix } from './engine/fix/describe.ts';
import { findFaults } from './faults.ts';
import { mendTracker } from './fixes.ts';
import { describeDiagnostic } from './model/diagnostic.ts';
import { commitOn, writeFiles } from './story/dated-folder.ts';
import { openTracker } from './workspace.ts';

const now = new Date('2026-11-21T12:00:00Z');
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'woad-renamed-'));
  write({ 'workspace.yml': 'title: T\n' });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (files: { [path: string]: string }) => writeFiles(root, files);
const commit = (day: string) => commitOn(root, day);
const faults = async () => (await findFaults(await openTracker(root, now))).map(describeDiagnostic);

async function mend(): Promise<string[]> {
  const { mended } = await mendTracker(root, now, { dry: false, isMeant: () => true });
  return mended.map(({ fix }) => describeFix(fix)).sort();
}

test('the folder of a list that was renamed alone, or whose list was, gets the name of the list', async () => {
  const board = (list: string) => ({ 'lists/b.yml': `lists: [todo, ${list}, done]\n` });
  const one = 'title: B\n---\n';
  write({ ...board('doing'), 'records/b/doing/one.md': `---\n${one}`, 'records/b/doing/two.md': `---\n${one}` });
  commit('2026-01-01');
  const rename = (from: string, to: string) => renameSync(join(root, 'records/b', from), join(root, 'records/b', to));
  const mended = (from: string, to: string) =>
    ['one', 'two'].map((slug) => `records/b/${from}/${slug}.md is now records/b/${to}/${slug}.md`);

  rename('doing', 'in-progress');
  write({ 'records/b/in-progress/three.md': `---\n${one}` });
  expect((await faults())[0]).toMatch(/"in-progress" is not a list of b; the folder was "doing" until it was renamed/);
  expect(await mend()).toEqual([
    ...mended('in-progress', 'doing').slice(0, 1),
    'records/b/in-progress/three.md is now records/b/doing/three.md',
    ...mended('in-progress', 'doing').slice(1),
  ]);
  rmSync(join(root, 'records/b/doing/three.md'));

  write(board('waiting'));
  expect((await faults())[0]).toMatch(/"doing" is not a list of b; the list is called "waiting" now/);
  commit('2026-01-02');
  expect(await mend()).toEqual(mended('doing', 'waiting'));
  commit('2026-01-03');

  rename('waiting', 'later');
  commit('2026-01-04');
  // the list has a record again: nobody knows whether the others are to stand beside it
  write({ 'records/b/waiting/three.md': `---\n${one}` });
  expect(await mend()).toEqual([]);
  rmSync(join(root, 'records/b/waiting'), { recursive: true });
  expect(await mend()).toEqual(mended('later', 'waiting'));
  expect(await faults()).toEqual([]);
});

test('the records of a board whose folder alone was renamed get no other name yet', async () => {
  write({ 'lists/sales.yml': 'lists: [todo]\n', 'records/sales/todo/one.md': '---\ntitle: One\n---\n' });
  commit('2026-01-01');
  renameSync(join(root, 'records/sales'), join(root, 'records/deals'));
  expect(await mend()).toEqual([]);
  renameSync(join(root, 'lists/sales.yml'), join(root, 'lists/deals.yml'));
  expect(await mend()).toEqual([expect.stringMatching(/^sales\/one is now deals\/one: /)]);
});
