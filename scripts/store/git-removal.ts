import type { Repository } from './git.ts';
import { askGit, splitNul } from './git-run.ts';

/** Of the files of records, by `board/slug`, those that stand on the disk and in no commit; a record that was only moved to another list is in one. None outside of git. */
export function neverCommitted(root: string, names: string[]): string[] {
  const specs = names.flatMap((name) => {
    const [board = '', slug = ''] = name.split('/').map((part) => part.replace(/[*?[\]\\]/g, '\\$&'));
    return [`*/${slug}.md`, `_comments/${slug}/**`, `_files/${slug}/**`].map((rest) => `:(glob)records/${board}/${rest}`);
  });
  const how = ['--porcelain=v1', '-z', '--untracked-files=all', '--ignored=traditional', '--no-renames'];
  const { code, output } = askGit(root, ['--no-literal-pathspecs', 'status', ...how, '--', ...specs]);
  const found = code === 0 ? splitNul(output).map((line) => ({ state: line.slice(0, 2), path: line.slice(3) })) : [];
  const placeless = (path: string) => path.replace(/[^/]+(?=\/[^/]+$)/, '');
  const left = new Set(found.flatMap(({ state, path }) => (state.includes('D') ? [placeless(path)] : [])));
  return found.flatMap(({ state, path }) => (/^(\?\?|!!|A[^D])$/.test(state) && !left.has(placeless(path)) ? [path] : []));
}

/** The newest commit of the branch itself that took away a file of a folder for which `is` holds; undefined when none did. */
export function findRemoval(repository: Repository, folder: string, is: (path: string) => boolean): string | undefined {
  return findRemovals(repository, [folder], (path) => (is(path) ? path : undefined), 'HEAD', 1)
    .values()
    .next().value?.[0];
}

/** The commits of the branch itself up to `from` that took away files of these folders, newest first, by what `nameOf` calls a file; at most so many names. */
export function findRemovals(
  { top, prefix }: Repository,
  folders: string[],
  nameOf: (path: string) => string | undefined,
  from: string,
  most = Number.POSITIVE_INFINITY,
): Map<string, string[]> {
  const how = ['--first-parent', '--diff-merges=first-parent', '--no-renames', '--diff-filter=D', '--name-only', '--no-show-signature'];
  const within = folders.map((folder) => prefix + folder);
  const { code, output } = askGit(top, ['log', '-z', '--format=%x00%H', ...how, '--end-of-options', from, '--', ...within]);
  const found = new Map<string, string[]>();
  let commit = '';
  for (const part of code === 0 ? splitNul(output) : []) {
    const text = part.trim();
    if (/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(text)) commit = text;
    else {
      const name = nameOf(text.slice(prefix.length));
      if (name === undefined) continue;
      found.set(name, [...(found.get(name) ?? []), commit]);
      if (found.size >= most) break;
    }
  }
  return found;
}
