import type { Board, List } from '../../model/board.ts';
import type { Change, Position } from '../../model/change.ts';
import type { Problem } from '../../model/field-type.ts';
import { didYouMean, nameProblem } from '../../model/names.ts';
import { boardNames, type Desk, type Found, findRecord, listsOf, type Refusal, readText } from './desk.ts';
import { noteLimit } from './limit.ts';
import { placeRecord } from './order.ts';
import { carryRecord, refuseTaken } from './rename.ts';
import { noteRequired } from './required.ts';
import { presentValue, writeKey } from './set.ts';

/** Moves a record to another list, to another place of its list, or to another board. */
export function moveRecord(desk: Desk, change: Extract<Change, { kind: 'move' }>): Refusal {
  const found = findRecord(desk, change.record);
  if ('problem' in found) return found;
  if (change.was !== undefined && change.was !== found.list)
    return { problem: `${found.name} is in ${found.list}, not in ${change.was} as it was when this change was made` };
  const board = change.board ?? found.board;
  const to = findList(desk, board, change.list);
  if ('problem' in to) return tellBoard(desk, change, board) ?? to;
  const position = positionOf(change);
  if (position && typeof position === 'object' && 'problem' in position) return position;
  const isElsewhere = board !== found.board || to.name !== found.list;
  const from = desk.board(found.board)?.lists.find(({ name }) => name === found.list);
  const locked = isElsewhere ? [from, to].find((list) => list?.locked) : undefined;
  if (locked) return { problem: `the list ${locked.name} is locked; no record enters or leaves it` };
  const moved: Found = {
    ...found,
    board,
    list: to.name,
    name: `${board}/${found.slug}`,
    path: `records/${board}/${to.name}/${found.slug}.md`,
  };
  if (isElsewhere) {
    const refusal = board === found.board ? carryFile(desk, found, moved) : (refuseTaken(desk, moved) ?? carryRecord(desk, found, moved));
    if (refusal) return refusal;
    if (from?.done || to.done) dropDone(desk, moved);
    noteLimit(desk, board, to);
    const read = readText(desk.files, moved.path);
    if ('text' in read) noteRequired(desk, desk.board(board), to, read.text);
  }
  return position && placeRecord(desk, moved, position);
}

/** A board named where a list was expected: how its lists are named. */
function tellBoard(desk: Desk, { board, list }: Extract<Change, { kind: 'move' }>, own: string): Problem | undefined {
  if (board !== undefined || !boardNames(desk.files).includes(list)) return undefined;
  const example = `${list}/${desk.board(list)?.lists[0]?.name ?? 'LIST'}`;
  return { problem: `"${list}" is a board and not a list of ${own}; write ${list}/LIST to move it there, such as ${example}` };
}

/** The list of a board a record may be put into; '' stands for the first one. */
export function findList(desk: Desk, boardName: string, name: string): List | Problem {
  const boards = boardNames(desk.files);
  const board: Board | undefined = desk.board(boardName);
  if (!boards.includes(boardName)) return { problem: `there is no board "${boardName}"${didYouMean(boardName, boards)}` };
  const lists = board?.lists ?? listsOf(desk.files, boardName).map((list) => ({ name: list, title: list, done: false, locked: false }));
  const list = name === '' ? lists[0] : lists.find((each) => each.name === name);
  const wrong = list ? nameProblem(list.name) : undefined;
  if (wrong) return { problem: wrong };
  if (list) return list;
  const names = lists.map((each) => each.name);
  return { problem: `"${name}" is not a list of ${boardName}${didYouMean(name, names) || `; expected one of ${names.join(', ')}`}` };
}

function carryFile(desk: Desk, found: Found, moved: Found): undefined {
  desk.files.edit({ kind: 'move', path: found.path, to: moved.path });
  desk.touched.add(moved.name);
}

/** The list says whether a record is done; its own word about it goes when it is moved into or out of a done list. */
function dropDone(desk: Desk, moved: Found): void {
  const done = presentValue(desk, moved, 'done');
  if ('problem' in done) {
    desk.notes.push(`${done.problem}; a key "done" in it stays as it is`);
    return;
  }
  if (done.plain === undefined) return;
  const refusal = writeKey(desk, moved, 'done', undefined);
  if (refusal) desk.notes.push(refusal.problem);
}

function positionOf({ before, after, position }: Extract<Change, { kind: 'move' }>): Position | Problem | undefined {
  const given = [before, after, position].filter((each) => each !== undefined);
  if (given.length > 1) return { problem: 'a record has one place; expected one of before, after and position' };
  if (before !== undefined) return { before };
  return after === undefined ? position : { after };
}
