import { dirtyPaths, isRegular, type Repository } from './git.ts';
import { askGit } from './git-run.ts';

/** What git calls the bytes of the tracker's files that stand on the disk as the index has them: blobs by path, without those that differ, are in conflict, or are no regular files. */
export function readIndex(repository: Repository): Map<string, string> {
  const { top, prefix } = repository;
  const blobs = new Map<string, string>();
  const { code, output } = askGit(top, ['ls-files', '-s', '-z', ...(prefix === '' ? [] : ['--', prefix])]);
  if (code !== 0) return blobs;
  const text = output.toString('utf8');
  for (let at = 0, end = text.indexOf('\0'); end !== -1; at = end + 1, end = text.indexOf('\0', at)) {
    // 100644 <blob> <stage>\t<path>
    const tab = text.indexOf('\t', at);
    const space = text.indexOf(' ', at + 7);
    if (isRegular(text.slice(at, at + 6)) && text.slice(space + 1, tab) === '0')
      blobs.set(text.slice(tab + 1 + prefix.length, end), text.slice(at + 7, space));
  }
  for (const path of dirtyPaths(repository)) blobs.delete(path);
  return blobs;
}
