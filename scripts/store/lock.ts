import { linkSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { UsageError } from '../model/diagnostic.ts';
import { finishKilled } from './disk-journal.ts';
import { type Ending, endingOf, highestPid, type Life, ownLife } from './living.ts';
import { whileStoppable } from './stopping.ts';
import { sayWaiting } from './waiting.ts';

const pause = 20;
const mostTries = 1500;
/** Whoever waits longer hears for what. */
const quietTries = 50;
/** So often a lock must be seen without a beat before a holder counts as ended of which nobody can tell: 60 s, since nothing beats while a hook of git runs or many files are written. */
const mostSilent = 3000;
const beatMs = 1000;
const oldMs = 2000;

/** Does something while no other woad writes to the tracker: what was read stays true until it is written. A lock that a killed program left is taken away, and what it had begun to write is finished. */
export async function whileAlone<Result>(root: string, act: () => Promise<Result>): Promise<Result> {
  return whileLocked(join(root, '.woad-lock'), () => {
    removeLeft(root);
    finishKilled(root);
    return act();
  });
}

/** Does something while no other program holds the lock that is a file at a path; one that a killed program left is taken away, where that cannot be known after looking at it `silent` times. */
export async function whileLocked<Result>(path: string, act: () => Promise<Result>, silent = mostSilent): Promise<Result> {
  const own = await takeLock(path, silent);
  const isOwn = () => textOf(path) === own;
  const beats = setInterval(() => isOwn() && beat(path), beatMs).unref();
  const giveBack = () => {
    clearInterval(beats);
    // another took it away, who held this one for ended
    if (isOwn()) rmSync(path, { force: true });
  };
  try {
    return await whileStoppable(giveBack, act, true);
  } finally {
    giveBack();
  }
}

/** What the lock says that was taken. */
async function takeLock(path: string, silent: number): Promise<string> {
  const look = watchHolder(silent);
  const { pid, host, start, boot, space } = ownLife();
  const own = [pid, host, start, boot, space].join(' ');
  let most = mostTries;
  for (let tries = 0; tries < most; tries++) {
    try {
      writeFileSync(path, own, { flag: 'wx' });
      return own;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // where the disk is full, the file is there and says nothing
      if (code === 'ENOSPC' || code === 'EDQUOT') rmSync(path, { force: true });
      if (code !== 'EEXIST') throw new UsageError(`${path} could not be written (${code}); nothing was changed`);
    }
    if (isForeign(path)) throw new UsageError(`${path} is no file of woad's; look at it and remove it`);
    const holder = textOf(path);
    const state = holder === undefined ? 'elsewhere' : look(holder, madeAt(path));
    // whether it beats takes longer to see than anybody who is known to run is waited for
    if (state === 'unsure') most = mostTries + silent;
    if (holder !== undefined && (state === 'ended' || (state === 'nobody' && isOld(path)))) removeLock(path, holder);
    else {
      if (tries === quietTries && holder !== undefined) sayWaiting(`${tellHolder(path, holder, state)}; waiting`);
      await setTimeout(pause);
    }
  }
  const holder = textOf(path) ?? '';
  throw new UsageError(`another woad has been writing here for ${(pause * most) / 1000} s: ${tellHolder(path, holder, undefined)}`);
}

/** Who holds a lock, and what to do where nobody does. */
function tellHolder(path: string, holder: string, state: Ending | 'nobody' | undefined): string {
  const life = lifeIn(holder);
  const who = life
    ? `process ${life.pid} of ${life.host === ownLife().host ? 'this machine' : life.host}`
    : 'a program that does not say its name';
  const silence =
    state === 'unsure'
      ? `, in another container, so that nobody here sees whether it runs: without a sign for ${(mostSilent * pause) / 1000} s it counts as ended`
      : '';
  return `${who} holds the lock${silence}; if it runs no more, remove ${path}`;
}

/** Something else than a file stands where the lock belongs: a link is never followed. */
function isForeign(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === false;
}

/** What programs left that were killed while they took another's lock away. */
function removeLeft(root: string): void {
  for (const name of readdirSync(root)) if (/^\.woad-lock-\d/.test(name)) rmSync(join(root, name), { force: true });
}

/** Tells whether the program that took a lock has ended without giving it back, or is none: in another container of this machine that shows in its not beating any more; one on another machine never counts as gone. */
function watchHolder(silent: number): (holder: string, beat: number | undefined) => Ending | 'nobody' {
  let seen = '';
  let times = 0;
  return (holder, beat) => {
    const life = lifeIn(holder);
    const ending = life ? endingOf(life) : 'nobody';
    if (ending !== 'unsure') return ending;
    const now = `${beat} ${holder}`;
    times = now === seen ? times + 1 : 0;
    seen = now;
    return times >= silent ? 'ended' : 'unsure';
  };
}

/** Who holds a lock; of what an earlier woad wrote only the number and the machine are known. Undefined where that can be no program. */
function lifeIn(text: string): Life | undefined {
  const [pid = '', host = '', start = '0', boot, space] = text.trim().split(' ');
  if (!/^[1-9]\d*$/.test(pid) || Number(pid) > highestPid || host === '' || !/^\d+$/.test(start)) return undefined;
  const here = ownLife();
  return { pid: Number(pid), host, start: Number(start), boot: boot ?? (host === here.host ? here.boot : ''), space: space ?? here.space };
}

function beat(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // somebody took it away
  }
}

/** Whether a lock that names no program was made so long ago that whoever made it was killed before it could say who it is. */
function isOld(path: string): boolean {
  const made = madeAt(path);
  return made !== undefined && Date.now() - made > oldMs;
}

function madeAt(path: string): number | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.mtimeMs;
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
