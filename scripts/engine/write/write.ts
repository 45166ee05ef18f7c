import type { Change, ChangeList, Conflict } from '../../model/change.ts';
import type { FileEdit, Files } from '../../model/file.ts';
import { changeBody } from './body.ts';
import { checkItem } from './checklist.ts';
import { addComment, editComment } from './comment.ts';
import { createRecord } from './create.ts';
import { boardReader, type Desk, type Refusal, type WriteContext, workspaceReader } from './desk.ts';
import { changeListValues } from './list-values.ts';
import { moveRecord } from './move.ts';
import { openOverlay } from './overlay.ts';
import { removeRecord } from './remove.ts';
import { renameRecord } from './rename.ts';
import { setKey } from './set.ts';

/** What a change list comes to: the edits that make it, in their order, and the changes that could not be made. Nothing is written yet. */
export interface WriteResult {
  edits: FileEdit[];
  conflicts: Conflict[];
  /** What a person should know beside: cards that got an order, fields without a place. */
  notes: string[];
  /** `board/slug` of every record whose files change. */
  touched: string[];
  /** Each change that can be made, by its index, with the records it touches; none when all is so already. */
  made: { index: number; touched: string[] }[];
}

/** Tries a whole change list on the files; each change sees those before it, and one that cannot be made leaves no trace. */
export function writeChanges(files: Files, list: ChangeList, context: WriteContext): WriteResult {
  const all = openOverlay(files);
  const board = boardReader(all, context);
  const workspace = workspaceReader(all, context);
  const result: WriteResult = { edits: all.edits, conflicts: [], notes: [], touched: [], made: [] };
  const touched = new Set<string>();
  list.changes.forEach((change, index) => {
    const desk: Desk = { files: openOverlay(all), context, board, workspace, notes: [], touched: new Set() };
    const refusal = makeChange(desk, change, list.actor);
    if (refusal) {
      result.conflicts.push({ index, change, message: refusal.problem });
      return;
    }
    for (const edit of desk.files.edits) all.edit(edit);
    for (const name of desk.touched) touched.add(name);
    result.notes.push(...desk.notes);
    result.made.push({ index, touched: [...desk.touched] });
  });
  result.touched = [...touched];
  return result;
}

function makeChange(desk: Desk, change: Change, actor: string | undefined): Refusal {
  switch (change.kind) {
    case 'set':
      return setKey(desk, change);
    case 'add':
    case 'take':
      return changeListValues(desk, change);
    case 'body':
      return changeBody(desk, change);
    case 'move':
      return moveRecord(desk, change);
    case 'rename':
      return renameRecord(desk, change);
    case 'create':
      return createRecord(desk, change);
    case 'remove':
      return removeRecord(desk, change);
    case 'comment':
      return addComment(desk, change, actor);
    case 'edit-comment':
      return editComment(desk, change);
    case 'check-item':
      return checkItem(desk, change);
    default:
      return change satisfies never;
  }
}
