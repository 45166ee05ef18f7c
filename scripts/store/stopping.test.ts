import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

test('what was made is taken away where a failure that nobody expected ends the program', () => {
  const root = mkdtempSync(join(tmpdir(), 'woad-stopping-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [out, scratch] = [join(root, 'a/b'), join(root, 'scratch')];
  writeFileSync(
    join(root, 'program.mjs'),
    `
    import { withOutFolder } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'out-folder.ts')))};
    import { withScratch } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'scratch.ts')))};
    await withOutFolder(${JSON.stringify(out)}, () => {}, () => withScratch(${JSON.stringify(scratch)}, () => {
      setImmediate(() => {
        throw new Error('nobody expected this');
      });
      return new Promise(() => {});
    }));`,
  );
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'program.mjs')], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, expect.stringContaining('nobody expected this')]);
  expect(readdirSync(root).sort()).toEqual(['program.mjs', 'scratch']);
  expect(readdirSync(scratch)).toEqual([]);
});

describe.skipIf(process.platform === 'win32')('a signal that comes while git hangs', () => {
  /** A program that does something under a lock with a git that ends it and then hangs: how it ended, what it left, and whether git was ended. */
  async function endWith(act: string, more = ''): Promise<{ ended: unknown[]; left: string[]; gitEnded(): boolean }> {
    const root = mkdtempSync(join(tmpdir(), 'woad-stopping-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    const [bin, work] = [join(root, 'bin'), join(root, 'work')];
    for (const folder of [bin, work]) mkdirSync(folder);
    const hang = `trap 'echo > ${join(root, 'ended')}; exit' TERM INT\nkill -TERM $PPID\nsleep 100 & wait`;
    writeFileSync(join(bin, 'git'), `#!/bin/sh\n${more}\n${hang}\n`, { mode: 0o755 });
    const imports = ['lock', 'git-run', 'git-wait', 'git-write', 'scratch'].map(
      (name) => `import * as ${name.replace('-', '')} from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, `${name}.ts`)))};`,
    );
    writeFileSync(join(root, 'program.mjs'), `${imports.join('\n')}\nawait lock.whileLocked('lock', async () => { ${act} });`);
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}`, WOAD_GIT_SECONDS: '100' };
    const started = spawn(process.execPath, [join(root, 'program.mjs')], { cwd: work, env, stdio: 'ignore' });
    const ended = await once(started, 'close');
    return { ended, left: readdirSync(work), gitEnded: () => existsSync(join(root, 'ended')) };
  }

  test.each([
    ['waited for', "await gitwait.waitForGit('.', ['fetch'])", ''],
    ['met before a scratch folder is used', "await scratch.withScratch('.', () => gitwait.meetGit('.'))", ''],
    [
      'making a commit',
      "await gitwrite.commitPaths({ top: '.', prefix: '', shallow: false }, ['a'], 'message')",
      'case "$*" in *ls-files*) printf "a\\0"; exit;; esac',
    ],
  ])('ends the program and a git that is %s; the lock is given back', async (_, act, more) => {
    const { ended, left, gitEnded } = await endWith(act, more);
    expect([ended, left]).toEqual([[null, 'SIGTERM'], []]);
    await vi.waitFor(() => expect(gitEnded()).toBe(true), 60_000);
  });

  test('ends the program at once also where it stands still for the answer; the lock is that of a program that has ended', async () => {
    expect(await endWith("gitrun.askGit('.', ['log'])")).toMatchObject({ ended: [null, 'SIGTERM'], left: ['lock'] });
  });
});
