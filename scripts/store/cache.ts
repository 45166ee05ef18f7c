import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const folder = '.cache';
const keyFile = 'woad-cache-key';
const small = 64 * 1024;
let written = 0;

/** What was kept under a name (`history/a3.json`) below `.cache/` of the tracker; undefined when there is nothing, it cannot be read, it was not written by this clone, or it is not what was written. */
export function readCache(root: string, name: string): string | undefined {
  try {
    const key = foldersOf(root, name).every(isFolder) ? keyOf(root) : undefined;
    if (key === undefined) return undefined;
    const bytes = readFileSync(join(root, folder, name));
    const start = bytes.indexOf(10) + 1;
    const text = bytes.subarray(start);
    const sum = text.length < small ? 0 : sumOf(text);
    return bytes.toString('latin1', 0, start) === firstLine(key, text.length, sum) ? text.toString('utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text below `.cache/`, whole or not at all; where nothing can be written nothing is kept, since a cache may be lost at any time. A large one comes in pieces, and is never held whole. */
export function writeCache(root: string, name: string, pieces: Iterable<string> & object): void {
  const path = join(root, folder, name);
  const aside = `${path}.${process.pid}-${written++}`;
  try {
    const key = keyOf(root) ?? makeKey(root);
    if (key === undefined) return;
    makeFolders(root, name);
    writeWithSum(aside, key, pieces);
    renameSync(aside, path);
  } catch {
    // where `.cache` is a file nothing lies below it, and even that cannot be asked
    if (foldersOf(root, name).every(isFolder)) rmSync(aside, { force: true });
  }
}

/** The first line comes last: it tells the length of what follows and a sum of it. */
function writeWithSum(path: string, key: string, pieces: Iterable<string>): void {
  const descriptor = openSync(path, 'wx');
  try {
    const first = firstLine(key, 0, 0);
    let [length, sum] = [0, 0];
    writeSync(descriptor, first);
    for (const piece of pieces) {
      const bytes = Buffer.from(piece);
      length += bytes.length;
      sum = sumOf(bytes, sum);
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    }
    writeSync(descriptor, firstLine(key, length, length < small ? 0 : sum), 0);
  } finally {
    closeSync(descriptor);
  }
}

/** Tells a kept text from one that was cut off or has rotted; a small one is JSON, of which its length and its reader tell enough. */
function firstLine(key: string, length: number, sum: number): string {
  return `${key} ${String(length).padStart(12)} ${String(sum).padStart(10)}\n`;
}

function sumOf(bytes: Uint8Array, before = 0): number {
  return process.getBuiltinModule('node:zlib').crc32(bytes, before);
}

/** Each kept file begins with a secret of the clone, from git's own folder: a commit that brings a `.cache/` of its own is not believed. */
function keyOf(root: string): string | undefined {
  const git = gitFolderOf(root);
  const path = git && join(git, keyFile);
  if (!path || !lstatSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  const key = readFileSync(path, 'utf8');
  return /^[0-9a-f]{32}$/.test(key) ? key : undefined;
}

function makeKey(root: string): string | undefined {
  const git = gitFolderOf(root);
  if (git === undefined) return undefined;
  const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex');
  writeFileSync(join(git, keyFile), secret, { flag: 'wx', mode: 0o600 });
  return keyOf(root);
}

/** Git's folder of the clone that a folder lies in: the nearest `.git` upwards, or where a file of that name points to. */
function gitFolderOf(from: string): string | undefined {
  for (let at = resolve(from); ; at = dirname(at)) {
    const path = join(at, '.git');
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (status?.isDirectory()) return path;
    if (status?.isFile()) return resolve(at, /^gitdir: (.+)/.exec(readFileSync(path, 'utf8'))?.[1]?.trim() ?? '.git');
    if (dirname(at) === at) return undefined;
  }
}

/** The cache is a folder of the tracker, and so are those in it, never a link that leads out of it; git does not see it. */
function makeFolders(root: string, name: string): void {
  for (const path of foldersOf(root, name)) {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) mkdirSync(path, { recursive: true });
    if (!isFolder(path)) throw new Error(`${path} is no folder`);
  }
  try {
    writeFileSync(join(root, folder, '.gitignore'), '*\n', { flag: 'wx' });
  } catch {
    // it is there
  }
}

/** The folders that a name below `.cache/` lies in, outermost first. */
function foldersOf(root: string, name: string): string[] {
  const parts = name.split('/').slice(0, -1);
  return [folder, ...parts].map((_, length) => join(root, folder, ...parts.slice(0, length)));
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Tells one state of the program from another, by the names, sizes and times of the files of some folders and by what other files hold: what another version kept counts for nothing. */
export function versionOf(folders: string[], files: string[]): string {
  const parts = files.map((file) => readFileSync(file, 'utf8'));
  for (const each of folders) {
    for (const name of readdirSync(each).sort()) {
      const { size, mtimeMs } = lstatSync(join(each, name));
      parts.push(`${name} ${size} ${mtimeMs}`);
    }
  }
  return parts.join('\n');
}
