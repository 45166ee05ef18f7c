import { shiftDays } from '../../scripts/model/local-time.ts';
import type { TrackerRecord } from '../../scripts/model/record.ts';
import type { StatData } from '../data-charts.ts';
import { addUp, counting } from './charts-amounts.ts';
import type { Scene } from './charts-scene.ts';
import { daysFrom } from './charts-time.ts';

/** One number; undefined where history would be needed and is not known. */
export function gatherStat(scene: Scene): StatData | undefined {
  const { ask, records, world, from, to } = scene;
  const { tools } = world;
  const counted = counting(scene);
  const isDone = (record: TrackerRecord) => tools.isDone(record, tools.listOf(record, tools.tracker));
  const standing = records.filter((record) => !tools.isArchived(record));
  const open = standing.filter((record) => !isDone(record));
  const found = (of: TrackerRecord[]): StatData => ({ type: 'stat', show: ask.show, amounts: addUp(of, counted) });
  if (ask.show === 'late') return { ...found([]), dues: duesOf(open) };
  if (ask.show === 'all') return found(standing);
  if (ask.show === 'open') return found(open);
  if (ask.show === 'blocked') return found(open.filter((record) => tools.openBlockers(record, tools.tracker, tools.index).length > 0));
  if (from === undefined && ask.show === 'done') return found(standing.filter(isDone));
  if (world.known !== 'whole') return undefined;
  const within = (first: string, last: string): TrackerRecord[] =>
    scene.journeys().flatMap(({ record, made, steps }) => {
      const day = ask.show === 'created' ? made : steps.at(-1)?.doneDay;
      return record && day !== undefined && day >= first && day <= last ? [record] : [];
    });
  if (from === undefined) return found(within('', to));
  const before = shiftDays(from, -1);
  return { ...found(within(from, to)), before: addUp(within(shiftDays(before, -daysFrom(from, to)), before), counted) };
}

/** How many are due when, earliest first. */
function duesOf(records: TrackerRecord[]): [string, number][] {
  const dues = new Map<string, number>();
  for (const record of records) {
    const due = record.values.get('due');
    if (typeof due === 'string') dues.set(due, (dues.get(due) ?? 0) + 1);
  }
  return [...dues].sort(([a], [b]) => (a < b ? -1 : 1));
}
