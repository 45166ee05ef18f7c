import type { SiteBoard, SiteView } from '../data.ts';

/** The tabs of a board in order, each at an address of its own; the first stands at the board's own, which is empty. */
export function viewTabs(board: Pick<SiteBoard, 'views'>): SiteView[] {
  const [first = { view: 'board', address: '', state: {} }, ...rest] = board.views;
  return [{ ...first, address: '' }, ...rest];
}
