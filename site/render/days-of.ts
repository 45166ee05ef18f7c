import type { Display } from '../../scripts/model/display.ts';
import { isDay, isDayOrTime } from '../../scripts/model/local-time.ts';
import type { BoardHead, Card } from '../card.ts';
import { stateOfDue } from '../client/clock.ts';
import type { ViewModel } from '../view.ts';
import { lookAt } from './keys.ts';

/** When a card is: days of the workspace's zone, the last one included. `open` has no end yet. */
export interface Stretch {
  card: Card;
  from: string;
  to: string;
  /** `17:30`, of a single time. */
  time?: string;
  kind: 'span' | 'point' | 'open';
}

/** The keys by which the cards of some boards can be dated: the built-in ones and every field that holds dates. */
export function dateKeys(boards: readonly BoardHead[], cards: readonly Card[]): string[] {
  const holdsDates = (name: string) => cards.some(({ values }) => values[name]?.as === 'date');
  const fields = boards.flatMap(({ fields }) =>
    fields.filter(({ name, input }) => input.as === 'date' || (input.as === 'none' && holdsDates(name))),
  );
  return [...new Set(['due', 'start', 'created', ...fields.map(({ name }) => name)])];
}

/** Where a card stands by a key. `start` reaches to the due day, where there is one; a field with ranges spans its days; anything else is a point. */
export function stretchesOf(card: Card, key: string, head: BoardHead | undefined): Stretch[] {
  if (key !== 'start') return datesIn(lookAt(card, key, head)).map(({ date, end }) => stretch(card, date, end));
  const { start, due } = card;
  if (start === undefined || !isDated(start)) return [];
  if (due !== undefined && isDated(due)) return [stretch(card, start, due)];
  return [{ ...stretch(card, start), kind: 'open' }];
}

/** The cards by a key in the order they have, and those that it does not date. */
export function datedCards(
  { cards, boards }: Pick<ViewModel, 'cards' | 'boards'>,
  keys: readonly string[],
): { dated: Stretch[]; undated: Card[] } {
  const heads = new Map(boards.map((head) => [head.name, head]));
  const dated: Stretch[] = [];
  const undated: Card[] = [];
  for (const card of cards) {
    const before = dated.length;
    for (const key of keys) if (dated.length === before) dated.push(...stretchesOf(card, key, heads.get(card.board)));
    if (dated.length === before) undated.push(card);
  }
  return { dated, undated };
}

/** Whether it should be done by now; nobody knows at the build. */
export function isLate({ done, due }: Card, now: string | undefined): boolean {
  return now !== undefined && !done && due !== undefined && stateOfDue(due, now) === 'late';
}

/** The day a calendar is open at: the one of the address, else today. */
export function dayShown(at: string | undefined, now: string): string {
  return at !== undefined && isDay(at) ? at : now.slice(0, 10);
}

const known = new Map<string, boolean>();

/** Whether a value can be put on a calendar; of thousands of cards most share their days. */
function isDated(written: string): boolean {
  const told = known.get(written) ?? isDayOrTime(written);
  known.set(written, told);
  return told;
}

function stretch(card: Card, from: string, to: string = from): Stretch {
  const [first, last] = [from.slice(0, 10), to.slice(0, 10)];
  if (last > first) return { card, from: first, to: last, kind: 'span' };
  const time = from.length > 10 ? from.slice(11) : undefined;
  return { card, from: first, to: first, kind: 'point', ...(time !== undefined && { time }) };
}

function datesIn(display: Display): { date: string; end?: string }[] {
  if (display.as === 'several') return display.of.flatMap(datesIn);
  if (display.as !== 'date' || !isDated(display.date)) return [];
  return [display.end !== undefined && isDated(display.end) ? { date: display.date, end: display.end } : { date: display.date }];
}
