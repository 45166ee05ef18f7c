import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Bytes by path from the tree's root, with "/", sorted; one character a byte (latin1), so that a difference can be shown and nothing is lost. */
export type FileTree = Map<string, string>;

/** Every file below a folder but those of git and of the cache. */
export function readTree(root: string): FileTree {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !/(^|\/)\.(git|cache)\//.test(path))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'latin1')]));
}

/** Writes all files of a tree below a folder. */
export function writeTree(root: string, tree: FileTree): void {
  for (const [path, bytes] of tree) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes, 'latin1');
  }
}

/** The text of a file of a tree. */
export function textOf(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
