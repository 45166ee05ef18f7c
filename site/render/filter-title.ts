import { isDay } from '../../scripts/model/local-time.ts';
import type { BoardHead, Card } from '../card.ts';
import { type Compared, comparedAs } from './compared.ts';
import type { DrawContext } from './context.ts';
import { durationText } from './duration.ts';
import { dueWords } from './filter.ts';
import { groupCards } from './groups.ts';
import { none } from './keys.ts';
import { personOf } from './marks.ts';

/** What a wanted value of a filter is called: an option or tag by its title, a person by name, `late` and its like in words, a range by its ends; how computed values look only cards tell. */
export function titleOfValue(
  key: string,
  value: string,
  boards: readonly BoardHead[],
  context: DrawContext,
  all: () => readonly Card[] = () => [],
): string {
  const { words, people } = context;
  if (value === none) return words.say('filter.none');
  if (value === 'me') return words.say('filter.me');
  if (value === 'any') return words.say('filter.any');
  if (key === 'due' && dueWords.some((word) => word === value)) return words.say(`filter.due_${value}`);
  const declared = groupCards([], key, boards, context).find((group) => group.key === value);
  if (declared) return declared.title;
  if (people.has(value)) return personOf(value, context).name;
  const record = context.recordNamed(value);
  if (record) return record.title;
  return /^[-.\d]/.test(value) ? measured(value, comparedAs(key, { boards, all }), context) : value;
}

/** A number, a length of time or a day, or a range of them of which either end may be open. */
function measured(value: string, way: Compared, { words }: DrawContext): string {
  const ends = value.split('..');
  if (way === 'name' || way === 'text' || ends.length > 2) return value;
  const [from = '', to = ''] = ends.map((end) => {
    if (way === 'day') return isDay(end.slice(0, 10)) ? words.date(end) : end;
    if (end === '' || !Number.isFinite(Number(end))) return end;
    return way === 'seconds' ? durationText(Number(end), words) : words.number(Number(end));
  });
  if (ends.length === 1) return from;
  if (from !== '' && to !== '') return way === 'number' && !/[-−]/.test(to) ? `${from}–${to}` : `${from} – ${to}`;
  if (from === '' && to === '') return value;
  if (way === 'day') return from === '' ? words.say('filter.until', { day: to }) : words.say('filter.since', { day: from });
  return from === '' ? `≤ ${to}` : `≥ ${from}`;
}
