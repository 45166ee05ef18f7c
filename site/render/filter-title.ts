import type { BoardHead } from '../card.ts';
import type { DrawContext } from './context.ts';
import { dueWords } from './filter.ts';
import { groupCards } from './groups.ts';
import { none } from './keys.ts';
import { personOf } from './marks.ts';

/** What a wanted value of a filter is called: an option or tag by its title, a person by name, `late` and its like in words. */
export function titleOfValue(key: string, value: string, boards: readonly BoardHead[], context: DrawContext): string {
  const { words, people } = context;
  if (value === none) return words.say('filter.none');
  if (value === 'me') return words.say('filter.me');
  if (value === 'any') return words.say('filter.any');
  if (key === 'due' && dueWords.some((word) => word === value)) return words.say(`filter.due_${value}`);
  const declared = groupCards([], key, boards, context).find((group) => group.key === value);
  if (declared) return declared.title;
  if (people.has(value)) return personOf(value, context).name;
  return context.recordNamed(value)?.title ?? value;
}
