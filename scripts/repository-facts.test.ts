import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rememberRepository } from './repository-facts.ts';
import { gitFolders, gitState } from './store/git-state.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'woad-facts-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const root = join(folder, 'clone/tracker');
const beside = join(folder, 'beside');
mkdirSync(root, { recursive: true });

const git = (...args: string[]) =>
  execFileSync('git', ['-C', root, '-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example', ...args], { stdio: 'pipe' });
const commit = (text: string) => {
  writeFileSync(join(root, 'workspace.yml'), text);
  git('add', '--all');
  git('commit', '--quiet', '-m', text);
};

const happenings: [name: string, make: () => void][] = [
  ['no repository', () => {}],
  ['a repository without a commit', () => git('init', '--quiet', '--initial-branch=main', '..')],
  ['a first commit', () => commit('format: 1\n')],
  ['another commit', () => commit('format: 1 # again\n')],
  ['another branch', () => git('switch', '--quiet', '-c', 'topic/one')],
  ['a commit on it', () => commit('format: 1 # topic\n')],
  ['a remote', () => git('remote', 'add', 'origin', 'https://github.com/tidewater/ops.git')],
  ['a remote elsewhere', () => git('remote', 'set-url', 'origin', 'git@github.com:tidewater/dev.git')],
  ['a default branch', () => git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk')],
  ['packed refs', () => git('pack-refs', '--all')],
  ['a packed branch that moves', () => git('reset', '--quiet', '--hard', 'main')],
  ['a packed branch that is given another commit', () => git('update-ref', 'refs/heads/topic/one', 'main~1')],
  ['a branch of runs', () => git('branch', 'woad-state', 'main')],
  ['a remote branch of runs', () => git('update-ref', 'refs/remotes/origin/woad-state', 'main~1')],
  ['no branch', () => git('switch', '--quiet', '--detach', 'main')],
  ['another working tree that commits', () => git('worktree', 'add', '--quiet', '-b', 'aside', beside)],
  ['a repository of its own', () => git('init', '--quiet', '--initial-branch=own', '.')],
  ['no repository of its own', () => rmSync(join(root, '.git'), { recursive: true })],
  ['settings from elsewhere', () => git('config', 'include.path', '../more')],
  ['what those settings say', () => writeFileSync(join(folder, 'clone/more'), '[remote "origin"]\n  url = https://github.com/a/b\n')],
];

test('what is remembered is what git says, whatever happened to the repository', () => {
  const remembered = rememberRepository(root, 5);
  for (const [name, make] of happenings) {
    make();
    expect({ name, ...remembered() }).toEqual({ name, ...rememberRepository(root, 5)() });
  }
});

test('git is not asked again while nothing happened', () => {
  git('config', '--unset', 'include.path');
  const folders = gitFolders(root);
  expect(folders && gitState(root, folders)).toBeDefined();
  const remembered = rememberRepository(root, 5);
  expect(remembered()).toBe(remembered());
  commit('format: 1 # last\n');
  const now = remembered();
  expect(now.newest?.subject).toBe('format: 1 # last');
  expect(remembered()).toBe(now);
});

test('a working tree beside the first has a branch of its own', () => {
  const remembered = rememberRepository(beside, 5);
  expect(remembered().currentBranch).toBe('aside');
  expect(remembered()).toBe(remembered());
  execFileSync('git', ['-C', beside, 'switch', '--quiet', '-c', 'farther']);
  expect(remembered().currentBranch).toBe('farther');
});
