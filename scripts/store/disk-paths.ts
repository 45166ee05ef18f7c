import { lstatSync } from 'node:fs';
import { join } from 'node:path';

/** Why a path from the tracker's root may not be used, or undefined when it may: it must stay inside and out of git's own folder. */
export function pathProblem(path: string): string | undefined {
  if (path.includes('\0') || path.includes('\\') || path.startsWith('/') || /^[A-Za-z]:/.test(path))
    return 'is not a path inside the tracker';
  for (const part of path.split('/')) {
    if (part === '' || part === '.' || part === '..') return 'is not a path inside the tracker';
    if (part.toLowerCase() === '.git') return "lies in git's own folder";
  }
  return undefined;
}

/** Why nothing may be written at a path: it leaves the tracker, or a link or a file stands where a folder is needed. */
export function writeProblem(root: string, path: string): string | undefined {
  const problem = pathProblem(path);
  if (problem) return problem;
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length++) {
    const part = parts.slice(0, length).join('/');
    const status = lstatSync(join(root, part), { throwIfNoEntry: false });
    if (!status) return undefined;
    if (status.isSymbolicLink()) return `goes through the link ${part}; only real files and folders are written`;
    if (length < parts.length && !status.isDirectory()) return `needs a folder at ${part}, but a file stands there`;
    if (length === parts.length && !status.isFile()) return 'is not a regular file';
  }
  return undefined;
}
