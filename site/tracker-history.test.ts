import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deal, newFolder, repositoryForEach } from '../scripts/story/history-repository.ts';
import { siteReader } from './tracker.ts';

const trial = repositoryForEach();
beforeEach(() => {
  trial.write('workspace.yml', 'title: Studio\n');
  trial.write('lists/sales.yml', 'title: Sales\nlists: [lead]\nfields: { age: { type: formula, formula: "created" } }\n');
  trial.write('records/sales/lead/acme.md', deal('Acme'));
  trial.commit('Ana', 'ana@x.example');
  trial.write('records/sales/lead/acme.md', deal('Acme, bigger'));
  trial.commit('Ana', 'ana@x.example');
});
afterEach(() => vi.unstubAllEnvs());

const readerOf = (root: string, live: boolean) => siteReader({ root, audience: 'public', base: '/', live, environment: {} });
/** What a site tells of the one record, and what it warns of. */
async function tell(root = trial.root, live = false) {
  const { site, warnings } = await readerOf(root, live)();
  const [record] = site.records;
  return { record: record?.title, created: record?.created, commits: record?.commits, author: record?.author, warnings };
}
const unknown = { created: undefined, commits: undefined, author: undefined };
const leftOut = { record: 'Acme, bigger', ...unknown };
const inGit = (path: string) => join(trial.root, '.git', path);

test('a sound repository is told whole, without a word, also on a detached HEAD and in a tree of its own', async () => {
  const sound = { record: 'Acme, bigger', commits: 2, author: 'Ana', warnings: [] };
  expect(await tell()).toMatchObject(sound);
  const tree = join(newFolder(), 'tree');
  trial.git('worktree', 'add', '-q', '--detach', tree);
  expect(await tell(tree)).toMatchObject(sound);
});

describe.each([
  ['a build', false],
  ['npm start', true],
])('%s leaves the history out and says what git said', (_, live) => {
  test.each<[string, string, () => void]>([
    ['a HEAD that is junk', 'not a git repository', () => writeFileSync(inGit('HEAD'), 'junk\n')],
    ['a HEAD that points nowhere', "'nowhere' does not have any commits", () => writeFileSync(inGit('HEAD'), 'ref: refs/heads/nowhere\n')],
    ['a branch that is junk', 'branch appears to be broken', () => writeFileSync(inGit('refs/heads/main'), 'junk\n')],
    ['a commit that is not there', 'bad object 0000', () => writeFileSync(inGit('refs/heads/main'), `${'0'.repeat(39)}1\n`)],
    [
      'packed refs that are cut',
      'packed-refs',
      () => {
        trial.git('pack-refs', '--all');
        truncateSync(inGit('packed-refs'), 60);
      },
    ],
    ['the files of a commit that are lost', 'git fsck tells more', () => removeObject(trial.git('rev-parse', 'HEAD^{tree}'))],
    ['an earlier commit that is lost', 'Failed to traverse parents', () => removeObject(trial.git('rev-parse', 'HEAD~1'))],
    ['a repository of somebody else', 'safe.directory', () => vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1')],
    ['a machine without git', 'there is no git on this machine', () => vi.stubEnv('PATH', newFolder())],
  ])('%s', async (_, words, harm) => {
    harm();
    const { warnings, ...told } = await tell(trial.root, live);
    expect(told).toEqual(leftOut);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^the history is left out: [^\n]+$/);
    expect(warnings[0]).toContain(words);
  });
});

test('nothing is said before the first commit, nor outside of any repository', async () => {
  rmSync(inGit(''), { recursive: true });
  expect(await tell()).toEqual({ ...leftOut, warnings: [] });
  trial.git('init', '-q');
  expect(await tell()).toEqual({ ...leftOut, warnings: [] });
});

test('an index that is cut costs nothing', async () => {
  truncateSync(inGit('index'), 40);
  for (const live of [false, true]) expect(await tell(trial.root, live)).toMatchObject({ commits: 2, author: 'Ana', warnings: [] });
});

test('a shallow clone says so once, and tells no day, author or number of commits that it cannot know', async () => {
  const clone = cloneOf('--depth=1');
  const { warnings, ...told } = await tell(clone);
  expect(told).toEqual(leftOut);
  expect(warnings).toEqual([expect.stringMatching(/^this is a shallow clone: .*git fetch --unshallow/)]);
});

test('of a clone without its files, or without its folders, what is here is told, though nobody can be asked for the rest', async () => {
  trial.git('config', 'uploadpack.allowFilter', 'true');
  const [withoutFiles, withoutFolders] = [cloneOf('--filter=blob:none'), cloneOf('--filter=tree:0')];
  rmSync(trial.root, { recursive: true });
  mkdirSync(trial.root);
  expect(await tell(withoutFiles)).toMatchObject({ commits: 2, author: 'Ana', warnings: [] });
  const { warnings, ...told } = await tell(withoutFolders);
  expect(told).toEqual(leftOut);
  expect(warnings).toEqual([expect.stringMatching(/^the history is left out: git [^\n]+$/)]);
});

test('a tracker in a submodule, and one in a folder of a repository, know their own history', async () => {
  const outer = newFolder();
  const git = (...args: string[]) => execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], { cwd: outer, stdio: 'pipe' });
  git('init', '-q');
  git('submodule', '--quiet', 'add', trial.root, 'tracker');
  expect(await tell(join(outer, 'tracker'))).toMatchObject({ commits: 2, author: 'Ana', warnings: [] });
  for (const path of ['workspace.yml', 'lists', 'records']) trial.move(path, `deep/${path}`);
  trial.commit('Luis');
  expect(await tell(join(trial.root, 'deep'))).toMatchObject({ record: 'Acme, bigger', warnings: [] });
});

test('what went wrong is told anew by a server only while it goes wrong', async () => {
  const read = readerOf(trial.root, true);
  const head = trial.git('rev-parse', '--symbolic-full-name', 'HEAD');
  writeFileSync(inGit('HEAD'), 'junk\n');
  expect((await read()).warnings).toHaveLength(1);
  writeFileSync(inGit('HEAD'), `ref: ${head}\n`);
  const { site, warnings } = await read();
  expect([site.records[0]?.commits, warnings]).toEqual([2, []]);
});

function removeObject(name: string): void {
  rmSync(inGit(`objects/${name.slice(0, 2)}/${name.slice(2)}`));
}

function cloneOf(how: string): string {
  const clone = join(newFolder(), 'clone');
  execFileSync('git', ['clone', '-q', how, `file://${trial.root}`, clone], { stdio: 'pipe' });
  return clone;
}
