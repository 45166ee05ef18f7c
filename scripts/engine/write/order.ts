import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Position } from '../../model/change.ts';
import type { Problem } from '../../model/field-type.ts';
import { didYouMean } from '../../model/names.ts';
import type { TrackerRecord } from '../../model/record.ts';
import { compareInList } from '../query/order.ts';
import { type Desk, type Found, openRecord, type Refusal, recordsIn } from './desk.ts';
import { writeKey } from './set.ts';

/** Gives a record of a list its place there. Cards above it get an order only where they lack one or tie; a note says how many. */
export function placeRecord(desk: Desk, found: Found, position: Position): Refusal {
  const cards: TrackerRecord[] = [];
  for (const each of recordsIn(desk.files, found.board, found.list)) {
    const opened = openRecord(desk, each);
    if (!('problem' in opened) && !opened.record.problems.has('')) cards.push(opened.record);
  }
  cards.sort(compareInList);
  const others = cards.filter(({ slug }) => slug !== found.slug);
  const index = indexOf(others, position, found);
  if (typeof index !== 'number') return index;
  const isLast = index > 0 && index === others.length && orderOf(others[index - 1]) === undefined;
  if (cards[index]?.slug === found.slug && (orderOf(cards[index]) !== undefined || isLast)) return undefined;
  const { own, changed } = planOrders(others, index);
  for (const [slug, order] of changed) {
    const other = { ...found, slug, name: `${found.board}/${slug}`, path: `records/${found.board}/${found.list}/${slug}.md` };
    const refusal = writeKey(desk, other, 'order', order);
    if (refusal) return refusal;
  }
  if (changed.size > 0)
    desk.notes.push(
      `${changed.size} other ${changed.size === 1 ? 'card' : 'cards'} of ${found.list} got an order too, so that ${found.name} can stand there`,
    );
  return writeKey(desk, found, 'order', own);
}

function indexOf(others: TrackerRecord[], position: Position, found: Found): number | Problem {
  if (position === 'top') return 0;
  if (position === 'bottom') return others.length;
  const written = 'before' in position ? position.before : position.after;
  const slug = written.startsWith(`${found.board}/`) ? written.slice(found.board.length + 1) : written;
  const index = others.findIndex((each) => each.slug === slug);
  if (slug === found.slug) return { problem: `${found.name} cannot stand next to itself` };
  if (index === -1)
    return {
      problem: `"${slug}" is not in the list ${found.list}${didYouMean(
        slug,
        others.map((each) => each.slug),
      )}`,
    };
  return 'before' in position ? index : index + 1;
}

/** The order of the moved card at an index of the others, and those of other cards that need one: above it what lacks one or ties, anywhere what is no order key. */
function planOrders(others: TrackerRecord[], index: number): { own: string; changed: Map<string, string> } {
  const changed = new Map<string, string>();
  const isOdd = others.some((each) => each.values.has('order') && orderOf(each) === undefined);
  const below = isOdd ? others.slice(index).findLastIndex((each) => each.values.has('order')) + 1 : 0;
  const last = index + below;
  const upper = orderOf(others[last]) ?? null;
  let [lower, waiting]: [string | null, string[]] = [null, []];
  let own = '';
  const fill = (to: string | null): void => {
    generateNKeysBetween(lower, to, waiting.length).forEach((key, place) => {
      if (waiting[place] === '') own = key;
      else changed.set(waiting[place] ?? '', key);
    });
    waiting = [];
  };
  for (const [place, other] of others.slice(0, last).entries()) {
    if (place === index) waiting.push('');
    const order = isOdd ? undefined : orderOf(other);
    if (order !== undefined && (lower === null || order > lower) && (upper === null || order < upper)) {
      fill(order);
      lower = order;
    } else {
      waiting.push(other.slug);
    }
  }
  if (last === index) waiting.push('');
  fill(upper);
  return { own, changed };
}

function orderOf(record: TrackerRecord | undefined): string | undefined {
  const order = record?.values.get('order');
  return typeof order === 'string' && isOrderKey(order) ? order : undefined;
}

/** Whether the library made it, or could have: only such keys have others between them. */
function isOrderKey(order: string): boolean {
  try {
    generateKeyBetween(order, null);
    return true;
  } catch {
    return false;
  }
}
