import { isRegular, type Repository } from './git.ts';
import { askGit, runGit, splitNul } from './git-run.ts';

/** What git calls the bytes of the tracker's files that stand on the disk as the index has them: blobs by path, without those that differ, are in conflict, are no regular files, or that git was told not to look at. */
export function readIndex({ top, prefix }: Repository): Map<string, string> {
  const blobs = new Map<string, string>();
  const within = prefix === '' ? [] : ['--', prefix];
  const index = askGit(top, ['ls-files', '-s', '-v', '-z', ...within]);
  const differing = askGit(top, ['diff-files', '--name-only', '-z', '--no-renames', '--ignore-submodules', ...within]);
  if (index.code !== 0 || differing.code !== 0) return blobs;
  const text = index.output.toString('utf8');
  for (let at = 0, end = text.indexOf('\0'); end !== -1; at = end + 1, end = text.indexOf('\0', at)) {
    // H 100644 <blob> <stage>\t<path>; another letter than H is a file that git does not compare with the disk
    const tab = text.indexOf('\t', at);
    const space = text.indexOf(' ', at + 9);
    if (text.startsWith('H ', at) && isRegular(text.slice(at + 2, at + 8)) && text.slice(space + 1, tab) === '0')
      blobs.set(text.slice(tab + 1 + prefix.length, end), text.slice(at + 9, space));
  }
  for (const path of splitNul(differing.output)) blobs.delete(path.slice(prefix.length));
  for (const path of filteredPaths(
    top,
    [...blobs.keys()].map((each) => prefix + each),
  ))
    blobs.delete(path.slice(prefix.length));
  return blobs;
}

/** Of these paths, those that git keeps in another form than they have on the disk (git-lfs, git-crypt): its name for them tells nothing of what can be read there. */
function filteredPaths(top: string, paths: string[]): string[] {
  const { code } = askGit(top, ['config', '--get-regexp', '^filter\\..*\\.(clean|process)$']);
  if (code !== 0 || paths.length === 0) return [];
  const parts = splitNul(runGit(top, ['check-attr', '-z', '--stdin', 'filter'], `${paths.join('\0')}\0`));
  // path, attribute, value
  return parts.flatMap((path, index) =>
    index % 3 === 0 && parts[index + 2] !== 'unspecified' && parts[index + 2] !== 'unset' ? [path] : [],
  );
}
