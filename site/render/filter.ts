import type { BoardHead, Card } from '../card.ts';
import { daysBetween, stateOfDue } from '../client/clock.ts';
import type { ViewState } from '../view-state.ts';
import type { DrawContext } from './context.ts';
import { none, valuesOf } from './keys.ts';
import { personOf } from './marks.ts';

/** What may be asked of a due date beside a day and a row of days: all but the last two are relative to now. */
export const dueWords = ['late', 'today', 'week', 'any', none] as const;

type Asked = Pick<ViewState, 'text' | 'only'>;

const haystacks = new WeakMap<Card, string>();

/** The cards that fulfil all filters, each filter by one of its values; without `now` nothing is late. */
export function fitting(
  cards: readonly Card[],
  { text, only }: Asked,
  now: string | undefined,
  boards: readonly BoardHead[],
  context: DrawContext,
): Card[] {
  const heads = new Map(boards.map((head) => [head.name, head]));
  const words = folded(text).split(/\s+/).filter(Boolean);
  const asked = [...only];
  return cards.filter((card) => {
    const head = heads.get(card.board);
    if (words.length > 0 && !holdsAll(haystackOf(card, head, context), words)) return false;
    return asked.every(([key, values]) => fits(card, key, values, head, now, context));
  });
}

/** Whether a card has one of the wanted values of a key. */
export function fits(
  card: Card,
  key: string,
  wanted: readonly string[],
  head: BoardHead | undefined,
  now: string | undefined,
  context: DrawContext,
): boolean {
  const values = valuesOf(card, key, head);
  return wanted.some((each) => {
    if (each === none) return values.length === 0;
    if (each === 'me') return context.me !== undefined && values.some((value) => isOrHolds(value, context.me ?? '', context));
    if (each === 'any') return values.length > 0;
    if (key === 'due' && now !== undefined) {
      const due = card.due;
      if (each === 'late') return due !== undefined && !card.done && stateOfDue(due, now) === 'late';
      if (each === 'today') return due?.slice(0, 10) === now.slice(0, 10);
      if (each === 'week') return due !== undefined && due >= now.slice(0, 10) && daysBetween(now, due) <= 7;
    }
    const [from = '', to] = each.split('..');
    if (to !== undefined) return values.some((value) => isBetween(value, from, to));
    return values.some((value) => isOrHolds(value, each, context) || (isDayOrPart.test(each) && isWithin(value, each)));
  });
}

const isDayOrPart = /^\d{4}(-\d\d){0,2}$/;
const isDayOrTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d|$)/;

/** Whether a value is a day or a time in a year, in a month or on a day. */
function isWithin(value: string, part: string): boolean {
  return value.startsWith(part) && isDayOrTime.test(value);
}

/** Whether a value is what is asked for, or a team of which that is a member. */
function isOrHolds(value: string, asked: string, { people }: DrawContext): boolean {
  return value === asked || (people.get(value)?.members?.includes(asked) ?? false);
}

/** Numbers by size, days by the calendar; either end may be open. */
function isBetween(value: string, from: string, to: string): boolean {
  const numbers = [value, from || value, to || value].map(Number);
  const [number = Number.NaN, least = Number.NaN, most = Number.NaN] = numbers;
  if (numbers.every((each) => !Number.isNaN(each))) return number >= least && number <= most;
  return (from === '' || value >= from) && (to === '' || value.slice(0, to.length) <= to);
}

function holdsAll(haystack: string, words: readonly string[]): boolean {
  return words.every((word) => haystack.includes(word));
}

/** What the search box of a view looks into: title, name, tags, people and short texts of a card. */
function haystackOf(card: Card, head: BoardHead | undefined, context: DrawContext): string {
  const known = haystacks.get(card);
  if (known !== undefined) return known;
  const nameOf = (key: string): string => personOf(key, context).name;
  const people = [...card.assignees, ...(card.author === undefined ? [] : [card.author])].map(nameOf);
  const tags = card.tags.map((name) => context.words.text(head?.tags.find((tag) => tag.name === name)?.title ?? name));
  const short = Object.values(card.values).flatMap((display) => {
    if (display.as === 'people') return display.people.map(nameOf);
    return display.as === 'text'
      ? [display.text]
      : display.as === 'chips'
        ? display.chips.map(({ title }) => context.words.text(title))
        : [];
  });
  const haystack = folded([card.title, card.slug, ...tags, ...people, ...short].join('\n'));
  haystacks.set(card, haystack);
  return haystack;
}

/** Lower case and without marks above letters, so that `munoz` finds Muñoz. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
