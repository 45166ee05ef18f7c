import type { Board } from '../../model/board.ts';
import type { TrackerRecord } from '../../model/record.ts';

/** The order of cards: by list, in a list by `order` (by code unit), then those without one, by title, then slug. Lists the board does not declare come last. */
export function compareCards(a: TrackerRecord, b: TrackerRecord, board: Board): number {
  if (a.list !== b.list) return listIndex(a.list, board) - listIndex(b.list, board) || compareText(a.list, b.list);
  return compareInList(a, b);
}

/** The manual order of two cards of one list. */
export function compareInList(a: TrackerRecord, b: TrackerRecord): number {
  const [orderA, orderB] = [a.values.get('order'), b.values.get('order')];
  if (orderA !== orderB) {
    if (orderA === undefined) return 1;
    if (orderB === undefined) return -1;
    return compareText(String(orderA), String(orderB));
  }
  return compareText(a.title, b.title) || compareText(a.slug, b.slug) || compareText(a.path, b.path);
}

function listIndex(list: string, board: Board): number {
  const index = board.lists.findIndex(({ name }) => name === list);
  return index === -1 ? board.lists.length : index;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
