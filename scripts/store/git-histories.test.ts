import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRepository } from './git.ts';
import { fileHistories } from './git-histories.ts';
import { latestCommits, recordHistory } from './git-history.ts';

let root = '';
let clock = 0;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'woad-histories-'));
  clock = Date.parse('2026-11-01T10:00:00Z') / 1000;
  git('init', '-q', '-b', 'main');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function git(...args: string[]): void {
  execFileSync('git', ['-c', 'user.email=x@y.example', '-c', 'commit.gpgsign=false', ...args], { cwd: root, stdio: 'pipe' });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Commits all there is, a day after the commit before. */
function commit(author: string): void {
  clock += 86_400;
  git('add', '-A');
  execFileSync('git', ['-c', `user.name=${author}`, '-c', 'user.email=x@y.example', 'commit', '-qm', 'x'], {
    cwd: root,
    env: { ...process.env, GIT_COMMITTER_DATE: `@${clock} +0000`, GIT_AUTHOR_DATE: `@${clock} +0000` },
  });
}

function histories(): { [path: string]: string } {
  const repository = openRepository(root);
  if (!repository) throw new Error('no repository');
  return Object.fromEntries(
    [...fileHistories(repository)].map(([path, { created, updated, author, commits }]) => [
      path,
      `${created?.slice(8, 10) ?? '?'} ${updated.slice(8, 10)} ${author ?? '?'} ${commits}`,
    ]),
  );
}

const long = (word: string) => `---\ntitle: ${word}\n---\n${`${word} and more\n`.repeat(20)}`;

test('a record keeps its history through edits, moves and renames', () => {
  write('records/a/todo/one.md', long('one'));
  commit('Ana');
  write('records/a/todo/one.md', `${long('one')}edited\n`);
  commit('Luis');
  mkdirSync(join(root, 'records/a/done'));
  renameSync(join(root, 'records/a/todo/one.md'), join(root, 'records/a/done/one.md'));
  write('records/a/done/one.md', 'another text altogether');
  commit('Luis');
  write('records/a/todo/two.md', long('two'));
  commit('Nadia');
  renameSync(join(root, 'records/a/todo/two.md'), join(root, 'records/a/todo/three.md'));
  commit('Tom');
  expect(histories()).toEqual({ 'records/a/done/one.md': '02 04 Ana 3', 'records/a/todo/three.md': '05 06 Nadia 2' });
});

test('two records that look alike and move together are not taken for each other', () => {
  write('records/a/todo/one.md', `${long('same')}1`);
  commit('Ana');
  write('records/a/todo/two.md', `${long('same')}2`);
  commit('Luis');
  mkdirSync(join(root, 'records/a/done'));
  for (const [from, to, last] of [
    ['one', 'one', '2'],
    ['two', 'two', '1'],
  ] as const) {
    renameSync(join(root, `records/a/todo/${from}.md`), join(root, `records/a/done/${to}.md`));
    write(`records/a/done/${to}.md`, `${long('same')}${last}`);
  }
  commit('Tom');
  expect(histories()).toEqual({ 'records/a/done/one.md': '02 04 Ana 2', 'records/a/done/two.md': '03 04 Luis 2' });
});

test('a file made again under an old name has a history of its own', () => {
  write('records/a/todo/one.md', long('one'));
  commit('Ana');
  rmSync(join(root, 'records/a/todo/one.md'));
  commit('Ana');
  write('records/a/todo/one.md', long('other'));
  commit('Luis');
  expect(histories()).toEqual({ 'records/a/todo/one.md': '04 04 Luis 1' });
});

test('names of any script, and with quotes, are read', () => {
  write('records/a/todo/заявка-7.md', 'x');
  write('records/a/todo/odd "name".md', 'x');
  commit('Ana');
  expect(Object.keys(histories()).sort()).toEqual(['records/a/todo/odd "name".md', 'records/a/todo/заявка-7.md']);
});

test('a commit dated beyond every calendar is told by the last day of one', () => {
  write('records/a/todo/one.md', long('one'));
  clock = 9_000_000_000_000;
  commit('Ana');
  expect(histories()).toEqual({ 'records/a/todo/one.md': '30 30 Ana 1' });
  const repository = openRepository(root);
  if (!repository) throw new Error('no repository');
  expect(latestCommits(repository, 1).map(({ at }) => at)).toEqual(['9999-12-30T00:00:00.000Z']);
  expect(recordHistory(repository, 'records/a/todo/one.md')?.created).toBe('9999-12-30T00:00:00.000Z');
});

test('a shallow clone does not say when a record was made', () => {
  write('records/a/todo/one.md', long('one'));
  commit('Ana');
  write('records/a/todo/one.md', 'x');
  commit('Luis');
  const clone = mkdtempSync(join(tmpdir(), 'woad-histories-'));
  execFileSync('git', ['clone', '-q', '--depth=1', `file://${root}`, clone], { stdio: 'pipe' });
  rmSync(root, { recursive: true, force: true });
  root = clone;
  expect(histories()).toEqual({ 'records/a/todo/one.md': '? 03 ? 1' });
});
