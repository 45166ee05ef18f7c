import type { Repository } from './git.ts';
import { askGit, splitNul } from './git-run.ts';

/** The newest commit of the branch itself that took away a file of a folder for which `is` holds; undefined when none did. */
export function findRemoval(repository: Repository, folder: string, is: (path: string) => boolean): string | undefined {
  const { top, prefix } = repository;
  const how = ['--first-parent', '--diff-merges=first-parent', '--no-renames', '--diff-filter=D', '--name-only', '--no-show-signature'];
  const { code, output } = askGit(top, ['log', '-z', '--format=%x00%H', ...how, 'HEAD', '--', prefix + folder]);
  if (code !== 0) return undefined;
  let commit: string | undefined;
  for (const part of splitNul(output)) {
    const text = part.trim();
    if (/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(text)) commit = text;
    else if (is(text.slice(prefix.length))) return commit;
  }
  return undefined;
}
