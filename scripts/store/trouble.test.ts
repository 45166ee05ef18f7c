import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { UsageError } from '../model/diagnostic.ts';
import { tellTrouble } from './trouble.ts';

function caught(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

test('what the disk refused is one sentence: the path, what it said, what to do, what it means', () => {
  const long = `/${'a'.repeat(300)}`;
  const told = tellTrouble(
    caught(() => readFileSync(long)),
    'nothing was read',
  );
  expect(told).toBeInstanceOf(UsageError);
  expect((told as Error).message).toBe(
    `${long} could not be opened or written (ENAMETOOLONG: name too long); give it a shorter name; nothing was read`,
  );
});

test('so is what stands behind another error, and a program that could not be started', () => {
  const behind = new Error('rendering went wrong', { cause: caught(() => readFileSync('/nowhere/at/all')) });
  expect((tellTrouble(behind, 'no site') as Error).message).toBe(
    '/nowhere/at/all could not be opened or written (ENOENT: no such file or directory); no site',
  );
  const { error } = spawnSync(['/nowhere', 'program'].join('/'));
  expect((tellTrouble(error, 'no site') as Error).message).toMatch(/^\/nowhere\/program could not be started \(ENOENT/);
});

test('the bundler tells it in its message', () => {
  const told = tellTrouble(
    new Error('Build failed\nFailed to write file /a/b.mjs\n\nCaused by:\n    No space left on device (os error 28)\n'),
    'no site',
  );
  expect((told as Error).message).toBe(
    '/a/b.mjs could not be opened or written (ENOSPC: no space left on device); make room on that disk; no site',
  );
});

test.each([
  [
    "Build failed with 1 error:\n[plugin vite:css] site.css:\nError: [postcss] EMFILE: too many open files, open '/a/b.woff2'",
    '/a/b.woff2 could not be opened or written (EMFILE: too many open files); allow a program more open files (ulimit -n 1024); no site',
  ],
  [
    'Worker initialization failure: EMFILE',
    'a program beside could not be started (EMFILE: too many open files); allow a program more open files (ulimit -n 1024); no site',
  ],
])('too few open files are told wherever it is said: %j', (message, told) => {
  expect((tellTrouble(new Error(message), 'no site') as Error).message).toBe(told);
});

test.each([
  ['a mistake in the program', new TypeError('x is not a function')],
  ['one of Node with a code', Object.assign(new Error('x'), { code: 'ERR_MODULE_NOT_FOUND' })],
  ['what is a sentence by now', new UsageError('no')],
  ['no error at all', 'text'],
])('%s stays as it is', (_, error) => {
  expect(tellTrouble(error, 'no site')).toBe(error);
});
