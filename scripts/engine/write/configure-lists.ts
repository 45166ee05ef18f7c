import type { Problem } from '../../model/field-type.ts';
import { foldName } from '../../model/names.ts';
import { quoteText } from '../../model/reading.ts';
import { readBoard } from '../read/board.ts';
import { type Desk, listsOf, recordsIn } from './desk.ts';

/** Why a board's file may not say that: a list that it no longer names holds records. One that only got another name takes its records along. */
export function carryLists(desk: Desk, path: string, before: string, after: string): Problem | undefined {
  const board = path.slice('lists/'.length, -'.yml'.length);
  const namesIn = (text: string) => readBoard({ path, text }, desk.context).board.lists.map(({ name }) => name);
  const [was, is] = [namesIn(before), namesIn(after)];
  const come = is.filter((name) => !was.includes(name));
  const left = was.filter((name) => !is.includes(name));
  const odd = desk.files.list(`records/${board}`).find(({ name, kind }) => kind !== 'folder' && left.includes(name));
  if (odd) return { problem: `records/${board}/${odd.name} is ${odd.kind === 'link' ? 'a link' : 'no folder'}; take it out first` };
  for (const list of left.filter((name) => listsOf(desk.files, board).includes(name))) {
    const [to] = come;
    const isRenamed = was.length === is.length && come.length === 1 && to !== undefined && is.indexOf(to) === was.indexOf(list);
    const problem = isRenamed ? moveFolder(desk, board, list, to) : refuseLeaving(desk, board, list);
    if (problem) return problem;
  }
  return undefined;
}

function refuseLeaving(desk: Desk, board: string, list: string): Problem | undefined {
  const records = recordsIn(desk.files, board, list);
  const [first] = records;
  if (!first) return undefined;
  const count = records.length === 1 ? 'a record' : `${records.length} records`;
  return { problem: `the list ${list} holds ${count}; move ${records.length === 1 ? 'it' : 'them'} first: woad move ${first.name} LIST` };
}

function moveFolder(desk: Desk, board: string, from: string, to: string): Problem | undefined {
  const [left, here] = [from, to].map((list) => desk.files.list(`records/${board}/${list}`));
  if (here && here.length > 0)
    return { problem: `the folder records/${board}/${to} holds something already; the list ${from} stays as it is` };
  // on some disks the two are one
  const alike = desk.files.list(`records/${board}`).find(({ name }) => name !== to && foldName(name) === foldName(to));
  if (alike && foldName(from) !== foldName(to))
    return {
      problem: `records/${board}/${alike.name} stands where records/${board}/${to} would, but for its letters; the list ${from} stays as it is`,
    };
  const odd = left?.find(({ kind }) => kind !== 'file');
  if (odd) return { problem: `records/${board}/${from}/${odd.name} is no file of a record; take it out first` };
  for (const { name } of left ?? [])
    desk.files.edit({ kind: 'move', path: `records/${board}/${from}/${name}`, to: `records/${board}/${to}/${name}` });
  const count = recordsIn(desk.files, board, to).length;
  desk.notes.push(
    `${count === 1 ? 'a record' : `${count} records`} of ${from} went along to ${to}; rules, views and fields that name ${quoteText(from)} stay as they are: woad check tells them`,
  );
  return undefined;
}
