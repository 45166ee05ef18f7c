import type { BoardHead, Card } from '../card.ts';
import type { ViewState } from '../view-state.ts';
import type { DrawContext } from './context.ts';
import { dueWords, fits, fitting } from './filter.ts';
import { none, valuesOf } from './keys.ts';

/** How many cards have each value of a key, were that filter not there; those that the other filters leave. */
export function countValues(
  cards: readonly Card[],
  key: string,
  state: Pick<ViewState, 'text' | 'only'>,
  now: string | undefined,
  boards: readonly BoardHead[],
  context: DrawContext,
): Map<string, number> {
  const others = new Map([...state.only].filter(([name]) => name !== key));
  const heads = new Map(boards.map((head) => [head.name, head]));
  const counts = new Map<string, number>();
  const count = (value: string) => counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const card of fitting(cards, { text: state.text, only: others }, now, boards, context)) {
    const head = heads.get(card.board);
    if (key === 'due') for (const word of dueWords) if (fits(card, key, [word], head, now, context)) count(word);
    if (key === 'due') continue;
    const values = valuesOf(card, key, head);
    // who asks for a person finds what that person's team has, too
    const found = new Set(values.flatMap((value) => [value, ...(context.people.get(value)?.members ?? [])]));
    for (const value of values.length > 0 ? found : [none]) count(value);
  }
  return counts;
}
