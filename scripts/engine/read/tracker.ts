import type { Board } from '../../model/board.ts';
import { compareDiagnostics, type Diagnostic, type Severity } from '../../model/diagnostic.ts';
import type { FieldTypes, Zod } from '../../model/field-type.ts';
import type { Files, SourceFile } from '../../model/file.ts';
import { didYouMean, keyPattern, nameProblem, slugFrom, titleFrom } from '../../model/names.ts';
import type { Tracker } from '../../model/tracker.ts';
import { compareInList, compareLists } from '../query/order.ts';
import { late } from './late.ts';
import { type BoardLayout, readLayout } from './layout.ts';
import { decodeFile, openRecordFiles } from './record-files.ts';
import type { Remembered } from './remembered.ts';

/** What reading needs beside the files. */
export interface ReadContext {
  fields: FieldTypes;
  zod: Zod;
  remembered?: Remembered;
}

/** Reads a whole tracker: all that can be read, and every fault of reading (the checks of `checks/` come on top). */
export function readTracker(files: Files, context: ReadContext): Tracker {
  const diagnostics: Diagnostic[] = [];
  const say = (path: string, check: string, message: string, severity: Severity = 'error') =>
    diagnostics.push({ place: { path, line: 1, column: 1 }, check, message, severity });
  const open = (path: string): SourceFile | undefined => {
    const decoded = decodeFile(files, path);
    if ('text' in decoded) return { path, text: decoded.text };
    say(path, 'encoding', decoded.problem);
    return undefined;
  };

  const workspaceFile = open('workspace.yml') ?? { path: 'workspace.yml', text: '' };
  const { remembered } = context;
  const settings: Remembered['settings'] = remembered?.settings ?? ((_, read) => read());
  const { workspace, diagnostics: ofWorkspace } = settings(workspaceFile, () => late.workspace().readWorkspace(workspaceFile, context.zod));
  diagnostics.push(...ofWorkspace);
  const tracker: Tracker = { workspace, boards: new Map(), records: [], templates: [], automations: [], orphans: [], diagnostics };

  for (const path of yamlFiles(files, 'lists', say)) {
    const file = open(path);
    if (!file) continue;
    const { board, diagnostics: found } = settings(file, () => late.board().readBoard(file, context));
    tracker.boards.set(board.name, board);
    diagnostics.push(...found);
  }
  const layout = readLayout(files);
  for (const { path, message, severity } of layout.strays) say(path, 'stray', message, severity);
  const [bare, ...others] = [...tracker.boards.keys()].filter((name) => !layout.boards.has(name));
  const rename =
    bare !== undefined && others.length === 0 ? `; lists/${bare}.yml has no records: where both are one board, give them one name` : '';
  for (const [name, folder] of layout.boards) {
    if (!tracker.boards.has(name)) {
      const hint = didYouMean(name, tracker.boards.keys()) || rename;
      say(`records/${name}`, 'unknown-board', `no lists/${name}.yml describes this board${hint}`);
      tracker.boards.set(name, boardFromFolder(name, folder));
    }
  }
  const recordFiles = openRecordFiles(files, context, workspace, diagnostics);
  for (const board of tracker.boards.values()) {
    const folder = layout.boards.get(board.name);
    if (folder) readBoardRecords(board, folder);
  }
  for (const path of yamlFiles(files, 'automations', say)) {
    const file = open(path);
    if (!file) continue;
    const name = path.slice('automations/'.length).replace(/\.ya?ml$/, '');
    if (!keyPattern.test(name)) say(path, 'rule', `"${name}" is not a name for a rule; expected lower-case letters, digits and "-"`);
    const { rule, diagnostics: found } = settings(file, () => late.rule().readRule(file));
    if (rule) tracker.automations.push(rule);
    diagnostics.push(...found);
  }
  diagnostics.sort(compareDiagnostics);
  return tracker;

  function readBoardRecords(board: Board, folder: BoardLayout): void {
    // few boards have either, and then no slug is asked for
    const slugs = folder.comments.size + folder.files.size > 0 ? new Set<string>() : undefined;
    for (const list of [...folder.lists.keys()].sort((a, b) => compareLists(a, b, board))) {
      const records = (folder.lists.get(list) ?? []).map((path) => recordFiles.read(path, board));
      for (const record of records.sort(compareInList)) {
        tracker.records.push(record);
        if (!slugs) continue;
        recordFiles.attach(record, folder.comments.get(record.slug) ?? [], folder.files.get(record.slug) ?? []);
        slugs.add(record.slug);
      }
    }
    for (const kind of ['comments', 'files'] as const) {
      for (const slug of folder[kind].keys()) {
        if (!slugs?.has(slug)) tracker.orphans.push({ path: `records/${board.name}/_${kind}/${slug}`, kind, board: board.name, slug });
      }
    }
    for (const path of folder.templates) {
      const file = open(path);
      const found = file ? late.record().readRecord(file, board, context.fields).diagnostics : [];
      // a template may leave the title to whoever uses it
      diagnostics.push(...found.filter(({ check }) => check !== 'title'));
      if (file)
        tracker.templates.push({
          path,
          board: board.name,
          name: path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, ''),
          text: file.text,
        });
    }
  }
}

function yamlFiles(
  files: Files,
  folder: string,
  say: (path: string, check: string, message: string, severity?: Severity) => void,
): string[] {
  const found: string[] = [];
  for (const { name, kind } of files.list(folder)) {
    const path = `${folder}/${name}`;
    if (name.startsWith('.git') || name === '.DS_Store') continue;
    if (kind === 'file' && name.endsWith('.yml')) found.push(path);
    else if (kind === 'file' && name.endsWith('.yaml'))
      say(path, 'stray', `is not read; rename it to ${soundName(name.slice(0, -'.yaml'.length))}.yml`);
    else if (kind === 'link') say(path, 'stray', 'a link; only regular files are read');
    else say(path, 'stray', `is not read; ${folder}/ holds .yml files`, 'warning');
  }
  return found;
}

/** The name of a file that would be read. */
function soundName(name: string): string {
  return nameProblem(name) === undefined ? name : slugFrom(name) || name;
}

/** A board that no file describes: its lists are its folders, so that its records can be seen. */
function boardFromFolder(name: string, folder: BoardLayout): Board {
  const lists = [...folder.lists.keys()].map((list) => ({ name: list, title: titleFrom(list), done: false, locked: false }));
  return {
    name,
    undescribed: true,
    path: `lists/${name}.yml`,
    title: titleFrom(name),
    record: { one: 'Record', many: 'Records' },
    color: 'slate',
    publish: 'all',
    lists,
    tags: new Map(),
    open: new Set(),
    fields: new Map(),
    card: ['tags', 'due', 'assignees'],
    views: ['board', 'table', 'calendar'].map((view) => ({ view, options: {} })),
    places: new Map([['', { path: `lists/${name}.yml`, line: 1, column: 1 }]]),
  };
}
