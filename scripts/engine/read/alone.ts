import type { Board } from '../../model/board.ts';
import type { Files } from '../../model/file.ts';
import type { Tracker } from '../../model/tracker.ts';
import { fullName, textsOf } from '../query/facts.ts';
import { late } from './late.ts';
import { silent } from './layout.ts';
import { decodeFile, openRecordFiles } from './record-files.ts';
import type { ReadContext } from './tracker.ts';

/** A tracker of one record and those that block it, read without the others; undefined where they are needed: computed fields, earlier slugs, slugs that stand twice, boards that no file describes. */
export function readAlone(files: Files, context: ReadContext, name: string): Tracker | undefined {
  const settings = context.remembered?.settings ?? ((_, read) => read());
  const open = (path: string) => {
    const decoded = decodeFile(files, path);
    return { path, text: 'text' in decoded ? decoded.text : '' };
  };
  const workspaceFile = open('workspace.yml');
  const { workspace } = settings(workspaceFile, () => late.workspace().readWorkspace(workspaceFile, context.zod));
  const tracker: Tracker = { workspace, boards: new Map(), records: [], templates: [], automations: [], orphans: [], diagnostics: [] };
  const recordFiles = openRecordFiles(files, context, workspace, tracker.diagnostics);
  const wanted = [name];
  // the list grows by what blocks the first
  for (const each of wanted) {
    const [boardName = '', slug = '', ...rest] = each.split('/');
    const board = boardName === '' || slug === '' || rest.length > 0 ? undefined : openBoard(boardName);
    const paths = board ? pathsOf(board, slug) : [];
    const [path] = paths;
    if (!board || path === undefined || paths.length > 1) return undefined;
    const record = recordFiles.read(path, board);
    tracker.records.push(record);
    if (each !== name) continue;
    recordFiles.attach(record, list(`records/${boardName}/_comments/${slug}`, '.md'), list(`records/${boardName}/_files/${slug}`, ''));
    wanted.push(...new Set(textsOf(record, 'blocked_by').map((reference) => fullName(reference, boardName))));
  }
  return tracker;

  function openBoard(boardName: string): Board | undefined {
    const known = tracker.boards.get(boardName);
    if (known) return known;
    if (files.size(`lists/${boardName}.yml`) === undefined) return undefined;
    const file = open(`lists/${boardName}.yml`);
    const { board } = settings(file, () => late.board().readBoard(file, context));
    if ([...board.fields.values()].some(({ computed }) => computed)) return undefined;
    tracker.boards.set(boardName, board);
    return board;
  }

  function pathsOf(board: Board, slug: string): string[] {
    if (/[\\\0]|^[._]/.test(slug)) return [];
    return files.list(`records/${board.name}`).flatMap((entry) => {
      const path = `records/${board.name}/${entry.name}/${slug}.md`;
      return entry.kind === 'folder' && !entry.name.startsWith('_') && files.size(path) !== undefined ? [path] : [];
    });
  }

  function list(folder: string, ending: string): string[] {
    const wanted = files.list(folder).filter(({ kind, name }) => kind === 'file' && name.endsWith(ending) && !silent.has(name));
    return wanted.map((entry) => `${folder}/${entry.name}`);
  }
}
