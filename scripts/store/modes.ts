import { chmodSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from './git.ts';
import { askGit, splitNul } from './git-run.ts';

const executable = /(?:^|\0)100755 /;

/** The texts of the tracker that git's index and the disk both have as programs, by path; attachments may be what they like. */
export function executableFiles(repository: Repository): string[] {
  const { top, prefix } = repository;
  const within = ['workspace.yml', 'lists', 'automations', 'records'].map((part) => prefix + part);
  const { code, output } = askGit(top, ['ls-files', '-s', '-z', '--', ...within]);
  if (code !== 0 || !executable.test(output.toString('latin1'))) return [];
  return splitNul(output).flatMap((line) => {
    const path = line.slice(line.indexOf('\t') + 1);
    const isText = line.startsWith('100755 ') && /\.(md|yml)$/.test(path) && !path.includes('/_files/');
    return isText && isExecutable(join(top, path)) ? [path.slice(prefix.length)] : [];
  });
}

/** Takes the right to run them from regular files below a root; all else about them stays. */
export function makePlain(root: string, paths: string[]): void {
  for (const path of paths) if (isExecutable(join(root, path))) chmodSync(join(root, path), lstatSync(join(root, path)).mode & 0o7666);
}

function isExecutable(path: string): boolean {
  const status = lstatSync(path, { throwIfNoEntry: false });
  return status?.isFile() === true && (status.mode & 0o111) !== 0;
}
