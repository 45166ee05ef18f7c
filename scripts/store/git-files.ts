import { UsageError } from '../model/diagnostic.ts';
import type { Files, FolderEntry } from '../model/file.ts';
import { isRegular, type Repository } from './git.ts';
import { askOnce } from './git-known.ts';
import { askGit, runGit } from './git-run.ts';

interface Tree {
  folders: Map<string, FolderEntry[]>;
  /** What git calls the regular files, by path. */
  blobs: Map<string, string>;
  /** The modes of what is no plain file. */
  modes: Map<string, string>;
}

/** The files of a commit, and what git calls them. */
export interface CommitFiles extends Files {
  blob(path: string): string | undefined;
  /** All blobs by path. */
  blobs(): ReadonlyMap<string, string>;
}

/** So many files may be asked for one by one before all are read: each costs a git. */
const mostSingle = 16;

/** The settings of a tracker as a commit of 40 hex digits holds them: its workspace, boards and rules, and no record. */
export function openSettings(repository: Repository, commit: string): Files {
  return openCommit(repository, commit, undefined, ['workspace.yml', 'lists', 'automations']);
}

/** The tracker's files as a commit of 40 hex digits holds them, or those below `within` alone; texts are read in one go when the first is asked for, or only those of `wanted`. */
export function openCommit(repository: Repository, commit: string, wanted?: Iterable<string>, within: string[] = []): CommitFiles {
  let tree: Tree | undefined;
  let texts: Map<string, Uint8Array> | undefined;
  const open = (): Tree => {
    tree ??= treeOf(repository, commit, within);
    return tree;
  };
  let single = 0;
  let sizes: Map<string, number> | undefined;
  const readAll = (paths: Iterable<string>): Map<string, Uint8Array> =>
    readBlobs(
      repository,
      [...paths].flatMap((path) => open().blobs.get(path) ?? []),
    );
  const allTexts = () => [...open().blobs.keys()].filter((each) => /\.(md|yml)$/.test(each) && !each.includes('/_files/'));
  return {
    blob: (path) => open().blobs.get(path),
    blobs: () => open().blobs,
    list: (folder) => open().folders.get(folder === '.' ? '' : folder) ?? [],
    size(path) {
      const object = open().blobs.get(path);
      if (object === undefined) return undefined;
      // what is about to be read tells its size, too
      if (wanted) texts ??= readAll(wanted);
      const text = texts?.get(object);
      if (text) return text.length;
      sizes ??= sizesOf(repository, open().blobs);
      return sizes.get(object);
    },
    read(path) {
      const object = open().blobs.get(path);
      if (object === undefined) return undefined;
      texts ??= readAll(wanted ?? allTexts());
      if (!texts.has(object) && wanted && ++single > mostSingle) texts = new Map([...texts, ...readAll(allTexts())]);
      const known = texts.get(object) ?? readBlobs(repository, [object]).get(object);
      // to take it for a file that is not there would remove what is
      if (!known) throw new UsageError(`git cannot read ${path} as the commit ${commit.slice(0, 10)} holds it; git fsck tells more`);
      texts.set(object, known);
      return known;
    },
  };
}

/** The modes of what a commit of 40 hex digits holds, by path from the tracker's root; a plain file, `100644`, is left out. */
export function modesIn(repository: Repository, commit: string): ReadonlyMap<string, string> {
  return treeOf(repository, commit, []).modes;
}

const treeOnce = askOnce<Tree | undefined>(4);

function treeOf(repository: Repository, commit: string, within: string[]): Tree {
  const read = () => readTree(repository, commit, within);
  return treeOnce(repository, JSON.stringify([commit, within]), read) ?? emptyTree();
}

function emptyTree(): Tree {
  return { folders: new Map([['', []]]), blobs: new Map(), modes: new Map() };
}

/** Undefined where the commit, or the tracker in it, is not there. */
function readTree(repository: Repository, commit: string, within: string[]): Tree | undefined {
  const tree = emptyTree();
  const folder = `${commit}:${repository.prefix.replace(/\/$/, '')}`;
  const listed = askGit(repository.top, ['ls-tree', '-r', '-z', '--full-tree', folder, '--', ...within]);
  if (listed.code !== 0) {
    const isThere = askGit(repository.top, ['rev-parse', '--verify', '--quiet', '--end-of-options', folder]).code === 0;
    if (isThere) throw new UsageError(`git ls-tree: ${listed.complaint}`);
    return undefined;
  }
  const text = listed.output.toString('utf8');
  // "100644 blob <object>\t<path>" and NUL, over and over
  for (let at = 0; at < text.length; ) {
    const tab = text.indexOf('\t', at);
    const end = text.indexOf('\0', tab);
    const path = text.slice(tab + 1, end);
    const mode = text.slice(at, at + 6);
    const kind = kindOf(mode);
    if (mode !== '100644') tree.modes.set(path, mode);
    if (kind === 'file') tree.blobs.set(path, text.slice(text.lastIndexOf(' ', tab) + 1, tab));
    addEntry(tree.folders, path, kind);
    at = end + 1;
  }
  for (const entries of tree.folders.values()) entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return tree;
}

/** The bytes of every blob, asked of git in one go. */
function sizesOf(repository: Repository, blobs: ReadonlyMap<string, string>): Map<string, number> {
  const objects = [...new Set(blobs.values())];
  const output = runGit(repository.top, ['cat-file', '--batch-check=%(objectname) %(objectsize)'], `${objects.join('\n')}\n`);
  const pairs = output
    .toString('latin1')
    .split('\n')
    .flatMap((line): [string, number][] => {
      const [object = '', size] = line.split(' ');
      return /^\d+$/.test(size ?? '') ? [[object, Number(size)]] : [];
    });
  return new Map(pairs);
}

function kindOf(mode: string): FolderEntry['kind'] {
  if (isRegular(mode)) return 'file';
  return mode === '120000' ? 'link' : 'other';
}

/** Puts an entry into its folder, and the folders on the way into theirs. */
function addEntry(folders: Map<string, FolderEntry[]>, path: string, kind: FolderEntry['kind']): void {
  const slash = path.lastIndexOf('/');
  const folder = slash === -1 ? '' : path.slice(0, slash);
  const entries = folders.get(folder);
  if (entries) {
    entries.push({ name: path.slice(slash + 1), kind });
    return;
  }
  folders.set(folder, [{ name: path.slice(slash + 1), kind }]);
  addEntry(folders, folder, 'folder');
}

/** The bytes of many blobs by one git; a blob that is not here (partial clone) is left out. */
export function readBlobs(repository: Repository, objects: string[]): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  if (objects.length === 0) return found;
  const output = runGit(repository.top, ['cat-file', '--batch'], `${[...new Set(objects)].join('\n')}\n`);
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [object = '', kind, size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (kind !== 'blob') continue;
    found.set(object, new Uint8Array(output.subarray(at, at + Number(size))));
    at += Number(size) + 1;
  }
  return found;
}
