import { shiftDays } from '../../scripts/model/local-time.ts';
import type { CycleData } from '../data-charts.ts';
import type { Journey, Scene } from './charts-scene.ts';
import { daysFrom, quantile } from './charts-time.ts';

const dayLength = 86_400_000;

/** How long each record took that was done in the stretch: from the first time it stood in `from` or beyond, and was not done, to when it was done for good. */
export function gatherCycle(scene: Scene): CycleData | undefined {
  const { ask, boards, from, to } = scene;
  const starts = new Map<string, Set<string>>();
  for (const { name, lists } of boards) {
    const own = lists.findIndex((list) => list.name === ask.from);
    const begin = own < 0 ? 1 : own;
    starts.set(name, new Set(lists.slice(begin).map((list) => list.name)));
  }
  const points: CycleData['points'] = [];
  let straight = 0;
  for (const journey of scene.journeys()) {
    const { record } = journey;
    const took = record && tookOf(journey, starts);
    if (!took || took.day > to || (from !== undefined && took.day < from)) continue;
    if (took.days === undefined) straight++;
    else points.push({ day: took.day, took: took.days, title: record.title });
  }
  if (points.length === 0) return undefined;
  points.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const [only] = boards;
  const list = only?.lists.find(({ name }) => name === ask.from) ?? only?.lists[1] ?? only?.lists[0];
  return {
    type: 'cycle-time',
    from: boards.length === 1 && list ? list.title : '',
    points,
    ...summaryOf(points),
    weeks: weeksOf(points, to),
    straight,
  };
}

/** When a record that is done became so, and how many days after its start; no days where it never was in work. */
function tookOf({ steps }: Journey, starts: Map<string, Set<string>>): { day: string; days: number | undefined } | undefined {
  const last = steps.at(-1);
  if (!last?.done || !starts.has(last.board)) return undefined;
  const open = steps.findLastIndex(({ done }) => !done);
  const end = steps[open + 1];
  const start = steps.find(({ board, list, done }) => !done && starts.get(board)?.has(list));
  if (!end) return undefined;
  const day = last.doneDay ?? end.day;
  if (!start) return { day, days: undefined };
  // a day that the file names counts as a whole one
  const took = day === end.day ? (end.at - start.at) / dayLength : daysFrom(start.day, day);
  return { day, days: Math.max(0, took) };
}

function summaryOf(points: CycleData['points']): { median: number; most: number } {
  const sorted = points.map(({ took }) => took).sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), most: quantile(sorted, 0.85) };
}

/** By stretches of seven days, the last of which ends with `to`; those in which nothing was done are left out. */
function weeksOf(points: CycleData['points'], to: string): CycleData['weeks'] {
  const weeks = Map.groupBy(points, ({ day }) => Math.floor(daysFrom(day, to) / 7));
  return [...weeks].map(([ago, of]) => ({ from: shiftDays(to, -7 * ago - 6), count: of.length, ...summaryOf(of) }));
}
