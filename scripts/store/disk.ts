import { isUtf8 } from 'node:buffer';
import type { Dirent, Stats } from 'node:fs';
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../model/diagnostic.ts';
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
    pieces: (path) => (isReachable(path) ? piecesOf(join(top, path)) : undefined),
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

/** The text of a file a person named, wherever it lies; undefined when there is none. What is not UTF-8 is a UsageError: written back, it would be something else. */
export function readTextFile(path: string): string | undefined {
  const bytes = absentOr(path, () => (statSync(path).isFile() ? readFileSync(path) : undefined));
  if (bytes !== undefined && !isUtf8(bytes))
    throw new UsageError(`${path} is not UTF-8; save it as UTF-8, without which letters would be lost`);
  return bytes?.toString('utf8');
}

/** The bytes of a file a person named, wherever it lies, or why they cannot be had: `is not a file`. */
export function readBytes(path: string, most: number): { bytes: Uint8Array } | { problem: string } {
  const status = absentOr(path, () => statSync(path));
  if (!status) return { problem: 'is not there' };
  if (!status.isFile()) return { problem: 'is not a file' };
  if (status.size > most) return { problem: `is ${Math.ceil(status.size / 1024 ** 2)} MiB; expected at most ${most / 1024 ** 2} MiB` };
  return { bytes: absentOr(path, () => readFileSync(path)) ?? new Uint8Array() };
}

/** Makes the edits in their order, all or none: whatever stops one of them, those before it are undone and a UsageError says what was met. */
export function applyEdits(root: string, edits: FileEdit[]): void {
  if (edits.length > 0) applyToDisk(resolve(root), edits);
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function statusOf(path: string): Stats | undefined {
  return absentOr(path, () => lstatSync(path, { throwIfNoEntry: false }));
}

const absent = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EMLINK', 'ENXIO', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

/** Undefined where nothing can stand at a path (it is gone, too long, goes through a file or a link); what may not be read is a UsageError, never nothing. */
function absentOr<Result>(path: string, act: () => Result): Result | undefined {
  try {
    return act();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (absent.has(code)) return undefined;
    throw code === '' ? error : new UsageError(`${path} could not be read (${code})`);
  }
}

function listFolder(folder: string): FolderEntry[] {
  const entries = (absentOr(folder, () => readdirSync(folder, { withFileTypes: true })) ?? []).map((entry) => ({
    name: entry.name,
    kind: kindOf(entry),
  }));
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function kindOf(entry: Dirent): FolderEntry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

const pieceSize = 1024 ** 2;
const withoutLinks = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function readRegularFile(path: string): Uint8Array | undefined {
  const descriptor = openRegularFile(path);
  if (descriptor === undefined) return undefined;
  try {
    return readWhole(descriptor, fstatSync(descriptor).size);
  } finally {
    closeSync(descriptor);
  }
}

/** Opened before it is given, so that what is no file is known at once. */
function piecesOf(path: string): Iterable<Uint8Array> | undefined {
  const descriptor = openRegularFile(path);
  return descriptor === undefined ? undefined : readPieces(descriptor);
}

function* readPieces(descriptor: number): Generator<Uint8Array, undefined> {
  try {
    const bytes = new Uint8Array(Math.min(pieceSize, Math.max(1, fstatSync(descriptor).size)));
    for (let count = readSync(descriptor, bytes); count > 0; count = readSync(descriptor, bytes)) yield bytes.subarray(0, count);
  } finally {
    closeSync(descriptor);
  }
}

function openRegularFile(path: string): number | undefined {
  if (constants.O_NOFOLLOW === undefined && !statusOf(path)?.isFile()) return undefined;
  const descriptor = absentOr(path, () => openSync(path, withoutLinks));
  if (descriptor === undefined || fstatSync(descriptor).isFile()) return descriptor;
  closeSync(descriptor);
  return undefined;
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
