import type { Files, FolderEntry } from '../../model/file.ts';
import { didYouMean } from '../../model/names.ts';

/** What stands below `records/`, sorted by what it is; paths are from the root. */
export interface Layout {
  boards: Map<string, BoardLayout>;
  /** What was found where nothing of the tracker stands, and why it is not read. */
  strays: { path: string; message: string; severity: 'error' | 'warning' }[];
}

/** The files of one board's folder. */
export interface BoardLayout {
  /** List folder to its record files, in the order of the file system's names. */
  lists: Map<string, string[]>;
  /** Slug to comment files. */
  comments: Map<string, string[]>;
  /** Slug to attachment files. */
  files: Map<string, string[]>;
  templates: string[];
}

/** Files of other programs that may stand anywhere, of which nothing is said. */
export const silent: ReadonlySet<string> = new Set([
  '.gitkeep',
  '.keep',
  '.DS_Store',
  'Thumbs.db',
  'desktop.ini',
  '.gitattributes',
  '.gitignore',
]);
const special = ['_comments', '_files', '_templates'];

/** Walks `records/`; nothing is skipped in silence: what is no part of a tracker is a stray. */
export function readLayout(files: Files): Layout {
  const layout: Layout = { boards: new Map(), strays: [] };
  const stray = (path: string, message: string, severity: 'error' | 'warning' = 'error') => layout.strays.push({ path, message, severity });
  const open = (folder: string): FolderEntry[] =>
    files.list(folder).filter((entry) => {
      if (silent.has(entry.name)) return false;
      if (entry.kind === 'link') stray(`${folder}/${entry.name}`, 'a link; only regular files are read');
      if (entry.kind === 'other') stray(`${folder}/${entry.name}`, 'not a regular file; only regular files are read');
      return entry.kind === 'file' || entry.kind === 'folder';
    });

  if (files.size('records') !== undefined) stray('records', 'a file; expected a folder with a folder for each board');
  for (const entry of open('records')) {
    const path = `records/${entry.name}`;
    if (entry.kind === 'file') stray(path, `a file outside of any board; expected records/<board>/<list>/${entry.name}`);
    else layout.boards.set(entry.name, readBoardFolder(path));
  }
  return layout;

  function readBoardFolder(folder: string): BoardLayout {
    const board: BoardLayout = { lists: new Map(), comments: new Map(), files: new Map(), templates: [] };
    for (const { name, kind } of open(folder)) {
      const path = `${folder}/${name}`;
      if (kind === 'file') stray(path, `a file outside of any list; expected ${folder}/<list>/${name}`);
      else if (name === '_comments') readBySlug(path, board.comments, '.md');
      else if (name === '_files') readBySlug(path, board.files, '');
      else if (name === '_templates') board.templates = readFiles(path, '.md', 'templates');
      else if (name.startsWith('_'))
        stray(path, `"${name}" is not a folder of a board; expected one of ${special.join(', ')}${didYouMean(name, special)}`);
      else board.lists.set(name, readFiles(path, '.md', 'records'));
    }
    return board;
  }

  function readBySlug(folder: string, into: Map<string, string[]>, ending: string): void {
    for (const { name, kind } of open(folder)) {
      if (kind === 'folder') into.set(name, readFiles(`${folder}/${name}`, ending, ending ? 'comments' : 'files'));
      else stray(`${folder}/${name}`, `a file outside of any record's folder; expected ${folder}/<slug>/${name}`);
    }
  }

  function readFiles(folder: string, ending: string, what: string): string[] {
    const found: string[] = [];
    for (const { name, kind } of open(folder)) {
      const path = `${folder}/${name}`;
      if (kind === 'folder') stray(path, `a folder among ${what}; only files are read here`);
      else if (name.endsWith(ending)) found.push(path);
      else stray(path, `not a .md file; ${what} are .md files${what === 'records' ? ', other files go to _files/<slug>/' : ''}`, 'warning');
    }
    return found;
  }
}
