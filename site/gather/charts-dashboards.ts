import type { Board, View } from '../../scripts/model/board.ts';
import { readCharts } from '../../scripts/model/chart.ts';
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
    const asked = readCharts(options['charts'], boards).charts;
    // where there are no people, the usual chart of who has what would be one bar for nobody
    const isAlone = options['charts'] === undefined && tools.tracker.workspace.people.size === 0;
    const charts = isAlone ? asked.filter(({ by }) => by !== 'assignees') : asked;
    if (where === undefined) return draw(charts, boards);
    const both = charts.map((ask) => ({ ...ask, where: ask.where === undefined ? where : `(${where}) && (${ask.where})` }));
    return draw(both, boards);
  };
}

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
