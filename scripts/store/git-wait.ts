import { spawn } from 'node:child_process';
import { environmentOfGit, type GitAnswer, noGit, wholeArgs } from './git-run.ts';

/** As `askGit`, but the program goes on meanwhile: for the network, and for bytes; `environment` is for this one git. */
export function waitForGit(
  folder: string,
  args: string[],
  { input = '', environment = {} }: { input?: string | Uint8Array; environment?: { [name: string]: string } } = {},
): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const [output, complaint]: [Buffer[], Buffer[]] = [[], []];
    const git = spawn('git', wholeArgs(folder, args), { env: { ...environmentOfGit(), ...environment }, windowsHide: true });
    git.stdout.on('data', (part: Buffer) => output.push(part));
    git.stderr.on('data', (part: Buffer) => complaint.push(part));
    // a git that ends early does not read what is left; its answer says why it ended
    git.stdin.on('error', () => {});
    git.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve({ code: undefined, output: Buffer.alloc(0), complaint: noGit });
      else reject(error);
    });
    git.on('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(output), complaint: Buffer.concat(complaint).toString('utf8').trim() }),
    );
    git.stdin.end(input);
  });
}
