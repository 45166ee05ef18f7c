import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../model/diagnostic.ts';

/** A folder that is being filled with what was made from a tracker; paths are from it, with "/". */
export interface Output {
  readText(path: string): string;
  write(path: string, content: string | Uint8Array): void;
  /** The same, of a file that is never held whole. */
  writePieces(path: string, pieces: Iterable<Uint8Array>): void;
  /** Takes a file or a folder away, if it is there. */
  remove(path: string): void;
}

/** Opens a folder for writing; a path that leads out of it is a UsageError, whatever it was made from. */
export function openOutput(folder: string): Output {
  const made = new Set<string>();
  const at = (path: string): string => {
    if (path.split('/').some((part) => part === '' || part === '..') || /[\\\0]/.test(path))
      throw new UsageError(`"${path}" does not lie inside ${folder}`);
    return join(folder, path);
  };
  const placeOf = (path: string): string => {
    const file = at(path);
    const parent = dirname(file);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    return file;
  };
  return {
    readText: (path) => readFileSync(at(path), 'utf8'),
    write: (path, content) => writeFileSync(placeOf(path), content),
    writePieces(path, pieces) {
      const descriptor = openSync(placeOf(path), 'w');
      try {
        for (const bytes of pieces) writeFileSync(descriptor, bytes);
      } finally {
        closeSync(descriptor);
      }
    },
    remove: (path) => rmSync(at(path), { recursive: true, force: true }),
  };
}
