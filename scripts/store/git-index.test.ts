import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readIndex } from './git-index.ts';

let root = '';
const git = (...args: string[]) =>
  execFileSync('git', ['-C', root, '-c', 'user.name=ana', '-c', 'user.email=ana@tidewater.example', ...args], { encoding: 'utf8' });
const namesOf = (...paths: string[]) =>
  git('hash-object', '--no-filters', ...paths)
    .trim()
    .split('\n');

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'woad-git-index-'));
  git('init', '-q');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('names are told in any order, of files as they stand on the disk and of no others', () => {
  const paths = ['one.md', 'a/one.md', 'a/é 日本.md', 'b\tone.md', 'b/\tone.md', ...Array.from({ length: 40 }, (_, n) => `many/${n}.md`)];
  for (const path of paths) write(path, `Text of ${path}\n`);
  write('differs.md', 'Before\n');
  write('gone.md', 'Gone\n');
  symlinkSync('one.md', join(root, 'link.md'));
  git('add', '-A');
  git('commit', '-qm', 'Begin');
  appendFileSync(join(root, 'differs.md'), 'After\n');
  rmSync(join(root, 'gone.md'));
  write('new.md', 'New\n');
  const names = readIndex(root);
  const absent = ['differs.md', 'gone.md', 'link.md', 'new.md', '', 'one', 'ne.md'];
  const asked = [...paths, ...absent, ...paths.toReversed(), ...absent];
  const told = namesOf(...paths);
  const known = new Map(paths.map((path, index) => [path, told[index]]));
  expect(asked.map((path) => names?.get(path))).toEqual(asked.map((path) => known.get(path)));
  expect(new Map(names?.entries())).toEqual(known);
});

test('a root below the top has its own paths, and what is in conflict has no name', () => {
  write('a/one.md', 'One\n');
  write('a/two.md', 'Two\n');
  git('add', '-A');
  git('commit', '-qm', 'Begin');
  git('checkout', '-qb', 'other');
  write('a/one.md', 'Other\n');
  git('commit', '-qam', 'Other');
  git('checkout', '-q', '-');
  write('a/one.md', 'Mine\n');
  git('commit', '-qam', 'Mine');
  expect(() => git('merge', '-q', 'other')).toThrow();
  const names = readIndex(join(root, 'a'));
  expect([names?.get('one.md'), names?.get('two.md'), names?.get('a/two.md')]).toEqual([undefined, ...namesOf('a/two.md'), undefined]);
});

test('outside of a repository there are no names', () => {
  rmSync(join(root, '.git'), { recursive: true });
  expect(readIndex(root)).toBeUndefined();
});
