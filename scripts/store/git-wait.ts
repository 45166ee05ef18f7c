import { spawn } from 'node:child_process';
import { environmentOfGit, type GitAnswer, noGit, secondsFor, tellStopped, wholeArgs } from './git-run.ts';
import { whileStoppable } from './stopping.ts';

/** As `askGit`, but the program goes on meanwhile: for the network, and for bytes; `environment` is for this one git, which ends with this program; only of one that `isShort` it is told when it takes too long. */
export function waitForGit(
  folder: string,
  args: string[],
  {
    input = '',
    environment = {},
    isShort = false,
  }: { input?: string | Uint8Array; environment?: { [name: string]: string }; isShort?: boolean } = {},
): Promise<GitAnswer> {
  const timeout = isShort ? Math.ceil(secondsFor(args) * 1000) : undefined;
  const git = spawn('git', wholeArgs(folder, args), { env: { ...environmentOfGit(), ...environment }, windowsHide: true, timeout });
  const answer = new Promise<GitAnswer>((resolve, reject) => {
    const [output, complaint]: [Buffer[], Buffer[]] = [[], []];
    git.stdout.on('data', (part: Buffer) => output.push(part));
    git.stderr.on('data', (part: Buffer) => complaint.push(part));
    // a git that ends early does not read what is left; its answer says why it ended
    git.stdin.on('error', () => {});
    git.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve({ code: undefined, output: Buffer.alloc(0), complaint: noGit });
      else reject(error);
    });
    git.on('close', (code, signal) => {
      if (isShort && signal === 'SIGTERM') reject(tellStopped(args));
      resolve({ code: code ?? 1, output: Buffer.concat(output), complaint: Buffer.concat(complaint).toString('utf8').trim() });
    });
  });
  git.stdin.end(input);
  return whileStoppable(
    () => git.kill(),
    () => answer,
    true,
  );
}

/** Waits until git has answered a first question about a folder, whatever the answer. One that hangs does so here, where a signal is heard; while `askGit` waits for one, none is. */
export async function meetGit(folder: string): Promise<void> {
  await waitForGit(folder, ['rev-parse'], { isShort: true });
}
