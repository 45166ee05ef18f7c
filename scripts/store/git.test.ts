import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { UsageError } from '../model/diagnostic.ts';
import {
  changedPaths,
  currentBranch,
  dirtyPaths,
  githubName,
  headCommit,
  isAncestor,
  openRepository,
  type Repository,
  remoteUrl,
  resolveCommit,
} from './git.ts';
import { openCommit } from './git-files.ts';
import { commitsBetween, latestCommits, recordHistory } from './git-history.ts';
import { fetchBranch, pushCommit } from './git-publish.ts';
import { findRemoval } from './git-removal.ts';
import { commitPaths, stepTo } from './git-write.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'woad-git-'));
  made.push(folder);
  return folder;
}

function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
}

function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function newRepository(prefix = ''): { folder: string; repository: Repository } {
  const folder = newFolder();
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'config', 'user.name', 'Ana García');
  git(folder, 'config', 'user.email', 'ana@tidewater.example');
  put(folder, `${prefix}workspace.yml`, 'format: 1\n');
  put(folder, `${prefix}records/sales/new/acme.md`, '---\ntitle: Acme\n---\n');
  commitAll(folder, 'first');
  const repository = openRepository(join(folder, prefix));
  if (!repository) throw new Error('no repository');
  return { folder, repository };
}

function commitAll(folder: string, message: string): string {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '-m', message);
  return git(folder, 'rev-parse', 'HEAD');
}

const text = (bytes: Uint8Array | undefined) => (bytes ? new TextDecoder().decode(bytes) : undefined);

