import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const begin = 'run-';
/** What a killed program left is taken away after a day: nothing runs that long. */
const leftAfter = 86_400_000;

/** Does something with a new folder of its own below another, which is gone afterwards. */
export async function withScratch<Result>(below: string, act: (folder: string) => Promise<Result>): Promise<Result> {
  mkdirSync(below, { recursive: true });
  sweep(below);
  const folder = mkdtempSync(join(below, begin));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sweep(below: string): void {
  for (const name of readdirSync(below)) {
    const path = join(below, name);
    const status = name.startsWith(begin) ? statSync(path, { throwIfNoEntry: false }) : undefined;
    if (status && status.mtimeMs < Date.now() - leftAfter) rmSync(path, { recursive: true, force: true });
  }
}
