import type { BoardHead, Card } from '../card.ts';
import { lookAt, weightOf } from './keys.ts';
import type { Words } from './words.ts';

/** Cards by keys, the first the strongest, `-key` for downwards; a card without a value comes last either way, and equals keep their order. */
export function sortCards(cards: readonly Card[], sort: readonly string[], boards: readonly BoardHead[], words: Words): Card[] {
  if (sort.length === 0) return [...cards];
  const heads = new Map(boards.map((head) => [head.name, head]));
  const compare = new Intl.Collator(words.locale, { numeric: true, sensitivity: 'base' }).compare;
  const keys = sort.map((written) => ({ key: written.replace(/^-/, ''), down: written.startsWith('-') }));
  const weights = new Map(cards.map((card) => [card, keys.map(({ key }) => weigh(card, key, heads.get(card.board)))]));
  return [...cards].sort((a, b) => {
    for (const [index, { down }] of keys.entries()) {
      const [one, other] = [weights.get(a)?.[index], weights.get(b)?.[index]];
      if (one === other) continue;
      if (one === undefined) return 1;
      if (other === undefined) return -1;
      const order = typeof one === 'number' && typeof other === 'number' ? one - other : compare(String(one), String(other));
      if (order !== 0) return down ? -order : order;
    }
    return 0;
  });
}

/** Lists, options and tags sort by their place on the board, the rest by value. */
function weigh(card: Card, key: string, head: BoardHead | undefined): number | string | undefined {
  const display = lookAt(card, key, head);
  if (display.as !== 'chips' || !head) return weightOf(display);
  const name = display.chips[0]?.name ?? '';
  const place = orderOf(key, head).indexOf(name);
  return place === -1 ? Number.MAX_SAFE_INTEGER : place;
}

function orderOf(key: string, head: BoardHead): string[] {
  if (key === 'list') return head.lists.map(({ name }) => name);
  if (key === 'tags') return head.tags.map(({ name }) => name);
  const input = head.fields.find(({ name }) => name === key)?.input;
  return input?.as === 'choice' ? input.options.map(({ name }) => name) : [];
}
