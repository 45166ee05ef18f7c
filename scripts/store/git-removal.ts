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
