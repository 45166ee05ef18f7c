import type { ChartShow } from '../../scripts/model/chart.ts';
import type { ChartHead } from '../data-charts.ts';
import type { DrawContext } from '../render/context.ts';
import { escapeHtml } from '../render/escape.ts';
import { plainState, writeState } from '../render/state.ts';
import { viewTabs } from '../render/tabs.ts';

/** What a chart counts, as filters of a view; what was made or done in some days, none can say. */
const shows: { [show in ChartShow]?: [key: string, value: string][] } = {
  all: [],
  open: [['done', 'false']],
  done: [['done', 'true']],
  late: [['due', 'late']],
  blocked: [
    ['blocked', 'true'],
    ['done', 'false'],
  ],
};

/** Where one sees the records that a number counts, and beside `show` those with a value of a key; undefined where no filters leave just these: of a condition, and of several boards unless it is one of them that counts. */
export function behind(data: ChartHead, show: ChartShow, context: DrawContext, by?: string, wanted?: string): string | undefined {
  const [only, ...others] = data.boards;
  const isOfBoard = by === 'board' && wanted !== undefined;
  const board = isOfBoard ? wanted : others.length === 0 ? only?.name : undefined;
  const filters = shows[show];
  const start = board === undefined ? undefined : allOf(board, context);
  if (start === undefined || !filters || data.narrowed || data.days) return undefined;
  const asked = new Map(filters.map(([key, value]) => [key, [value]]));
  if (!isOfBoard && by !== undefined) {
    if (wanted === undefined || (asked.has(by) && asked.get(by)?.[0] !== wanted)) return undefined;
    asked.set(by, [wanted]);
  }
  const words = writeState({ ...plainState, only: asked }).toString();
  return words === '' ? start : `${start}?${words}`;
}

/** The first table of a board that shows all of it, else such a list, else such a board. */
function allOf(name: string, { boardNamed, to }: DrawContext): string | undefined {
  const board = boardNamed?.(name);
  const tabs = board ? viewTabs(board).filter(({ only }) => !only) : [];
  const tab = ['table', 'list', 'board'].flatMap((wanted) => tabs.find(({ view }) => view === wanted) ?? [])[0];
  return board && tab && to.board(board.address, tab.address);
}

/** A text, as a link where one sees what it stands for. */
export function linked(text: string, address: string | undefined): string {
  return address === undefined ? escapeHtml(text) : `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`;
}
