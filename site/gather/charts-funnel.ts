import type { FunnelData } from '../data-charts.ts';
import { addUp, counting } from './charts-amounts.ts';
import { listColor } from './charts-labels.ts';
import type { Scene } from './charts-scene.ts';

/**
 * How many records of one board ever came at least so far: a list that was skipped counts as passed. The steps are the lists up to the first
 * in which records are done; other lists in which they are done are ways out, which tell nothing of how far a record came. Removed records do not count.
 */
export function gatherFunnel(scene: Scene): FunnelData | undefined {
  const { ask, boards, from } = scene;
  const [board] = boards;
  if (!board) return undefined;
  const order = new Map(board.lists.map(({ name }, index) => [name, index]));
  const won = board.lists.findIndex(({ done }) => done);
  const steps = board.lists.filter(({ name, done }, index) => ask.lists?.includes(name) ?? (!done || index === won));
  const isExit = (name: string) => board.lists.some((list) => list.name === name && list.done) && !steps.some((step) => step.name === name);
  const reached = scene.journeys().flatMap(({ record, made, steps: taken }) => {
    if (!record || (from !== undefined && made < from)) return [];
    const places = taken.flatMap((step) => {
      const place = step.board === board.name ? order.get(step.list) : undefined;
      return place === undefined ? [] : [isExit(step.list) ? 0 : place];
    });
    return places.length === 0 ? [] : [{ record, place: Math.max(...places) }];
  });
  if (reached.length === 0) return undefined;
  const counted = counting(scene);
  return {
    type: 'funnel',
    steps: steps.map((list) => {
      const index = order.get(list.name) ?? 0;
      const here = reached.flatMap(({ record, place }) => (place >= index ? [record] : []));
      const amounts = ask.sum === undefined ? [] : addUp(here, counted);
      return { title: list.title, color: listColor(list, board), count: here.length, amounts };
    }),
  };
}
