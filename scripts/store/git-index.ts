import { openRepository } from './git.ts';
import { askGit, runGit, splitNul } from './git-run.ts';

/** What git calls the bytes of a tracker's files that stand on the disk as its index has them, by path; of all others it tells nothing. */
export interface GitNames {
  get(path: string): string | undefined;
  /** How many files the index has, those that differ counted twice. */
  size: number;
  entries(): Iterable<[path: string, blob: string]>;
}

// the question tells along with its answer whether any file may have another form in git than on the disk (git-lfs, git-crypt)
const tellFilters = { GIT_TRACE2: '1', GIT_TRACE2_BRIEF: '1', GIT_TRACE2_CONFIG_PARAMS: 'filter.*.clean,filter.*.process' };
const fewMisses = 16;
const told = 'H'.charCodeAt(0);

/** Asks git about the files below a tracker's root; undefined without git or outside of any repository. */
export function readIndex(root: string): GitNames | undefined {
  const { code, output, complaint } = askGit(root, ['ls-files', '-s', '-v', '-c', '-m', '-d', '-z'], undefined, tellFilters);
  if (/^fatal: not a git repository/m.test(complaint)) return undefined;
  if (code !== 0) return openRepository(root) && namesIn('', new Set());
  const text = output.toString('utf8');
  const mayFilter = !/^version /m.test(complaint) || /^def_param /m.test(complaint);
  return namesIn(text, mayFilter ? filteredPaths(root, text) : new Set());
}

/** Reads the answer, `H 100644 <blob> <stage>\t<path>\0`, where it is asked: those who ask do so nearly in its order. */
function namesIn(text: string, untold: Set<string>): GitNames {
  let size = 0;
  for (let at = 0, end = text.indexOf('\0'); end !== -1; at = end + 1, end = text.indexOf('\0', at)) {
    size++;
    // once more with C or R where it differs or is gone; any other letter is a file that git does not look at
    if (text.charCodeAt(at) !== told) untold.add(text.slice(text.indexOf('\t', at) + 1, end));
  }
  let next = 0;
  let misses = 0;
  let starts: Map<string, number> | undefined;
  const startOf = (path: string): number | undefined => {
    while (next < text.length && text.charCodeAt(next) !== told) {
      const end = text.indexOf('\0', next);
      next = end === -1 ? text.length : end + 1;
    }
    if (isAt(path, next)) return next;
    const end = ++misses > fewMisses ? -1 : text.indexOf(`\t${path}\0`);
    const start = end === -1 ? -1 : text.lastIndexOf('\0', end) + 1;
    if (start !== -1 && isAt(path, start)) return start;
    starts ??= new Map(startsIn(text));
    return starts.get(path);
  };
  const isAt = (path: string, at: number): boolean => {
    const start = text.indexOf('\t', at) + 1;
    return start > 0 && text.startsWith(path, start) && text.charCodeAt(start + path.length) === 0;
  };
  const get = (path: string): string | undefined => {
    const at = startOf(path);
    if (at === undefined) return undefined;
    const tab = text.indexOf('\t', at);
    next = tab + path.length + 2;
    if (untold.has(path)) return undefined;
    const isRegular = text.startsWith('100644 ', at + 2) || text.startsWith('100755 ', at + 2);
    return isRegular && text.startsWith(' 0', tab - 2) ? text.slice(at + 9, tab - 2) : undefined;
  };
  function* entries(): Generator<[string, string]> {
    for (const [path] of startsIn(text)) {
      const blob = get(path);
      if (blob !== undefined) yield [path, blob];
    }
  }
  return { get, size, entries };
}

/** Where each line begins, by its path. */
function* startsIn(text: string): Generator<[path: string, at: number]> {
  for (let at = 0, end = text.indexOf('\0'); end !== -1; at = end + 1, end = text.indexOf('\0', at))
    yield [text.slice(text.indexOf('\t', at) + 1, end), at];
}

/** Those paths that git keeps in another form than they have on the disk: its name for them tells nothing of what can be read there. */
function filteredPaths(root: string, text: string): Set<string> {
  const { code } = askGit(root, ['config', '--get-regexp', '^filter\\..*\\.(clean|process)$']);
  if (code !== 0 || text === '') return new Set();
  const paths = [...startsIn(text)].map(([path]) => path);
  const parts = splitNul(runGit(root, ['check-attr', '-z', '--stdin', 'filter'], `${paths.join('\0')}\0`));
  // path, attribute, value
  return new Set(parts.filter((_, index) => index % 3 === 0 && parts[index + 2] !== 'unspecified' && parts[index + 2] !== 'unset'));
}
