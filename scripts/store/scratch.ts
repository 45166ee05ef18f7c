import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isLeftOver, ownMark } from './living-marks.ts';
import { whileStoppable } from './stopping.ts';
import { tellTrouble } from './trouble.ts';

const begin = 'run-';

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
    return mkdtempSync(join(below, `${begin}${ownMark()}-`));
  } catch (error) {
    throw tellTrouble(error, 'woad works in that folder');
  }
}

/** What killed programs left. */
function sweep(below: string): void {
  for (const name of readdirSync(below)) {
    const path = join(below, name);
    if (name.startsWith(begin) && isLeftOver(path, /^run-(\d+-\d+-\d+)-/.exec(name)?.[1])) remove(path);
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // it is swept later; why it cannot be removed is what stopped the program, too
  }
}
