import type { Display } from '../../scripts/model/display.ts';
import { addNumbers } from '../../scripts/model/numbers.ts';
import type { TrackerRecord } from '../../scripts/model/record.ts';
import type { Amount, Unit } from '../data-charts.ts';
import type { Scene } from './charts-scene.ts';

/** What one record adds: 1 where records are counted, else each sum that its field holds. */
export type Counted = (record: TrackerRecord) => Amount[];

const one: Amount[] = [{ value: 1 }];

/** How a chart counts. */
export function counting({ ask: { sum }, boards, world: { tools } }: Pick<Scene, 'ask' | 'boards' | 'world'>): Counted {
  if (sum === undefined) return () => one;
  const byName = new Map(boards.map((board) => [board.name, board]));
  return (record) => amountsIn(tools.displayValue(record, sum, byName.get(record.board), tools.fields));
}

function amountsIn(display: Display): Amount[] {
  if (display.as === 'several') return display.of.flatMap(amountsIn);
  if (display.as === 'meter') return [{ value: display.value, unit: {} }];
  if (display.as !== 'number') return [];
  const { number: value, format, prefix, suffix } = display;
  // decimals may differ from record to record and are no part of what is counted
  const { minimumFractionDigits: _, maximumFractionDigits: __, ...shape } = format ?? {};
  const plain = Object.keys(shape).length === 0 ? {} : { format: { maximumFractionDigits: 2, ...shape } };
  return [{ value, unit: { ...plain, ...(prefix === undefined ? {} : { prefix }), ...(suffix === undefined ? {} : { suffix }) } }];
}

/** Two sums may be added only where this is the same. */
export function unitKey(unit: Unit | undefined): string {
  return unit ? JSON.stringify([unit.format?.style, unit.format?.currency, unit.format?.unit, unit.prefix, unit.suffix]) : '';
}

/** The sums of some records, one for each unit, the one with most of them first; of none a zero. */
export function addUp(records: readonly TrackerRecord[], counted: Counted): Amount[] {
  const units = partByUnit(records, counted);
  if (units.length === 0) return [{ value: 0, unit: {} }];
  return units.map(({ unit, of }) => ({ value: addNumbers(of.map(({ value }) => value)), ...(unit ? { unit } : {}) }));
}

/** What each record adds, parted by unit. */
export function partByUnit<Item>(
  items: readonly Item[],
  amountsOf: (item: Item) => Amount[],
): { unit?: Unit; of: { item: Item; value: number }[] }[] {
  const units = new Map<string, { unit?: Unit; of: { item: Item; value: number }[] }>();
  for (const item of items) {
    for (const { value, unit } of amountsOf(item)) {
      const key = unitKey(unit);
      const found = units.get(key) ?? { ...(unit ? { unit } : {}), of: [] };
      units.set(key, found);
      found.of.push({ item, value });
    }
  }
  return [...units.values()].sort((a, b) => b.of.length - a.of.length);
}
