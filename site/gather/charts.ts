import type { Board } from '../../scripts/model/board.ts';
import type { ChartAsk } from '../../scripts/model/chart.ts';
import { localTime } from '../../scripts/model/local-time.ts';
import type { TrackerRecord } from '../../scripts/model/record.ts';
import type { ChartData, ChartHead } from '../data-charts.ts';
import { safePart } from './addresses.ts';
import { gatherCycle } from './charts-cycle.ts';
import { gatherBurnUp, gatherFlow } from './charts-flow.ts';
import { gatherFunnel } from './charts-funnel.ts';
import { gatherGroups } from './charts-groups.ts';
import { journeysOf } from './charts-journeys.ts';
import type { ChartWorld, Journey, Scene } from './charts-scene.ts';
import { gatherStat } from './charts-stat.ts';
import { beginOf } from './charts-time.ts';

/** Kinds that are told by history. */
const past: ReadonlySet<string> = new Set(['funnel', 'burn-up', 'cumulative-flow', 'cycle-time']);

/** Computes the charts of dashboards; what happened to the records of all boards is put together once. */
export function openCharts(world: ChartWorld): (asks: readonly ChartAsk[], boards: readonly Board[]) => ChartData[] {
  let journeys: Journey[] | undefined;
  const all = () => {
    journeys ??= journeysOf(world);
    return journeys;
  };
  return (asks, boards) => {
    const seen = boards.filter((board) => world.shown.includes(board));
    return asks.flatMap((ask): ChartData[] => {
      // lists of several boards make no one funnel
      if (ask.type === 'funnel') return seen.flatMap((board) => chartOf(ask, [board], world, all));
      return chartOf(ask, seen, world, all);
    });
  };
}

/** One chart; none where it asks for what the audience must not see, or what its condition means is not known. */
function chartOf(ask: ChartAsk, boards: readonly Board[], world: ChartWorld, all: () => Journey[]): ChartData[] {
  const { tools, known } = world;
  const isSecret = (key: string) => boards.some(({ name }) => world.secretOf(name).has(key));
  if (boards.length === 0 || isSecret(ask.by) || (ask.sum !== undefined && isSecret(ask.sum))) return [];
  const filters = new Map(boards.map((board) => [board.name, ask.where === undefined ? undefined : tools.filterOf(ask.where, board)]));
  if (ask.where !== undefined) for (const filter of filters.values()) if (!filter || [...filter.uses].some(isSecret)) return [];
  const holds = (record: TrackerRecord) => {
    if (!filters.has(record.board)) return false;
    const filter = filters.get(record.board);
    return !filter || filter.holds(record);
  };
  const records = tools.tracker.records.filter(holds);
  const kept = new Set(records);
  const names = new Set(filters.keys());
  const wantsAll = ask.where === undefined;
  const to = localTime(new Date(world.until), tools.tracker.workspace.timezone).slice(0, 10);
  const scene: Scene = {
    ask,
    boards,
    records,
    world,
    to,
    from: beginOf(ask.period, to),
    journeys: () =>
      all().filter(({ record, steps }) =>
        record && names.has(record.board) ? kept.has(record) : wantsAll && steps.some(({ board }) => names.has(board)),
      ),
  };
  const head = headOf(
    scene,
    [...filters.values()].some((filter) => filter?.asksTime),
  );
  const why = known === 'whole' ? 'nothing' : known === 'none' ? 'git' : 'shallow';
  if (past.has(ask.type) && known !== 'whole') return [{ ...head, type: 'missing', kind: ask.type, why }];
  const data = draw(scene);
  if (!data) return [{ ...head, type: 'missing', kind: ask.type, why }];
  return [{ ...head, ...data }];
}

function draw(scene: Scene) {
  switch (scene.ask.type) {
    case 'stat':
      return gatherStat(scene);
    case 'bar':
    case 'pie':
      return gatherGroups(scene);
    case 'funnel':
      return gatherFunnel(scene);
    case 'burn-up':
      return gatherBurnUp(scene);
    case 'cumulative-flow':
      return gatherFlow(scene);
    case 'cycle-time':
      return gatherCycle(scene);
    default:
      return scene.ask.type satisfies never;
  }
}

function headOf({ ask, boards, from, to, world }: Scene, asksTime: boolean): ChartHead {
  const [only, ...others] = boards;
  const telling = past.has(ask.type) || (ask.type === 'stat' && from !== undefined);
  const field = ask.sum === undefined ? undefined : boards.map(({ fields }) => fields.get(ask.sum ?? '')).find(Boolean);
  const isNamed = only && others.length === 0 && (only.record.one !== 'Record' || only.record.many !== 'Records');
  return {
    boards: boards.map(({ name, title }) => ({ name, address: safePart(name), title })),
    ...(ask.title === undefined ? {} : { title: ask.title }),
    ...(ask.where === undefined ? {} : { narrowed: true }),
    ...(isNamed ? { record: only.record } : {}),
    ...(field ? { sum: field.title } : {}),
    ...(telling ? { days: { to, ...(from === undefined ? {} : { from }) } } : {}),
    ...(asksTime ? { asOf: world.stamp } : {}),
  };
}
