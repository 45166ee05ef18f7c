import {
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { UsageError } from '../model/diagnostic.ts';
import { endingOf, ownLife } from './living.ts';
import { whileLocked } from './lock.ts';
import { whileStoppable } from './stopping.ts';
import { tellTrouble } from './trouble.ts';

/** A folder that is filled all at once when what it is to hold is whole: whoever looks sees what stood there before, or all that is new. */
export interface OutFolder {
  /** Puts what stands in a folder into this one, in the place of all that was put there before; the other one is gone afterwards. What others put there stays. */
  fill(from: string): Promise<void>;
}

// what stands there only while it is filled, or where a program was killed meanwhile
const own = /^\.woad-(lock|new|old)(-\d+)*$/;
/** Lists what was put there: whatever else stands beside is another's. */
const listName = '.woad-site';
/** Nothing runs that long. */
const leftAfter = 86_400_000;
let count = 0;

/** What stands in a folder now, links followed; nothing when it is not there. Where no folder can be made of that name it is a UsageError. */
export function namesIn(folder: string): string[] {
  return isFolder(folder) ? readdirSync(folder).filter((name) => !own.test(name)) : [];
}

/** Where a path leads, links followed, as far as it is there yet. */
export function realPathOf(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPathOf(parent), basename(path));
}

/**
 * Makes a folder, sees that something can be written there, and does something that fills it; where that fails, or a signal ends it, what was
 * made is taken away again. `refuse` throws where what stands in the folder may not be taken away.
 */
export async function withOutFolder<Result>(
  path: string,
  refuse: (names: string[]) => void,
  act: (folder: OutFolder) => Promise<Result>,
): Promise<Result> {
  const told = async <Done>(does: () => Done | Promise<Done>): Promise<Done> => {
    try {
      return await does();
    } catch (error) {
      throw tellTrouble(error, `nothing was changed in ${path}`);
    }
  };
  const made: string[] = [];
  const clean = () => {
    for (const folder of made.splice(0).reverse()) removeEmpty(folder);
  };
  return whileStoppable(clean, async () => {
    try {
      await told(() => {
        refuseOthers(path, refuse);
        makeFolder(path, made);
        tryWriting(path);
      });
      const fill = (from: string) => told(() => fillFolder(from, path, refuse));
      return await act({ fill });
    } catch (error) {
      clean();
      throw error;
    }
  });
}

/** Asked from the outermost on, since below a file nothing can be asked. */
function isFolder(path: string): boolean {
  const parent = dirname(path);
  if (parent !== path && !isFolder(parent)) return false;
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return true;
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found) throw new UsageError(`${path} is ${found.isSymbolicLink() ? 'a link that leads to no folder' : 'a file'}; expected a folder`);
  return false;
}

/** One folder after the other: below some (`/proc`) Node tries for ever to make them all at once. */
function makeFolder(path: string, made: string[]): void {
  if (isFolder(path)) return;
  makeFolder(dirname(path), made);
  try {
    mkdirSync(path);
    made.push(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function tryWriting(folder: string): void {
  const path = join(folder, ownName('new'));
  try {
    writeFileSync(path, 'x');
  } finally {
    rmSync(path, { force: true });
  }
}

/** All is brought beside what stands there first, so that nothing is left to fail when that is taken away. */
async function fillFolder(from: string, to: string, refuse: (names: string[]) => void): Promise<void> {
  makeFolder(to, []);
  const [fresh, old] = [join(to, ownName('new')), join(to, ownName('old'))];
  const clean = () => {
    for (const each of [fresh, old]) rmSync(each, { recursive: true, force: true });
  };
  await whileStoppable(clean, async () => {
    try {
      bringFolder(from, fresh);
      await whileLocked(join(to, '.woad-lock'), async () => {
        refuseOthers(to, refuse);
        const coming = readdirSync(fresh);
        writeFileSync(join(fresh, listName), `${coming.join('\n')}\n`);
        const names = ownNames(to, coming);
        mkdirSync(old);
        exchange({ to, fresh, old }, names);
      });
      for (const name of readdirSync(to)) if (isLeft(to, name)) rmSync(join(to, name), { recursive: true, force: true });
    } finally {
      clean();
    }
  });
}

/** Where a program was killed while it filled the folder, or a list says what was put there, what stands there is known. */
function refuseOthers(path: string, refuse: (names: string[]) => void): void {
  const names = namesIn(path);
  const isKnown = names.length > 0 && (names.includes(listName) || readdirSync(path).some((name) => isLeft(path, name)));
  refuse(isKnown ? [] : names.filter((name) => !name.startsWith('.')));
}

/** What stands there and is to go: all that was put there, and what has the name of something that comes. Hidden files are nobody's to take away. */
function ownNames(to: string, coming: readonly string[]): string[] {
  const lists = ['', ...readdirSync(to).filter((name) => isLeft(to, name))].flatMap((folder) => listIn(join(to, folder)));
  const listed = new Set([listName, ...coming, ...lists.flat()]);
  return namesIn(to).filter((name) => listed.has(name) || (lists.length === 0 && !name.startsWith('.')));
}

function listIn(folder: string): string[][] {
  try {
    return [readFileSync(join(folder, listName), 'utf8').split('\n')];
  } catch {
    return [];
  }
}

/** On another file system, or where folders cannot be renamed, it is copied. */
function bringFolder(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
}

/** The folder itself stays, since it may be a link, a disk of its own, or open in a web server. */
function exchange({ to, fresh, old }: { to: string; fresh: string; old: string }, names: string[]): void {
  const moved: [from: string, to: string][] = [];
  const move = (from: string, to: string) => {
    renameSync(from, to);
    moved.push([to, from]);
  };
  try {
    for (const name of names) move(join(to, name), join(old, name));
    for (const name of readdirSync(fresh)) move(join(fresh, name), join(to, name));
  } catch (error) {
    for (const [from, to] of moved.reverse()) renameSync(from, to);
    throw error;
  }
}

/** Says in its name whose it is: another program may bear the number of one that was killed. */
function ownName(kind: 'new' | 'old'): string {
  const { pid, start } = ownLife();
  return `.woad-${kind}-${pid}-${start}-${placeNumber()}-${count++}`;
}

/** A number for where process numbers mean what they mean here. */
function placeNumber(): number {
  const { host, boot, space } = ownLife();
  return crc32([host, boot, space].join(' '));
}

/** What a program left there that was killed; of one of another container nobody knows before a day is over. */
function isLeft(to: string, name: string): boolean {
  const [, pid, start = '0', place] = /^\.woad-(?:new|old)-(\d+)(?:-(\d+)-(\d+))?-\d+$/.exec(name) ?? [];
  if (pid === undefined) return false;
  if (place !== undefined && Number(place) !== placeNumber()) return isOld(join(to, name));
  return endingOf({ ...ownLife(), pid: Number(pid), start: Number(start) }) === 'ended';
}

function isOld(path: string): boolean {
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Date.now() - made > leftAfter;
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // somebody put something into it, or took it away
  }
}
