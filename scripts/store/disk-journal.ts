import {
  appendFileSync,
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../model/diagnostic.ts';
import type { FileEdit } from '../model/file.ts';
import { writeProblem } from './disk-paths.ts';

/** One edit as a journal holds it; the content lies beside it, in `<number>.new`. */
type Step = { kind: 'write'; path: string; stamp: string } | { kind: 'remove'; path: string; stamp: string } | Move;
type Move = { kind: 'move'; path: string; to: string; stamp: string };

interface Journal {
  /** What no commit can know of the folder that a journal lies in. */
  folder: string;
  steps: Step[];
}

const journalName = 'journal.json';
const undoingName = 'undoing.json';
const doneName = 'done';

/** Notes in a folder what is about to be done, when all that is needed for it lies there: from now on a killed program's work can be finished. */
export function beginJournal(root: string, aside: string, edits: FileEdit[]): void {
  const touched = new Set<string>();
  const steps = edits.map((edit): Step => {
    const stamp = touched.has(edit.path) ? '' : stampOf(root, edit.path);
    touched.add(edit.path);
    if (edit.kind !== 'move') return { kind: edit.kind === 'remove' ? 'remove' : 'write', path: edit.path, stamp };
    touched.add(edit.to);
    return { kind: 'move', path: edit.path, to: edit.to, stamp };
  });
  writeFileSync(join(aside, `${journalName}.part`), JSON.stringify({ folder: identityOf(aside), steps } satisfies Journal));
  renameSync(join(aside, `${journalName}.part`), join(aside, journalName));
}

/** Notes that one more edit is made. */
export function noteDone(aside: string): void {
  appendFileSync(join(aside, doneName), '.');
}

/** Notes that what was done is being taken back: nobody finishes it then. */
export function beginUndoing(aside: string): void {
  if (existsSync(join(aside, journalName))) renameSync(join(aside, journalName), join(aside, undoingName));
}

/** Takes the folder away, the journal first: what is left of it without one is nothing but waste. */
export function endJournal(aside: string): void {
  rmSync(join(aside, journalName), { force: true });
  rmSync(join(aside, undoingName), { force: true });
  rmSync(aside, { recursive: true, force: true });
}

/** Finishes what programs that were killed had begun to write, so that no change is half made; only while no other writes. A UsageError where somebody changed the same files since. */
export function finishKilled(root: string): void {
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (!entry.isDirectory() || !entry.name.startsWith('.woad-')) continue;
    const aside = join(root, entry.name);
    if (existsSync(join(aside, undoingName)))
      throw new UsageError(
        `a woad was killed while it took back what it had written; ${aside} holds what stood there: look, then remove it`,
      );
    if (existsSync(join(aside, journalName))) finish(root, aside);
    else if (!isWaste(aside)) continue;
    endJournal(aside);
  }
}

/** Whether a folder holds nothing but what an edit lays aside: any other is somebody's own. */
function isWaste(aside: string): boolean {
  return readdirSync(aside).every((name) => /^(\d+\.(new|old)|done|journal\.json\.part)$/.test(name));
}

/** The number and the birth of a folder on this disk. */
function identityOf(folder: string): string {
  const { ino, birthtimeMs } = lstatSync(folder);
  return `${ino} ${birthtimeMs}`;
}

/** The steps of a journal that a woad wrote into this very folder; a UsageError for one that came with a commit or a copy, or that is torn. */
function readSteps(aside: string): Step[] {
  const path = join(aside, journalName);
  try {
    const { folder, steps } = JSON.parse(lstatSync(path).isFile() ? readFileSync(path, 'utf8') : '') as Journal;
    if (folder === identityOf(aside)) return steps;
  } catch {
    // torn
  }
  throw new UsageError(`${path} was not written here: a commit or a copy brought it; look, then remove ${aside}`);
}

function finish(root: string, aside: string): void {
  const steps = readSteps(aside);
  const made = existsSync(join(aside, doneName)) ? lstatSync(join(aside, doneName)).size : 0;
  for (const [index, step] of steps.entries()) {
    if (index < made || isMade(root, aside, step, index)) continue;
    const problem = writeProblem(root, step.path) ?? (step.kind === 'move' ? placeProblem(root, step) : undefined);
    const isChanged = step.stamp !== '' && stampOf(root, step.path) !== step.stamp;
    if (problem !== undefined || isChanged || (step.kind !== 'write' && stampOf(root, step.path) === 'absent'))
      throw new UsageError(
        `a woad was killed while it wrote, and ${step.path} ${problem ?? 'was changed since'}; ${aside} holds what it was to write: look, then remove it`,
      );
    makeStep(root, aside, step, index);
    noteDone(aside);
  }
  for (const step of steps) if (step.kind !== 'write') removeEmptyFolders(root, step.path);
}

/** A name may change its case alone; else nothing stands where a file is moved to. */
function placeProblem(root: string, { path, to }: Move): string | undefined {
  const [from, there] = [path, to].map((each) => lstatSync(join(root, each), { throwIfNoEntry: false }));
  return writeProblem(root, to) ?? (there && there.ino !== from?.ino ? `has to go to ${to}, where another file stands` : undefined);
}

/** Whether the step that the program was killed at, or one before it, was made although nothing says so. */
function isMade(root: string, aside: string, step: Step, index: number): boolean {
  if (step.kind === 'write') return !existsSync(join(aside, `${index}.new`));
  if (step.kind === 'remove') return existsSync(join(aside, `${index}.old`)) || !existsSync(join(root, step.path));
  return !existsSync(join(root, step.path)) && existsSync(join(root, step.to));
}

function makeStep(root: string, aside: string, step: Step, index: number): void {
  const path = join(root, step.path);
  if (step.kind === 'remove') {
    renameSync(path, join(aside, `${index}.old`));
    return;
  }
  const [from, to] = step.kind === 'move' ? [path, join(root, step.to)] : [join(aside, `${index}.new`), path];
  const there = step.kind === 'write' ? lstatSync(path, { throwIfNoEntry: false }) : undefined;
  if (there) chmodSync(from, there.mode & 0o7777);
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

/** What tells whether a file is still the same: absent, or its size and the moment it was changed. */
function stampOf(root: string, path: string): string {
  const status = lstatSync(join(root, path), { throwIfNoEntry: false });
  return status ? `${status.size} ${status.mtimeMs}` : 'absent';
}

/** git holds no empty folders, so none is left behind where a file went away; a top folder and a board's folder stay. */
export function removeEmptyFolders(root: string, path: string): void {
  const parts = path.split('/').slice(0, -1);
  for (let length = parts.length; length > 2; length--) {
    if (!removeIfEmpty(join(root, ...parts.slice(0, length)))) return;
  }
}

/** Whether a folder was empty, and is gone. */
export function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
