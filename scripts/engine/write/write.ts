import type { Change, ChangeList, Conflict } from '../../model/change.ts';
import type { FileEdit, Files } from '../../model/file.ts';
import { boardReader, type Desk, type Press, type Refusal, type WriteContext, workspaceReader } from './desk.ts';
import type { Maker, Makers } from './makers.ts';
import { noteNumbers } from './number.ts';
import { type Overlay, openOverlay } from './overlay.ts';
import { refuseChangedSince, type Since } from './since.ts';

/** What a change list comes to: the edits that make it, in their order, and the changes that could not be made. Nothing is written yet. */
export interface WriteResult {
  edits: FileEdit[];
  conflicts: Conflict[];
  /** What a person should know beside: cards that got an order, fields without a place. */
  notes: string[];
  /** `board/slug` of every record whose files change. */
  touched: string[];
  /** Each change that can be made, by its index, with the records it touches (none when all is so already) and the numbers it gave. */
  made: { index: number; touched: string[]; gave?: string[] }[];
  /** Buttons that were pressed: no file says so, the message of the commit does. */
  pressed: Press[];
}

/** Tries a whole change list on the files, by the makers of its kinds; each change sees those before it, and one that cannot be made leaves no trace. */
export function writeWith(makers: Partial<Makers>, files: Files, list: ChangeList, context: WriteContext): WriteResult {
  const all = openOverlay(files);
  const result: WriteResult = { edits: all.edits, conflicts: [], notes: [], touched: [], made: [], pressed: [] };
  const touched = new Set<string>();
  let base = openDesk(all, context);
  const since = list.base === undefined ? undefined : sinceOf(files, list.base, context);
  list.changes.forEach((change, index) => {
    const desk: Desk = { ...base, files: openOverlay(all), notes: [], gave: [], touched: new Set(), pressed: [] };
    const refusal = (since && refuseChangedSince(since, change)) ?? makeChange(makers, desk, change, list.actor);
    if (refusal) {
      result.conflicts.push({ index, change, message: refusal.problem });
      return;
    }
    for (const edit of desk.files.edits) all.edit(edit);
    noteNumbers(desk, desk.files.edits);
    for (const name of desk.touched) touched.add(name);
    result.notes.push(...desk.notes);
    result.pressed.push(...desk.pressed);
    result.made.push({ index, touched: [...desk.touched], ...(desk.gave.length > 0 ? { gave: desk.gave } : {}) });
    // boards and people are read again as they are described now
    if (change.kind === 'configure') base = openDesk(all, context);
  });
  result.touched = [...touched];
  return result;
}

/** Where changes are made on top of files, with nothing told yet. */
export function openDesk(files: Overlay, context: WriteContext): Desk {
  return {
    files,
    context,
    board: boardReader(files, context),
    workspace: workspaceReader(files, context),
    numbers: new Map(),
    notes: [],
    gave: [],
    touched: new Set(),
    pressed: [],
  };
}

/** Undefined where the commit is not known: then only `was` guards what was changed since. */
function sinceOf(files: Files, commit: string, context: WriteContext): Since | undefined {
  const before = context.filesAt?.(commit);
  return before && { commit, earlier: openDesk(openOverlay(before), context), now: openDesk(openOverlay(files), context) };
}

function makeChange(makers: Partial<Makers>, desk: Desk, change: Change, actor: string | undefined): Refusal {
  const maker = makers[change.kind] as Maker<Change> | undefined;
  if (!maker) throw new Error(`nothing makes the change ${change.kind}`);
  return maker(desk, change, actor);
}
