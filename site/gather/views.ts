import type { Board } from '../../scripts/model/board.ts';
import { slugFrom } from '../../scripts/model/names.ts';
import { textIn } from '../../scripts/model/value.ts';
import type { keyOptions } from '../../scripts/model/view-options.ts';
import type { Narrowing, SiteBoard, SiteRecord, SiteView, WorkspaceView } from '../data.ts';
import type { ViewState } from '../view-state.ts';
import type { ChartsOfView } from './charts-dashboards.ts';
import { lazily } from './lazily.ts';
import { narrowedBy } from './narrow.ts';
import type { Tools } from './tools.ts';

/** Pages of a board that a saved view cannot have for an address. */
const taken = ['archive', 'deleted', 'new', 'all'];

/** The tabs of a board. Left out are those whose condition would tell what the audience must not see; a hidden key that one sorts or groups by is not asked for. */
export function gatherViews(
  board: Board,
  records: SiteRecord[],
  secret: ReadonlySet<string>,
  tools: Tools,
  charts: ChartsOfView,
): SiteView[] {
  const used = new Set<string>(taken);
  return board.views.flatMap((source): SiteView[] => {
    const { view, title, where, options } = source;
    if (!tools.views.has(view)) return [];
    const only = narrowedBy(where, board, records, secret, tools);
    if (only === 'untellable') return [];
    const address = addressOf(view, title, used);
    const named = title === undefined ? {} : { title };
    const tab: SiteView = { view, address, state: stateOf(options, secret), ...named, ...(only ? { only } : {}) };
    if (view === 'dashboard') lazily(tab, 'charts', () => charts(source, [board]));
    return [tab];
  });
}

/** A name for a page from a title, that none of the used ones is. */
function addressOf(view: string, title: SiteView['title'], used: Set<string>): string {
  const wanted = slugFrom(title === undefined ? view : textIn(title, 'en')) || view;
  let address = wanted;
  for (let number = 2; used.has(address); number++) address = `${wanted}-${number}`;
  used.add(address);
  return address;
}

/** The workspace's own views, each over those of its boards that the audience sees; one whose condition cannot be told of one of them is left out. */
export function gatherWorkspaceViews(
  boards: SiteBoard[],
  secrets: ReadonlyMap<string, ReadonlySet<string>>,
  tools: Tools,
  charts: ChartsOfView,
): WorkspaceView[] {
  const used = new Set<string>();
  return tools.tracker.workspace.views.flatMap((source): WorkspaceView[] => {
    const { view, title, where, options, boards: wanted } = source;
    const over = boards.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
    if (!tools.views.has(view) || over.length === 0) return [];
    const found = over.map(({ name, lists }) => {
      const board = tools.tracker.boards.get(name);
      const records = lists.flatMap((list) => list.records);
      return board ? narrowedBy(where, board, records, secrets.get(name) ?? new Set(), tools) : 'untellable';
    });
    const narrowings = found.flatMap((only) => (only === undefined || only === 'untellable' ? [] : [only]));
    if (found.includes('untellable')) return [];
    const hidden = new Set(over.flatMap(({ name }) => [...(secrets.get(name) ?? [])]));
    const only: Narrowing | undefined =
      where === undefined
        ? undefined
        : {
            now: new Set(narrowings.flatMap(({ now }) => [...now])),
            turns: narrowings.flatMap(({ turns }) => turns).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
          };
    const address = addressOf(view, title, used);
    const named = title === undefined ? {} : { title };
    const sources = over.flatMap(({ name }) => tools.tracker.boards.get(name) ?? []);
    const tab: WorkspaceView = { view, address, boards: over, state: stateOf(options, hidden), ...named, ...(only ? { only } : {}) };
    if (view === 'dashboard') lazily(tab, 'charts', () => charts(source, sources));
    return [tab];
  });
}

/** What a saved view asks for, as the state that its page begins with. */
export function stateOf(options: Record<string, unknown>, secret: ReadonlySet<string>): Partial<ViewState> {
  const keys = (option: (typeof keyOptions)[number]): string[] | undefined => {
    const written = options[option];
    if (written === undefined) return undefined;
    const named = [written].flat().flatMap((each) => (typeof each === 'string' ? each.split(',').map((key) => key.trim()) : []));
    return named.filter((key) => key !== '' && !secret.has(key.replace(/^-/, '')));
  };
  const word = (option: string) => (typeof options[option] === 'string' ? options[option] : undefined);
  const state: { -readonly [key in keyof ViewState]?: ViewState[key] } = {};
  for (const option of ['group', 'swimlanes', 'date'] as const) {
    const [key] = keys(option) ?? [];
    if (key !== undefined) state[option] = key;
  }
  for (const option of ['span', 'zoom'] as const) {
    const value = word(option);
    if (value !== undefined) state[option] = value;
  }
  const [sort, columns] = [keys('sort'), keys('columns')];
  if (sort) state.sort = sort;
  if (columns) state.columns = columns;
  return state;
}
