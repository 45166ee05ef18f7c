import type { SiteBoard, SiteData, SiteView } from './data.ts';

/** What draws a view: a file of `site/views/`, handed the board. */
type ViewComponent = (props: { board: SiteBoard }) => unknown;

const components = new Map(
  Object.entries(import.meta.glob<{ default: ViewComponent }>('./views/*.astro', { eager: true })).map(([path, module]) => [
    path.replace(/^.*\/|\.astro$/g, ''),
    module.default,
  ]),
);

/** The views of a board that there is a file for, in the order of its tabs; the first stands at the board's own address. */
export function viewsOf(board: SiteBoard): SiteView[] {
  const known = board.views.filter(({ view }) => components.has(view));
  const [first = { view: 'board', address: '' }, ...rest] = known;
  return [{ ...first, address: '' }, ...rest];
}

/** The board with only the records that fulfil a view's condition. */
function narrowBoard(board: SiteBoard, { only }: SiteView): SiteBoard {
  if (!only) return board;
  const lists = board.lists.map((list) => ({ ...list, records: list.records.filter(({ address }) => only.has(address)) }));
  return { ...board, lists, total: lists.reduce((sum, { records }) => sum + records.length, 0) };
}

/** Where the views of all boards stand below `/boards/`. */
export function boardPaths({ boards }: SiteData): { params: { path: string } }[] {
  return boards.flatMap((board) =>
    viewsOf(board).map(({ address }) => ({ params: { path: address === '' ? board.address : `${board.address}/${address}` } })),
  );
}

/** The board and view at a path below `/boards/`, not encoded. */
export function findView({ boards }: SiteData, path: string): { board: SiteBoard; view: SiteView; View: ViewComponent } | undefined {
  const [first = '', second = ''] = path.split('/');
  const board = boards.find(({ address }) => address === first);
  const view = board && viewsOf(board).find(({ address }) => address === second);
  const View = view && components.get(view.view);
  return View && { board: narrowBoard(board, view), view, View };
}
