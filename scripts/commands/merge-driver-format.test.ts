import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commitOn, writeFiles } from '../story/dated-folder.ts';
import { woadIn } from '../story/woad.ts';

type Files = { [path: string]: string };

const acme = 'records/sales/open/acme.md';
const newer = { 'workspace.yml': 'title: T\nformat: 2\n' };
const told =
  'the tracker is written in format 2; this version of woad reads format 1, a newer one is needed; git merged its lines, and some conflict: look at it before you add it';

/** What git makes of two branches with a change each to a record, in a tracker that lies in a folder of a repository. */
async function merge(ana: Files, luis: Files) {
  const root = mkdtempSync(join(tmpdir(), 'woad-newer-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const tracker = join(root, 'team');
  const git = (...args: string[]) => spawnSync('git', ['-C', root, ...args], { encoding: 'utf8' });
  git('init', '--quiet', '--initial-branch=luis');
  writeFiles(tracker, { 'workspace.yml': 'title: T\n', 'lists/sales.yml': 'lists: [open]\n' });
  writeFiles(tracker, { [acme]: '---\ntitle: Acme\ndue: 2026-12-01\ncolor: red\n---\n' });
  expect((await woadIn(tracker, ['setup'])).code).toBe(0);
  commitOn(root, '2026-11-01');
  git('branch', 'ana');
  writeFiles(tracker, luis);
  commitOn(root, '2026-11-02');
  git('switch', '--quiet', 'ana');
  writeFiles(tracker, ana);
  commitOn(root, '2026-11-03');
  const { status, stdout, stderr } = git('merge', 'luis');
  const unmerged = git('ls-files', '--unmerged').stdout.trim().split('\n').length;
  return { status, said: stdout + stderr, unmerged, text: (path: string) => readFileSync(join(tracker, path), 'utf8') };
}

test.each<[string, Files, Files]>([
  ['ours', newer, {}],
  ['theirs', {}, newer],
  ['both', newer, newer],
])('a newer format in %s: git merges lines, and the file stays in conflict', async (_, ana, luis) => {
  const { status, said, unmerged, text } = await merge(
    { ...ana, [acme]: '---\ntitle: Acme\ndue: 2026-12-24\ncolor: red\n---\n' },
    { ...luis, [acme]: '---\ntitle: Acme\ndue: 2026-12-01\ncolor: teal\n---\n' },
  );
  expect([status, unmerged]).toEqual([1, 3]);
  expect(said).toContain(`team/${acme}: ${told}`);
  expect(text(acme)).toContain('<<<<<<< ours\ndue: 2026-12-24\ncolor: red\n=======\ndue: 2026-12-01\ncolor: teal\n>>>>>>> theirs\n');
});

test('a workspace.yml that becomes one of a newer format is not taken as merged, also where no line conflicts', async () => {
  const { status, said, unmerged, text } = await merge(newer, { 'workspace.yml': 'people: {}\ntitle: T\n' });
  expect([status, unmerged]).toEqual([1, 3]);
  expect(said).toContain('team/workspace.yml: the tracker is written in format 2;');
  expect(said).toContain('git merged its lines, which may not be enough: look at it before you add it');
  expect(text('workspace.yml')).toBe('people: {}\ntitle: T\nformat: 2\n');
});
