import type { Repository } from './git.ts';
import { runGit } from './git-run.ts';

/** A file of the tracker as a commit of 40 hex digits holds it. */
export interface PastFile {
  commit: string;
  path: string;
}

/** The bytes of files of many commits, in their order, by one git; undefined where there is no such file. */
export function readPast({ top, prefix }: Repository, files: PastFile[]): (Uint8Array | undefined)[] {
  // git is asked line by line, so a path with a line end cannot be asked for
  const asked = files.map(({ commit, path }) => (path.includes('\n') ? '-' : `${commit}:${prefix}${path}`));
  if (asked.length === 0) return [];
  const output = runGit(top, ['cat-file', '--batch'], `${asked.join('\n')}\n`);
  const found: (Uint8Array | undefined)[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [, kind, size] = / (\w+) (\d+)$/.exec(output.toString('utf8', at, end)) ?? [];
    at = end + 1;
    if (size === undefined) {
      found.push(undefined);
      continue;
    }
    found.push(kind === 'blob' ? new Uint8Array(output.subarray(at, at + Number(size))) : undefined);
    at += Number(size) + 1;
  }
  return found;
}
