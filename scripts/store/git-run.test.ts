import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { askGit } from './git-run.ts';

/** A folder with a program git in it that does something and hangs then; PATH leads to it first. */
const hangingGit = (before = '') => {
  const folder = mkdtempSync(join(tmpdir(), 'woad-git-run-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${before}\nexec sleep 10\n`, { mode: 0o755 });
  return { folder, environment: { PATH: `${folder}${delimiter}${process.env['PATH']}`, WOAD_GIT_SECONDS: '0.2' } };
};

test.skipIf(process.platform === 'win32')('a git that hangs is stopped, which is told', () => {
  const { folder, environment } = hangingGit();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  expect(() => askGit(folder, ['log', '-1'])).toThrow(
    'git log did not end in 0.2 s and was stopped; WOAD_GIT_SECONDS=N lets it run for N seconds',
  );
});

test.skipIf(process.platform === 'win32')('a signal that comes while git hangs ends the program, on this core and on another', async () => {
  const { folder, environment } = hangingGit('kill -TERM $PPID');
  const asks = `import { askGit } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'git-run.ts')))}; const ask = () => askGit('.', ['log']);`;
  writeFileSync(join(folder, 'worker.mjs'), `${asks} ask();`);
  // on a slow machine a git may be stopped before it has sent its signal: then another one has twice the time
  const askLonger = `for (let seconds = 0.2; ; seconds *= 2) {
      process.env.WOAD_GIT_SECONDS = String(seconds);
      try {
        ask();
      } catch {}
      await new Promise((resolve) => setImmediate(resolve));
    }`;
  for (const [act, seconds] of [
    [askLonger, '0.2'],
    [`openWorker(${JSON.stringify(join(folder, 'worker.mjs'))}, {})`, '100'],
  ] as const) {
    writeFileSync(
      join(folder, 'program.mjs'),
      `${asks}
      import { withScratch } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'scratch.ts')))};
      import { openWorker } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'worker.ts')))};
      await withScratch('scratch', async () => {
        try {
          ${act};
        } catch {}
        return new Promise(() => setInterval(() => {}, 1000));
      });`,
    );
    const env = { ...process.env, ...environment, WOAD_GIT_SECONDS: seconds };
    const started = spawn(process.execPath, [join(folder, 'program.mjs')], { cwd: folder, env, stdio: 'ignore' });
    expect(await once(started, 'close')).toEqual([null, 'SIGTERM']);
    expect(readdirSync(join(folder, 'scratch'))).toEqual([]);
  }
});

test.each(['abc', '-5', '0', '1e99', ' '])('WOAD_GIT_SECONDS=%j is refused', (said) => {
  vi.stubEnv('WOAD_GIT_SECONDS', said);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  expect(() => askGit('.', ['--version'])).toThrow(
    `WOAD_GIT_SECONDS is ${JSON.stringify(said)}; expected a number of seconds up to 86400, such as 60`,
  );
});
