import { spawn } from 'node:child_process';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A run that is to die. */
export interface DyingRun {
  /** The folder of the bare repository. */
  origin: string;
  root: string;
  environment: { [name: string]: string };
  now: Date;
  /** Webhooks to this port come to this machine. */
  loopbackPort?: number | undefined;
}

/**
 * Runs the rules in a process of its own that a hook of origin ends when its push of that number, from 1, reaches it: `before` it lands,
 * or `after`. False where the run was over before that.
 */
export async function dieAt({ origin, root, environment, now, loopbackPort }: DyingRun, push: number, when: 'before' | 'after') {
  const hook = join(origin, 'hooks', when === 'before' ? 'pre-receive' : 'post-receive');
  const [count, victim] = [join(origin, 'pushes'), join(origin, 'victim')];
  writeFileSync(count, '');
  writeFileSync(
    hook,
    `#!/bin/sh\necho x >> '${count}'\n[ "$(wc -l < '${count}')" -eq ${push} ] || exit 0\nkill -9 "$(cat '${victim}')"\nexit 1\n`,
  );
  chmodSync(hook, 0o755);
  const given = [root, environment, now.toISOString(), loopbackPort === undefined ? {} : { loopbackPort }];
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, JSON.stringify(given)], {
    stdio: 'ignore',
    env: { ...process.env, ...environment },
  });
  writeFileSync(victim, String(child.pid));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (...ended) => resolve(ended));
  });
  rmSync(hook);
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the run that was to die ended with ${code ?? signal}`);
  return signal === 'SIGKILL';
}

/** What the process does; the port of a receiver on this machine comes to a run by no other way. */
const program = `import { runAutomations } from ${JSON.stringify(join(import.meta.dirname, '../run/run.ts'))};
const [root, environment, now, more] = JSON.parse(process.argv[1]);
const terminal = { write() {}, complain() {}, readInput: async () => '', folder: root, environment, width: 0, colored: false };
await runAutomations(root, { ...terminal, now: new Date(now) }, more);`;