describe.each([{ prefix: '' }, { prefix: 'teams/tracker/' }])('a tracker at "$prefix"', ({ prefix }) => {
  test('a commit is read as files, whatever their names are, and links are told apart', () => {
    const { folder, repository } = newRepository(prefix);
    expect(repository).toMatchObject({ prefix, shallow: false });
    const odd = 'records/sales/new/- "odd"\n\tname é.md';
    put(folder, prefix + odd, 'odd');
    put(folder, 'README.md', 'not of the tracker in a sub-folder');
    symlinkSync('/etc/passwd', join(folder, `${prefix}records/sales/new/link.md`));
    const commit = commitAll(folder, 'odd names');
    const files = openCommit(repository, commit);
    expect(files.list('records/sales/new')).toEqual([
      { name: odd.slice('records/sales/new/'.length), kind: 'file' },
      { name: 'acme.md', kind: 'file' },
      { name: 'link.md', kind: 'link' },
    ]);
    expect(text(files.read(odd))).toBe('odd');
    expect(files.size(odd)).toBe(3);
    expect(files.read('records/sales/new/link.md')).toBeUndefined();
    expect(files.read('records/sales/new')).toBeUndefined();
    expect(files.list('')).toContainEqual({ name: 'workspace.yml', kind: 'file' });
    expect(files.list('nowhere')).toEqual([]);
    expect(text(openCommit(repository, commit, [odd]).read('workspace.yml'))).toBe('format: 1\n');
    expect(changedPaths(repository, resolveCommit(repository, 'HEAD~1'), commit).map(({ path }) => path)).toContain(odd);
  });

  test('a commit holds exactly the paths it was told, with what else is staged or dirty left alone', async () => {
    const { folder, repository } = newRepository(prefix);
    put(folder, `${prefix}records/sales/new/staged.md`, 'staged');
    git(folder, 'add', '--all');
    put(folder, `${prefix}records/sales/new/dirty.md`, 'dirty');
    put(folder, `${prefix}records/sales/won/[a]*.md`, 'moved');
    rmSync(join(folder, `${prefix}records/sales/new/acme.md`));
    const paths = ['records/sales/won/[a]*.md', 'records/sales/new/acme.md', 'records/sales/new/never.md'];
    const commit = await commitPaths(repository, paths, 'Move it\n\nWoad-Actor: ana\n', { name: 'woad[bot]', email: 'bot@woad.example' });
    expect(headCommit(repository)).toBe(commit);
    expect(changedPaths(repository, resolveCommit(repository, 'HEAD~1'), commit)).toMatchObject([
      { path: 'records/sales/new/acme.md', status: 'deleted' },
      { path: 'records/sales/won/[a]*.md', status: 'added' },
    ]);
    expect([...dirtyPaths(repository)].sort()).toEqual(['records/sales/new/dirty.md', 'records/sales/new/staged.md']);
    expect(latestCommits(repository, 1)).toMatchObject([
      {
        commit,
        authorName: 'woad[bot]',
        authorEmail: 'bot@woad.example',
        subject: 'Move it',
        trailers: new Map([['Woad-Actor', ['ana']]]),
      },
    ]);
  });

  test('the history of a record follows its moves', () => {
    const { folder, repository } = newRepository(prefix);
    mkdirSync(join(folder, `${prefix}records/sales/won`), { recursive: true });
    renameSync(join(folder, `${prefix}records/sales/new/acme.md`), join(folder, `${prefix}records/sales/won/acme.md`));
    commitAll(folder, 'move');
    const history = recordHistory(repository, 'records/sales/won/acme.md');
    expect(history).toMatchObject({ author: 'Ana García', commits: 2, first: { subject: 'first' } });
    expect(history?.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
    expect(recordHistory(repository, 'records/sales/won/none.md')).toBeUndefined();
  });
});

test('commits come oldest first, the branch itself without what was merged, unless asked for', () => {
  const { folder, repository } = newRepository();
  const start = git(folder, 'rev-parse', 'HEAD');
  git(folder, 'switch', '--quiet', '-c', 'side');
  put(folder, 'a', 'a');
  const side = commitAll(folder, 'side: with "quotes" and ümlaut');
  git(folder, 'switch', '--quiet', 'main');
  put(folder, 'b', 'b');
  const main = commitAll(folder, 'main');
  git(folder, 'merge', '--quiet', '--no-edit', 'side');
  const merge = git(folder, 'rev-parse', 'HEAD');
  expect(commitsBetween(repository, start, merge).map(({ commit }) => commit)).toEqual([main, merge]);
  expect(commitsBetween(repository, start, merge).map(({ parent }) => parent)).toEqual([start, main]);
  const all = commitsBetween(repository, start, merge, 'all');
  expect(new Set(all.map(({ commit }) => commit))).toEqual(new Set([side, main, merge]));
  expect(all.find(({ commit }) => commit === side)?.subject).toBe('side: with "quotes" and ümlaut');
  expect(commitsBetween(repository, undefined, start)).toMatchObject([{ commit: start, parent: undefined, trailers: new Map() }]);
  expect(changedPaths(repository, undefined, start).map(({ status }) => status)).toEqual(['added', 'added']);
  expect([isAncestor(repository, side, merge), isAncestor(repository, merge, side)]).toEqual([true, false]);
});

test('a name is never taken for an option', () => {
  const { folder, repository } = newRepository();
  const canary = join(folder, 'canary');
  git(folder, 'update-ref', `refs/heads/--output=${canary}`, 'HEAD');
  expect(resolveCommit(repository, `--output=${canary}`)).toBe(headCommit(repository));
  for (const name of ['--output=elsewhere', '--all', '', 'HEAD:workspace.yml', 'HEAD\0', '-n1', 'nowhere']) {
    expect(() => resolveCommit(repository, name)).toThrow(UsageError);
  }
  expect(dirtyPaths(repository)).toEqual(new Set());
});

test('a push goes through, is told when somebody was faster, and goes through on the new head', async () => {
  const { folder, repository } = newRepository();
  const origin = newFolder();
  git(origin, 'init', '--quiet', '--bare', '--initial-branch=main');
  git(folder, 'remote', 'add', 'origin', origin);
  expect(await fetchBranch(repository, 'main')).toBeUndefined();
  const first = git(folder, 'rev-parse', 'HEAD');
  expect(await pushCommit(repository, first, 'main')).toEqual({});
  const other = newFolder();
  git(other, 'clone', '--quiet', origin, '.');
  put(other, 'theirs', 'theirs');
  git(other, '-c', 'user.name=Luis', '-c', 'user.email=luis@tidewater.example', 'commit', '--quiet', '--allow-empty', '-m', 'theirs');
  git(other, 'push', '--quiet', 'origin', 'main');
  const mine = await commitPaths(repository, [], 'x').catch((error: unknown) => error);
  expect(mine).toBeInstanceOf(UsageError);
  await expect(commitPaths(repository, ['workspace.yml'], 'nothing')).rejects.toThrow(/git made no commit: .*nothing to commit/s);
  put(folder, 'mine', 'mine');
  const commit = commitAll(folder, 'mine');
  expect(await pushCommit(repository, commit, 'main')).toHaveProperty('rejected');
  const theirs = await fetchBranch(repository, 'main');
  expect(theirs).toBe(git(other, 'rev-parse', 'HEAD'));
  put(folder, 'untracked', 'kept');
  await stepTo(repository, theirs ?? '');
  expect([headCommit(repository), currentBranch(repository)]).toEqual([theirs, 'main']);
  expect(readFileSync(join(folder, 'untracked'), 'utf8')).toBe('kept');
  await expect(pushCommit(repository, theirs ?? '', 'a..b')).rejects.toThrow(/not a name for a branch/);
});

test('a hook that refuses is heard, also one that says so where git prints results', async () => {
  const { folder, repository } = newRepository();
  put(folder, '.git/hooks/pre-commit', '#!/bin/sh\necho no thanks\nexit 1\n');
  chmodSync(join(folder, '.git/hooks/pre-commit'), 0o755);
  put(folder, 'workspace.yml', 'format: 1\ntitle: T\n');
  await expect(commitPaths(repository, ['workspace.yml'], 'title')).rejects.toThrow('git made no commit: no thanks');
});

test('a shallow clone says so and no repository is no error', () => {
  const { folder, repository } = newRepository();
  put(folder, 'records/sales/new/acme.md', '---\ntitle: Acme!\n---\n');
  commitAll(folder, 'second');
  const clone = newFolder();
  git(clone, 'clone', '--quiet', '--depth=1', `file://${repository.top}`, '.');
  const shallow = openRepository(clone);
  expect(shallow?.shallow).toBe(true);
  expect(shallow && recordHistory(shallow, 'records/sales/new/acme.md')).toMatchObject({
    created: undefined,
    author: undefined,
    commits: 1,
  });
  expect(openRepository(newFolder())).toBeUndefined();
});

test.each([
  ['https://github.com/tidewater/tracker.git', 'tidewater/tracker'],
  ['https://user:token@github.com/tidewater/tracker', 'tidewater/tracker'],
  ['git@github.com:tidewater/my.tracker.git', 'tidewater/my.tracker'],
  ['ssh://git@github.com:22/tidewater/tracker/', 'tidewater/tracker'],
  ['https://gitlab.example/tidewater/tracker', undefined],
  ['/srv/git/tracker', undefined],
])('%s is %s on GitHub', (url, name) => {
  expect(githubName(url)).toBe(name);
});

test('the address of origin is told without a token', () => {
  const { folder, repository } = newRepository();
  expect(remoteUrl(repository)).toBeUndefined();
  git(folder, 'remote', 'add', 'origin', 'https://x-access-token:secret@github.com/tidewater/tracker');
  expect(remoteUrl(repository)).toBe('https://github.com/tidewater/tracker');
});

test('a repository that git cannot read is told, never taken for none', () => {
  const { folder } = newRepository();
  writeFileSync(join(folder, '.git/config'), '[bad\n');
  expect(() => openRepository(folder)).toThrow(/^git cannot read the repository of .*bad config line 1/);
});

test('neither the encoding of logs nor what stands in place of a commit in this clone changes what git tells', () => {
  const { folder, repository } = newRepository();
  const second = commitAll(folder, 'zweite Änderung');
  git(folder, 'config', 'i18n.logOutputEncoding', 'UTF-16');
  git(folder, 'replace', '--graft', second);
  expect(commitsBetween(repository, undefined, second).map(({ subject }) => subject)).toEqual(['first', 'zweite Änderung']);
  rmSync(join(folder, 'records/sales/new/acme.md'));
  const third = commitAll(folder, 'third');
  expect(findRemoval(repository, 'records', (path) => path.endsWith('acme.md'))).toBe(third);
});
