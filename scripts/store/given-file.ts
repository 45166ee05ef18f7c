import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../model/diagnostic.ts';

/** The bytes of a file that another program named, wherever it lies; a UsageError when it cannot be read. */
export function readGiven(folder: string, path: string): Uint8Array {
  return told(path, 'read', () => readFileSync(resolve(folder, path)));
}

/** Puts other content into such a file. */
export function writeGiven(folder: string, path: string, content: string | Uint8Array): void {
  told(path, 'written', () => writeFileSync(resolve(folder, path), content));
}

function told<Result>(path: string, what: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw new UsageError(`${path} could not be ${what} (${(error as NodeJS.ErrnoException).code})`);
  }
}
