import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { whileStoppable } from './stopping.ts';
import { tellTrouble } from './trouble.ts';

const begin = 'run-';
/** What a killed program left is taken away after a day: nothing runs that long. */
const leftAfter = 86_400_000;

/** Does something with a new folder of its own below another, which is gone afterwards, also where a signal ends the program. */
export async function withScratch<Result>(below: string, act: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = makeScratch(below);
  const clean = () => remove(folder);
  return whileStoppable(clean, async () => {
    try {
      return await act(folder);
    } finally {
      clean();
    }
  });
}

function makeScratch(below: string): string {
  try {
    mkdirSync(below, { recursive: true });
    sweep(below);
    return mkdtempSync(join(below, begin));
  } catch (error) {
    throw tellTrouble(error, 'woad works in that folder');
  }
}

function sweep(below: string): void {
  for (const name of readdirSync(below)) {
    const path = join(below, name);
    const status = name.startsWith(begin) ? statSync(path, { throwIfNoEntry: false }) : undefined;
    if (status && status.mtimeMs < Date.now() - leftAfter) remove(path);
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // it is swept later; why it cannot be removed is what stopped the program, too
  }
}
