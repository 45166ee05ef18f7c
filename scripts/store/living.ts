import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { env, pid, platform } from 'node:process';

/** A program among all that run and ran: its number is given to others when it has ended, its number together with its start is not. */
export interface Life {
  pid: number;
  host: string;
  /** When it started: ticks of the clock of the system that it runs on, or seconds since 1970; 0 where nobody tells. */
  start: number;
  /** Which start of which machine it runs on, and which of its spaces of process numbers (containers have their own); empty where nobody tells. */
  boot: string;
  space: string;
}

/** Whether a program has ended, as far as it can be known from here: `unsure` where it ran in another container, or before this machine was started. */
export type Ending = 'ended' | 'running' | 'unsure' | 'elsewhere';

/** No system gives a higher number to a program. */
export const highestPid = 2 ** 31 - 1;

let own: Life | undefined;

/** The life of this program. */
export function ownLife(): Life {
  own ??= {
    pid,
    host: hostname(),
    start: ticksOf(pid) ?? Math.ceil(performance.timeOrigin / 1000),
    boot: told(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) ?? '',
    space: /\d+/.exec(told(() => readlinkSync('/proc/self/ns/pid')) ?? '')?.[0] ?? '',
  };
  return own;
}

/** Looks whether a program has ended; its number alone tells nothing, since another one may bear it now. */
export function endingOf(life: Life): Ending {
  const { host, boot, space } = ownLife();
  if (life.host === host && life.boot === boot && life.space === space) {
    return isRunning(life.pid) && !isAnother(life) ? 'running' : 'ended';
  }
  return life.host === host || (life.boot === boot && boot !== '') ? 'unsure' : 'elsewhere';
}

/** When the program of a number started, in seconds since 1970, as the system tells it, or undefined: for systems without /proc. */
export function startOf(number: number, system: NodeJS.Platform = platform): number | undefined {
  const windows = `([DateTimeOffset](Get-Process -Id ${number}).StartTime).ToUnixTimeSeconds()`;
  const [program = '', ...args] =
    system === 'win32'
      ? ['powershell', '-NoProfile', '-NonInteractive', '-Command', windows]
      : ['ps', '-o', 'lstart=', '-p', String(number)];
  const { stdout } = spawnSync(program, args, { encoding: 'utf8', env: { ...env, LC_ALL: 'C', TZ: 'UTC' }, windowsHide: true });
  const text = stdout?.trim() ?? '';
  const seconds = system === 'win32' ? Number(text || Number.NaN) : Date.parse(`${text} UTC`) / 1000;
  return Number.isFinite(seconds) ? seconds : undefined;
}

/** Whether the program that bears the number now started after the one whose number it was. */
function isAnother({ pid, start, boot }: Life): boolean {
  if (start === 0) return false;
  if (boot !== '') return (ticksOf(pid) ?? start) !== start;
  return (startOf(pid) ?? 0) > start;
}

function isRunning(pid: number): boolean {
  // to kill, 0 is this program's own group
  if (pid < 1 || pid > highestPid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** The name of a program, which stands before, may hold spaces and brackets. One that has ended and that nobody asked after has no start any more. */
function ticksOf(pid: number): number | undefined {
  const parts = told(() => readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\) /s, ''))?.split(' ');
  const ticks = Number(parts?.[19]);
  if (!Number.isSafeInteger(ticks)) return undefined;
  return parts?.[0] === 'Z' ? -1 : ticks;
}

function told(ask: () => string): string | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
