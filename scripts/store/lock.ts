import { linkSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { UsageError } from '../model/diagnostic.ts';
import { finishKilled } from './disk-journal.ts';

const pause = 20;
const mostTries = 1500;
const oldMs = 2000;

/** Does something while no other woad writes to the tracker: what was read stays true until it is written. A lock that a killed program left is taken away, and what it had begun to write is finished. */
export async function whileAlone<Result>(root: string, act: () => Promise<Result>): Promise<Result> {
  return whileLocked(join(root, '.woad-lock'), () => {
    removeLeft(root);
    finishKilled(root);
    return act();
  });
}

/** Does something while no other program holds the lock that is a file at a path; one that a killed program left is taken away. */
export async function whileLocked<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
  await takeLock(path);
  try {
    return await act();
  } finally {
    rmSync(path, { force: true });
  }
}

async function takeLock(path: string): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    try {
      return writeFileSync(path, `${process.pid} ${hostname()}`, { flag: 'wx' });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // where the disk is full, the file is there and says nothing
      if (code === 'ENOSPC' || code === 'EDQUOT') rmSync(path, { force: true });
      if (code !== 'EEXIST') throw new UsageError(`${path} could not be written (${code}); nothing was changed`);
    }
    if (isForeign(path)) throw new UsageError(`${path} is no file of woad's; look at it and remove it`);
    const holder = textOf(path);
    if (holder !== undefined && (isGone(holder) || (holder === '' && isOld(path)))) removeLock(path, holder);
    else await setTimeout(pause);
  }
  throw new UsageError(`another woad has been writing here for ${(pause * mostTries) / 1000} s; if none is, remove ${path}`);
}

/** Something else than a file stands where the lock belongs: a link is never followed. */
function isForeign(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === false;
}

/** What programs left that were killed while they took another's lock away. */
function removeLeft(root: string): void {
  for (const name of readdirSync(root)) if (/^\.woad-lock-\d/.test(name)) rmSync(join(root, name), { force: true });
}

/** Whether the program that took a lock has ended without giving it back; one on another machine never counts as gone. */
function isGone(holder: string): boolean {
  const [pid = '', host] = holder.split(' ');
  return host === hostname() && /^[1-9]\d*$/.test(pid) && !isRunning(Number(pid));
}

/** Whether a program of this machine has not ended yet. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Whether a lock without a holder was made so long ago that whoever made it was killed before it could say who it is. */
function isOld(path: string): boolean {
  const made = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Date.now() - made > oldMs;
}

/** Another program may have done the same and taken the lock meanwhile: then that lock is put back. */
function removeLock(path: string, holder: string): void {
  const aside = `${path}-${process.pid}`;
  try {
    renameSync(path, aside);
    if (textOf(aside) !== holder) linkSync(aside, path);
  } catch {
    // somebody else was faster
  }
  rmSync(aside, { force: true });
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
