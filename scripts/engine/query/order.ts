import { compareWords } from '../../model/alphabet.ts';
import type { Board } from '../../model/board.ts';
import { type TrackerRecord, valueAt } from '../../model/record.ts';

/** The order of two lists of a board, by name; those the board does not declare come last. Cards stand in the order of their lists, in a list as `compareInList` says. */
export function compareLists(a: string, b: string, board: Board): number {
  return listIndex(a, board) - listIndex(b, board) || compareText(a, b);
}

/** The manual order of two cards of one list: by `order` (by code unit), then those without one, by title as in an alphabet, then slug. */
export function compareInList(a: TrackerRecord, b: TrackerRecord): number {
  const [orderA, orderB] = [valueAt(a, 'order'), valueAt(b, 'order')];
  if (orderA !== orderB) {
    if (orderA === undefined) return 1;
    if (orderB === undefined) return -1;
    return compareText(String(orderA), String(orderB));
  }
  return compareWords(a.title, b.title) || compareText(a.title, b.title) || compareText(a.slug, b.slug) || compareText(a.path, b.path);
}

function listIndex(list: string, board: Board): number {
  const index = board.lists.findIndex(({ name }) => name === list);
  return index === -1 ? board.lists.length : index;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
