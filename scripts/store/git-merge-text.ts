import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askGit } from './git-run.ts';

/** Merges three versions line by line as git does, with git's marks (so many characters wide) where both sides changed the same lines. Bytes that git takes for no text stay ours, as one conflict. */
export function mergeLines<Content extends string | Uint8Array>(
  base: Content,
  ours: Content,
  theirs: Content,
  markerSize: number,
): { bytes: Uint8Array; conflicts: number } {
  const folder = mkdtempSync(join(tmpdir(), 'woad-merge-'));
  try {
    const names = ['ours', 'base', 'theirs'];
    for (const [index, content] of [ours, base, theirs].entries()) writeFileSync(join(folder, names[index] ?? ''), content);
    const labels = names.flatMap((name) => ['-L', name]);
    const { code, output } = askGit(folder, ['merge-file', '--stdout', '--quiet', `--marker-size=${markerSize}`, ...labels, ...names]);
    if (code === undefined || code > 127) return { bytes: Buffer.from(ours), conflicts: 1 };
    return { bytes: output, conflicts: code };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
