import type { Board, View } from '../../scripts/model/board.ts';
import { type ChartAsk, readCharts } from '../../scripts/model/chart.ts';
import type { SiteBoard, WorkspaceView } from '../data.ts';
import type { ChartData, SiteDashboard } from '../data-charts.ts';
import { openCharts } from './charts.ts';
import type { ChartWorld } from './charts-scene.ts';
import type { Tools } from './tools.ts';

/** The charts that a view asks for, over some boards. */
export type ChartsOfView = (view: Pick<View, 'where' | 'options'>, boards: readonly Board[]) => ChartData[];

/** Begins to compute charts for an audience; `until` is the instant of the newest commit. */
export function openDashboards(
  tools: Tools,
  sight: Pick<ChartWorld, 'shown' | 'secretOf' | 'isWithheld'>,
  { until, stamp }: Pick<ChartWorld, 'until' | 'stamp'>,
): ChartsOfView {
  const { pasts = new Map(), gone = [] } = tools.histories ?? {};
  const known = pasts.size === 0 ? 'none' : [...pasts.values()].some(({ whole }) => whole) ? 'whole' : 'shallow';
  const pastOf: ChartWorld['pastOf'] = ({ board, slug }) => pasts.get(`${board}/${slug}`);
  const draw = openCharts({ tools, ...sight, pastOf, gone, known, until, stamp });
  return ({ where, options }, boards) => {
    const asked = readCharts(options['charts'], boards).charts.map(plainly);
    // where there are no people, the usual chart of who has what would be one bar for nobody
    const isAlone = options['charts'] === undefined && tools.tracker.workspace.people.size === 0;
    const charts = isAlone ? asked.filter(({ by }) => by !== 'assignees') : asked;
    return charts.flatMap((ask) => {
      const both = where === undefined || ask.where === undefined ? (where ?? ask.where) : `(${where}) && (${ask.where})`;
      const drawn = draw([both === undefined ? ask : { ...ask, where: both }], boards);
      const { where: only, title } = ask;
      return only === undefined || title !== undefined ? drawn : drawn.map((chart) => ({ ...chart, only }));
    });
  };
}

/** A condition that says no more than `show` can, said by that: then filters say it too. */
function plainly(ask: ChartAsk): ChartAsk {
  const show = { '!done': 'open', done: 'done' }[ask.where?.trim() ?? ''];
  if (!(show === 'open' || show === 'done') || !counted.has(ask.type) || (ask.show !== 'all' && ask.show !== show)) return ask;
  // without a period a number of what is done looks at what is done now, as the condition does
  if (ask.type === 'stat' && ask.period !== 'all') return ask;
  const { where: _, ...rest } = ask;
  return { ...rest, show };
}

const counted: ReadonlySet<string> = new Set(['stat', 'bar', 'pie']);

/** The page over all boards: the workspace's own dashboards, else one of each board, the first that it asks for itself or the usual one. */
export function gatherDashboards(
  boards: readonly SiteBoard[],
  views: readonly WorkspaceView[],
  sources: readonly Board[],
  chartsOf: ChartsOfView,
): SiteDashboard[] {
  const own = views.filter(({ view }) => view === 'dashboard');
  if (own.length > 0) return own.map(({ title, charts = [] }) => ({ ...(title === undefined ? {} : { title }), charts }));
  return boards.map(({ name, title, color, address, views: tabs }) => {
    const asked = tabs.find(({ view }) => view === 'dashboard')?.charts;
    const charts =
      asked ??
      chartsOf(
        { options: {} },
        sources.filter((source) => source.name === name),
      );
    return { title, board: { address, color }, charts };
  });
}
