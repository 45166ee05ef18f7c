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
import { UsageError } from '../model/diagnostic.ts';
import { isLeftOver, ownMark } from './living-marks.ts';
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
const lockName = '.woad-lock';
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
        // who has to wait for another, or cannot, hears it before all the work
        return whileLocked(join(path, lockName), async () => {});
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
      await whileLocked(join(to, lockName), async () => {
        refuseOthers(to, refuse);
        const coming = readdirSync(fresh);
        const names = ownNames(to);
        refuseTaken(to, coming, names);
        mkdirSync(old);
        // who is killed while the names move leaves behind what both were
        writeList(old, names);
        writeList(fresh, coming);
        exchange({ to, fresh, old }, names);
      });
      for (const name of readdirSync(to)) if (isLeft(to, name)) rmSync(join(to, name), { recursive: true, force: true });
    } finally {
      clean();
    }
  });
}

/** Only a list says what was put there; that a program was killed there says nothing of what stands beside. */
function refuseOthers(path: string, refuse: (names: string[]) => void): void {
  const names = namesIn(path);
  refuse(listed(path) ? [] : names.filter((name) => !name.startsWith('.')));
}

/** What stands there and is to go: all that lists say was put there; where there is none, all that was not refused, but hidden files are nobody's to take away. */
function ownNames(to: string): string[] {
  const put = listed(to);
  return namesIn(to).filter((name) => (put ? put.has(name) : !name.startsWith('.')));
}

/** In the place of what is not to go nothing comes. */
function refuseTaken(to: string, coming: readonly string[], going: readonly string[]): void {
  const staying = new Set(namesIn(to).filter((name) => !going.includes(name)));
  const taken = coming.find((name) => staying.has(name));
  if (taken !== undefined)
    throw new UsageError(`no build put ${join(to, taken)} there, and this one has something of that name; move it elsewhere`);
}

/** The names that were put there, as the lists tell that are there, also in what a killed program left; undefined where there is no list. */
function listed(folder: string): Set<string> | undefined {
  if (!isFolder(folder)) return undefined;
  const left = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && isLeft(folder, entry.name));
  const lists = ['', ...left.map(({ name }) => name)].flatMap((name) => listIn(join(folder, name)));
  return lists.length > 0 ? new Set([listName, ...lists.flat()]) : undefined;
}

function listIn(folder: string): string[][] {
  const path = join(folder, listName);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isFile()) throw new UsageError(`${path} is no file of woad's; look at it and remove it`);
  return [readFileSync(path, 'utf8').split('\n')];
}

function writeList(folder: string, names: readonly string[]): void {
  writeFileSync(join(folder, listName), `${names.join('\n')}\n`);
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

function ownName(kind: 'new' | 'old'): string {
  return `.woad-${kind}-${ownMark()}-${count++}`;
}

/** What a program left there that was killed; a link was made by somebody else. */
function isLeft(to: string, name: string): boolean {
  const mark = /^\.woad-(?:new|old)-(\d+(?:-\d+-\d+)?)-\d+$/.exec(name)?.[1];
  const path = join(to, name);
  return mark !== undefined && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === false && isLeftOver(path, mark);
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // somebody put something into it, or took it away
  }
}
