import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { UsageError } from '../model/diagnostic.ts';
import { whileDeaf } from './stopping.ts';

/** What git answered; `code` is undefined when there is no git on this machine. */
export interface GitAnswer {
  code: number | undefined;
  output: Buffer;
  complaint: string;
}

// a hook's variables would make git look at another repository or index than the folder says
const hidden = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_OBJECT_DIRECTORY', 'GIT_NAMESPACE'];
const settings = [
  'core.quotePath=false',
  'core.fsmonitor=false',
  'log.showSignature=false',
  'log.mailmap=false',
  'i18n.logOutputEncoding=UTF-8',
].flatMap((each) => ['-c', each]);

/** While git is waited for no signal is heard, so that one that hangs is stopped: soon where it has next to nothing to do (all that is asked of a repository begins with that), while hooks of a commit may take long. */
const [shortSeconds, longSeconds] = [30, 600];
/** A day. */
const mostSeconds = 86_400;

/** What is told where no git answers. */
export const noGit = 'there is no git on this machine: PATH leads to none';

/** Asks git a question in a folder, whatever the answer; arguments are never read by a shell, pathspecs are taken as they are; `more` goes into its environment. */
export function askGit(folder: string, args: string[], input?: string, more: NodeJS.ProcessEnv = {}): GitAnswer {
  const seconds = secondsFor(args);
  const answer = whileDeaf(() =>
    spawnSync('git', wholeArgs(folder, args), {
      env: { ...environmentOfGit(), ...more },
      input: input ?? '',
      maxBuffer: 4 * 1024 ** 3,
      timeout: Math.ceil(seconds * 1000),
      windowsHide: true,
    }),
  );
  const code = (answer.error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT') return { code: undefined, output: Buffer.alloc(0), complaint: noGit };
  if (code === 'ETIMEDOUT') throw tellStopped(args);
  if (answer.error) throw answer.error;
  return { code: answer.status ?? 1, output: answer.stdout, complaint: answer.stderr.toString('utf8').trim() };
}

/** So long a question may take. */
export function secondsFor(args: string[]): number {
  const told = process.env['WOAD_GIT_SECONDS'];
  if (!told) return verbOf(args) === 'rev-parse' ? shortSeconds : longSeconds;
  const seconds = Number(told);
  if (seconds > 0 && seconds <= mostSeconds) return seconds;
  throw new UsageError(`WOAD_GIT_SECONDS is ${JSON.stringify(told)}; expected a number of seconds up to ${mostSeconds}, such as 60`);
}

/** What is told of a git that took longer. */
export function tellStopped(args: string[]): UsageError {
  return new UsageError(
    `git ${verbOf(args)} did not end in ${secondsFor(args)} s and was stopped; WOAD_GIT_SECONDS=N lets it run for N seconds`,
  );
}

/** A git that answers while it is asked; what it complains of is not heard. */
export function startGit(folder: string, args: string[]): ChildProcessByStdio<Writable, Readable, null> {
  return spawn('git', wholeArgs(folder, args), { env: environmentOfGit(), stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
}

/** The arguments with those that every git gets. */
export function wholeArgs(folder: string, args: string[]): string[] {
  return ['-C', folder, '--no-pager', '--literal-pathspecs', ...settings, ...args];
}

/** The environment of this program without what would make git look elsewhere or ask a person; a history is what its commits tell, whatever this clone puts in their place. */
export function environmentOfGit(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    LC_ALL: 'C',
  };
  for (const name of hidden) delete env[name];
  return env;
}

/** What git answered to a question that has an answer; a UsageError with git's own words when it has none. */
export function runGit(folder: string, args: string[], input?: string, more?: NodeJS.ProcessEnv): Buffer {
  const { code, output, complaint } = askGit(folder, args, input, more);
  if (code !== 0) throw new UsageError(`git ${verbOf(args)}: ${complaint || `ended with ${code}`}`);
  return output;
}

function verbOf(args: string[]): string {
  return args.find((arg) => !arg.startsWith('-')) ?? '';
}

/** The parts of an answer that git ended with NUL each. */
export function splitNul(output: Buffer): string[] {
  const parts = output.toString('utf8').split('\0');
  if (parts.at(-1) === '') parts.pop();
  return parts;
}
