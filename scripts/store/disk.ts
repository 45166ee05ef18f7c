import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FileEdit, Files, FolderEntry } from '../model/file.ts';
import { applyToDisk } from './disk-edits.ts';
import { pathProblem } from './disk-paths.ts';

/** The tracker's files as they stand on the disk now; links are never followed, neither the last part of a path nor a folder on the way. */
export function openDisk(root: string): Files {
  const top = resolve(root);
  const real = new Set(['']);
  const isReal = (folder: string): boolean => {
    if (real.has(folder)) return true;
    if (pathProblem(folder) || !isReal(parentOf(folder)) || !statusOf(join(top, folder))?.isDirectory()) return false;
    real.add(folder);
    return true;
  };
  const isReachable = (path: string): boolean => pathProblem(path) === undefined && isReal(parentOf(path));
  return {
    list: (folder) => (isReal(folder) ? listFolder(join(top, folder)) : []),
    read: (path) => (isReachable(path) ? readRegularFile(join(top, path)) : undefined),
    size: (path) => {
      const status = isReachable(path) ? statusOf(join(top, path)) : undefined;
      return status?.isFile() ? status.size : undefined;
    },
  };
}

/** The nearest folder upwards that holds a `workspace.yml`, as an absolute path. */
export function findRoot(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (statusOf(join(folder, 'workspace.yml'))?.isFile()) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The text of a file a person named, wherever it lies; undefined when there is none. */
export function readTextFile(path: string): string | undefined {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8') : undefined;
}

/** Makes the edits in their order, all or none: whatever stops one of them, those before it are undone and a UsageError says what was met. */
export function applyEdits(root: string, edits: FileEdit[]): void {
  if (edits.length > 0) applyToDisk(resolve(root), edits);
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function statusOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

function listFolder(folder: string): FolderEntry[] {
  const entries = dirents(folder).map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** None where no folder stands: it may have gone, or never been there. */
function dirents(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

function kindOf(entry: Dirent): FolderEntry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

const withoutLinks = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function readRegularFile(path: string): Uint8Array | undefined {
  if (constants.O_NOFOLLOW === undefined && !statusOf(path)?.isFile()) return undefined;
  let descriptor: number;
  try {
    descriptor = openSync(path, withoutLinks);
  } catch (error) {
    if (['ENOENT', 'ELOOP', 'ENOTDIR', 'ENXIO', 'EMLINK', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
  try {
    const status = fstatSync(descriptor);
    return status.isFile() ? readWhole(descriptor, status.size) : undefined;
  } finally {
    closeSync(descriptor);
  }
}

function readWhole(descriptor: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const count = readSync(descriptor, bytes, filled, size - filled, null);
    if (count === 0) return bytes.subarray(0, filled);
    filled += count;
  }
  return bytes;
}
