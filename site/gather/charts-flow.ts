import { addNumbers } from '../../scripts/model/numbers.ts';
import type { Color } from '../../scripts/model/value.ts';
import type { BurnUpData, FlowData, Label } from '../data-charts.ts';
import { counting, partByUnit } from './charts-amounts.ts';
import { distinctColors, listColor } from './charts-labels.ts';
import type { Journey, Scene, Step } from './charts-scene.ts';
import { endsBetween, placeIn } from './charts-time.ts';

/** How much there was to do and how much of it was done at the end of each day; of a record that was removed nothing stays. */
export function gatherBurnUp(scene: Scene): BurnUpData | undefined {
  const journeys = scene.journeys();
  const first = least(journeys.map(({ made }) => made));
  if (first === undefined) return undefined;
  const ends = endsBetween(scene.from !== undefined && scene.from > first ? scene.from : first, scene.to);
  const counted = counting(scene);
  const names = new Set(scene.boards.map(({ name }) => name));
  const parts = partByUnit(journeys, ({ record }) => (record ? counted(record) : scene.ask.sum === undefined ? [{ value: 1 }] : []));
  if (parts.length === 0) return undefined;
  return {
    type: 'burn-up',
    ends,
    parts: parts.map(({ unit, of }) => {
      const [scope, done] = [curve(ends), curve(ends)];
      for (const { item, value } of of) {
        let wasDone = false;
        for (const { step, day, until } of standings(item)) {
          const isHere = names.has(step.board);
          if (isHere) scope.add(day, until, value);
          if (isHere && step.done) done.add(wasDone ? day : (step.doneDay ?? day), until, value);
          wasDone = isHere && step.done;
        }
      }
      return { ...(unit ? { unit } : {}), scope: scope.values(), done: done.values() };
    }),
  };
}

/** How many records stood in each list at the end of each day; over several boards in each third of the way. Archived ones stay where they were. */
export function gatherFlow(scene: Scene): FlowData | undefined {
  const { boards, to } = scene;
  const journeys = scene.journeys();
  const first = least(journeys.flatMap(({ steps }) => steps.slice(0, 1).map(({ day }) => day)));
  if (first === undefined) return undefined;
  const ends = endsBetween(scene.from !== undefined && scene.from > first ? scene.from : first, to);
  const bands = bandsOf(scene).map((band) => ({ ...band, curve: curve(ends) }));
  const byPlace = new Map(bands.flatMap((band) => band.places.map((place) => [place, band])));
  const names = new Set(boards.map(({ name }) => name));
  for (const journey of journeys) {
    for (const { step, day, until } of standings(journey, (step) => step.day)) {
      if (!names.has(step.board)) continue;
      (byPlace.get(`${step.board}/${step.list}`) ?? byPlace.get(''))?.curve.add(day, until, 1);
    }
  }
  const told = bands
    .map(({ label, color, places, curve }) => ({ label, color, counts: curve.values(), places }))
    .filter(({ places, counts }) => !places.includes('') || counts.some((count) => count > 0));
  if (told.every(({ counts }) => counts.every((count) => count === 0))) return undefined;
  return { type: 'cumulative-flow', ends, bands: told.map(({ places: _, ...band }) => band) };
}

interface Band {
  label: Label;
  color: Color;
  /** `board/list`; empty for what no board declares. */
  places: string[];
}

function bandsOf({ boards }: Scene): Band[] {
  const [only, ...others] = boards;
  const undeclared: Band = { label: { as: 'other', count: 0 }, color: 'slate', places: [''] };
  if (only && others.length === 0) {
    const colors = distinctColors(only.lists.map((list) => listColor(list, only)));
    const lists = only.lists.map(
      ({ name, title }, index): Band => ({
        label: { as: 'text', text: title },
        color: colors[index] ?? 'slate',
        places: [`${only.name}/${name}`],
      }),
    );
    return [...lists, undeclared];
  }
  const stages: ['first' | 'middle' | 'done', Color][] = [
    ['first', 'slate'],
    ['middle', 'amber'],
    ['done', 'green'],
  ];
  const bands = stages.map(
    ([stage, color]): Band => ({
      label: { as: 'stage', stage },
      color,
      places: boards.flatMap((board) =>
        board.lists.flatMap(({ name, done }, index) =>
          (done ? 'done' : index === 0 ? 'first' : 'middle') === stage ? [`${board.name}/${name}`] : [],
        ),
      ),
    }),
  );
  return [...bands, undeclared];
}

/** From which day a journey stood at each step, and from which day no more (absent: it still does); what lasted no day's end is left out by the curve. */
function standings(
  { steps, made }: Journey,
  begin: (step: Step) => string = () => made,
): { step: Step; day: string; until: string | undefined }[] {
  return steps.map((step, index) => ({ step, day: index === 0 ? begin(step) : step.day, until: steps[index + 1]?.day }));
}

/** Amounts over days: what is added from one day until before another counts at the end of each day between. */
function curve(ends: readonly string[]): { add(day: string, until: string | undefined, value: number): void; values(): number[] } {
  const changes = ends.map(() => 0);
  const change = (day: string, value: number) => {
    const place = placeIn(ends, day);
    if (place < changes.length) changes[place] = (changes[place] ?? 0) + value;
  };
  return {
    add(day, until, value) {
      if (until !== undefined && until <= day) return;
      change(day, value);
      if (until !== undefined) change(until, -value);
    },
    values() {
      let sum = 0;
      return changes.map((each) => {
        sum = addNumbers([sum, each]);
        return sum;
      });
    },
  };
}

function least(days: string[]): string | undefined {
  return days.reduce<string | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);
}
