import { chmodSync, copyFileSync, linkSync, lstatSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../model/diagnostic.ts';
import type { FileEdit } from '../model/file.ts';
import { beginJournal, beginUndoing, endJournal, noteDone, removeEmptyFolders, removeIfEmpty } from './disk-journal.ts';
import { writeProblem } from './disk-paths.ts';

/** Makes the edits in order; new texts are all written aside first, with a journal by which the next run finishes what a killed one began; what is replaced or removed is kept aside until the last edit is made. */
export function applyToDisk(root: string, edits: FileEdit[]): void {
  for (const edit of edits) refuseBadPaths(root, edit);
  const aside = guard('the tracker', () => mkdtempSync(join(root, '.woad-')));
  const undo: (() => void)[] = [];
  try {
    edits.forEach((edit, index) => {
      if (edit.kind !== 'write' && edit.kind !== 'copy') return;
      guard(edit.path, () => writeFileSync(join(aside, `${index}.new`), edit.kind === 'write' ? edit.text : edit.bytes));
    });
    guard('the tracker', () => beginJournal(root, aside, edits));
    edits.forEach((edit, index) => {
      guard(edit.path, () => makeEdit(root, edit, join(aside, String(index)), undo));
      guard(edit.path, () => noteDone(aside));
    });
  } catch (error) {
    beginUndoing(aside);
    const stuck = undo.reverse().filter((step) => !isDone(step));
    if (stuck.length > 0)
      throw new UsageError(
        `${(error as Error).message}; of what was changed before, not all could be undone: ${aside} holds what stood there`,
      );
    endJournal(aside);
    throw error;
  }
  endJournal(aside);
  for (const edit of edits) {
    if (edit.kind === 'move' || edit.kind === 'remove') removeEmptyFolders(root, edit.path);
  }
}

/** Whether a step back could be made; those behind it are made in any case. */
function isDone(step: () => void): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}

function refuseBadPaths(root: string, edit: FileEdit): void {
  for (const path of edit.kind === 'move' ? [edit.path, edit.to] : [edit.path]) {
    const problem = writeProblem(root, path);
    if (problem) throw new UsageError(`${JSON.stringify(path)} ${problem}`);
  }
}

function makeEdit(root: string, edit: FileEdit, aside: string, undo: (() => void)[]): void {
  const path = join(root, edit.path);
  refuseBadPaths(root, edit);
  switch (edit.kind) {
    case 'write':
    case 'copy': {
      const before = lstatSync(path, { throwIfNoEntry: false });
      makeFolder(root, edit.path, undo);
      if (before) {
        chmodSync(`${aside}.new`, before.mode & 0o7777);
        keepAside(path, `${aside}.old`, undo);
      } else {
        undo.push(() => rmSync(path, { force: true }));
      }
      renameSync(`${aside}.new`, path);
      return;
    }
    case 'move': {
      const to = join(root, edit.to);
      const [from, there] = [lstatSync(path, { throwIfNoEntry: false }), lstatSync(to, { throwIfNoEntry: false })];
      if (!from) throw new UsageError(`${edit.path} is not there any more`);
      if (there && (there.ino !== from.ino || there.dev !== from.dev)) throw new UsageError(`${edit.to} stands there already`);
      makeFolder(root, edit.to, undo);
      renameSync(path, to);
      undo.push(() => renameSync(to, path));
      return;
    }
    case 'remove':
      if (!lstatSync(path, { throwIfNoEntry: false })) return;
      renameSync(path, `${aside}.old`);
      undo.push(() => renameSync(`${aside}.old`, path));
      return;
    default:
      edit satisfies never;
  }
}

/** A second name for what is about to be replaced, so that its place is never empty. */
function keepAside(path: string, aside: string, undo: (() => void)[]): void {
  try {
    linkSync(path, aside);
  } catch {
    copyFileSync(path, aside);
  }
  undo.push(() => renameSync(aside, path));
}

function makeFolder(root: string, path: string, undo: (() => void)[]): void {
  const folder = dirname(join(root, path));
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  undo.push(() => {
    for (let each = folder; each.length >= first.length; each = dirname(each)) removeIfEmpty(each);
  });
}

function guard<Result>(path: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof UsageError || code === undefined) throw error;
    throw new UsageError(`${path} could not be written (${code}); nothing was changed`);
  }
}
