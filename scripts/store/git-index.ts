import { isRegular, type Repository } from './git.ts';
import { askGit, runGit, splitNul } from './git-run.ts';

/** What git calls the bytes of the tracker's files that stand on the disk as the index has them: blobs by path, without those that differ, are in conflict, are no regular files, or that git was told not to look at. */
export function readIndex({ top, prefix }: Repository): Map<string, string> {
  const blobs = new Map<string, string>();
  const within = prefix === '' ? [] : ['--', prefix];
  const { code, output } = askGit(top, ['ls-files', '-s', '-v', '-c', '-m', '-d', '-z', ...within]);
  if (code !== 0) return blobs;
  const differing: string[] = [];
  const text = output.toString('utf8');
  for (let at = 0, end = text.indexOf('\0'); end !== -1; at = end + 1, end = text.indexOf('\0', at)) {
    // H 100644 <blob> <stage>\t<path>, and once more with C or R where it differs or is gone; any other letter is a file that git does not look at
    const tab = text.indexOf('\t', at);
    const space = text.indexOf(' ', at + 9);
    const path = text.slice(tab + 1 + prefix.length, end);
    if (!text.startsWith('H ', at)) differing.push(path);
    else if (isRegular(text.slice(at + 2, at + 8)) && text.slice(space + 1, tab) === '0') blobs.set(path, text.slice(at + 9, space));
  }
  for (const path of differing) blobs.delete(path);
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
