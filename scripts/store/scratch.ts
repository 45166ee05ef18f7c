import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Does something with a new folder of its own below another, which is gone afterwards. */
export async function withScratch<Result>(below: string, act: (folder: string) => Promise<Result>): Promise<Result> {
  mkdirSync(below, { recursive: true });
  const folder = mkdtempSync(join(below, 'run-'));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
