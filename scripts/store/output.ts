import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../model/diagnostic.ts';

/** A folder that is being filled with what was made from a tracker; paths are from it, with "/". */
export interface Output {
  readText(path: string): string;
  write(path: string, content: string | Uint8Array): void;
  /** Takes a file or a folder away, if it is there. */
  remove(path: string): void;
}

/** What stands in a folder now, links followed; nothing when it is not there. Where no folder can be made of that name it is a UsageError. */
export function namesIn(folder: string): string[] {
  return isFolder(folder) ? readdirSync(folder) : [];
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

/** Whether two folders, which need not be there yet, are on one file system, so that a file can be renamed from one into the other. */
export function areOnOneDisk(one: string, other: string): boolean {
  return diskOf(one) === diskOf(other);
}

function diskOf(path: string): number | undefined {
  const parent = dirname(path);
  return statSync(path, { throwIfNoEntry: false })?.dev ?? (parent === path ? undefined : diskOf(parent));
}

/** Puts what stands in one folder into another, in the place of all that stood there. */
export function replaceFolder(from: string, to: string): void {
  for (const name of namesIn(to)) rmSync(join(to, name), { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

/** Opens a folder for writing; a path that leads out of it is a UsageError, whatever it was made from. */
export function openOutput(folder: string): Output {
  const made = new Set<string>();
  const at = (path: string): string => {
    if (path.split('/').some((part) => part === '' || part === '..') || /[\\\0]/.test(path))
      throw new UsageError(`"${path}" does not lie inside ${folder}`);
    return join(folder, path);
  };
  return {
    readText: (path) => readFileSync(at(path), 'utf8'),
    write(path, content) {
      const file = at(path);
      const parent = dirname(file);
      if (!made.has(parent)) mkdirSync(parent, { recursive: true });
      made.add(parent);
      writeFileSync(file, content);
    },
    remove: (path) => rmSync(at(path), { recursive: true, force: true }),
  };
}
