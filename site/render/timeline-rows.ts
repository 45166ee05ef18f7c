import type { Color } from '../../scripts/model/value.ts';
import type { Card, ListHead } from '../card.ts';
import type { ViewModel } from '../view.ts';
import type { DrawContext } from './context.ts';
import { datedCards, type Stretch } from './days-of.ts';
import { groupCards } from './groups.ts';

/** So many rows are drawn at first, shared among the groups. */
const mostRows = 400;

/** A card with the stretches of time it has. */
export interface Row {
  card: Card;
  stretches: Stretch[];
}

export interface RowGroup {
  key: string;
  title: string;
  color?: Color;
  list?: ListHead;
  rows: Row[];
  /** How many there are in all. */
  count: number;
}

/** Dated cards in their groups by when they begin; of each group as many as are asked for, and where that is not all of them what is near first. */
export function rowsOf(
  { boards, state, most }: ViewModel,
  dated: readonly Stretch[],
  context: DrawContext,
  isNear: (stretch: Stretch) => boolean,
  wanted: ReadonlyMap<string, number>,
): RowGroup[] {
  const byCard = Map.groupBy(dated, ({ card }) => card);
  const filled = groupCards([...byCard.keys()], state.group ?? 'list', boards, context).filter(({ cards }) => cards.length > 0);
  const share = Math.min(most, Math.max(5, Math.floor(mostRows / Math.max(1, filled.length))));
  return filled.map(({ cards, ...group }) => {
    const rows = cards.map((card): Row => ({ card, stretches: byCard.get(card) ?? [] }));
    if (state.sort.length === 0) rows.sort(byStart);
    const near = (row: Row) => row.stretches.some(isNear);
    const ordered = rows.length <= share ? rows : [...rows.filter(near), ...rows.filter((row) => !near(row))];
    return { ...group, rows: ordered.slice(0, wanted.get(group.key) ?? share), count: cards.length };
  });
}

/** By the key of the state; else from start to due, and only due where there is no start. */
export function timesOf(model: Pick<ViewModel, 'cards' | 'boards' | 'state'>): { dated: Stretch[]; undated: Card[] } {
  const { date } = model.state;
  return datedCards(model, date === undefined || date === 'start' ? ['start', 'due'] : [date]);
}

function byStart(a: Row, b: Row): number {
  const [one, other] = [a.stretches[0], b.stretches[0]];
  const [first, second] = [`${one?.from} ${one?.to}`, `${other?.from} ${other?.to}`];
  return first < second ? -1 : Number(first > second);
}
