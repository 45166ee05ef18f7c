import type { BoardHead, Card } from '../card.ts';
import type { SiteData } from '../data.ts';
import { isKey } from './keys.ts';

const most = 5;
const usual: readonly [key: string, isIn: (card: Card) => boolean][] = [
  ['assignees', ({ assignees }) => assignees.length > 0],
  ['tags', ({ tags }) => tags.length > 0],
  ['due', ({ due }) => due !== undefined],
  ['list', () => true],
  ['color', ({ color }) => color !== undefined],
];
const known = new WeakMap<SiteData, Map<string, string[]>>();

/** Keys that the bar of filters offers at once; of several boards those that mean the same on each. */
export function usualKeys(boards: readonly BoardHead[], site: SiteData): string[] {
  const keys = new Set(boards.flatMap((head) => keysUsed(head, site)));
  return boards.length === 1 ? [...keys] : [...keys].filter((key) => key !== 'list' && isKey(key, []));
}

/** Keys that the bar of filters offers first: the usual ones that records of a board have, then fields with options while there is room. */
export function keysUsed(head: Pick<BoardHead, 'name' | 'fields'>, site: SiteData): string[] {
  const byBoard = known.get(site) ?? new Map<string, string[]>();
  known.set(site, byBoard);
  const keys = byBoard.get(head.name) ?? findUsed(head, site);
  byBoard.set(head.name, keys);
  return keys;
}

function findUsed({ name, fields }: Pick<BoardHead, 'name' | 'fields'>, { records }: SiteData): string[] {
  const cards = records.filter(({ board }) => board === name).map(({ card }) => card);
  const own = usual.filter(([key, isIn]) => key === 'list' || cards.some(isIn)).map(([key]) => key);
  const choices = fields.filter((field) => field.input.as === 'choice' && cards.some(({ values }) => field.name in values));
  return [...own, ...choices.map((field) => field.name)].slice(0, most);
}
