import type { Display, Input } from '../../scripts/model/display.ts';
import type { BoardHead, Card } from '../card.ts';
import { lookAt } from './keys.ts';

/** What values of a key are compared as: numbers by size, days by the calendar, names as they are; any text may be asked for where nothing tells. */
export type Compared = 'number' | 'seconds' | 'day' | 'name' | 'text';

/** What tells how a key is compared: boards, and cards where a key is computed. */
export interface Held {
  boards: readonly BoardHead[];
  all(): readonly Card[];
}

const ofInput: { readonly [as in Exclude<Input['as'], 'none'>]: Compared } = {
  number: 'number',
  date: 'day',
  choice: 'name',
  people: 'name',
  records: 'name',
  toggle: 'name',
  files: 'text',
  place: 'text',
  text: 'text',
};
const ofDisplay: { readonly [as in Exclude<Display['as'], 'nothing'>]: Compared } = {
  number: 'number',
  meter: 'number',
  duration: 'seconds',
  date: 'day',
  chips: 'name',
  countries: 'name',
  people: 'name',
  records: 'name',
  toggle: 'name',
  text: 'text',
  markdown: 'text',
  link: 'text',
  files: 'text',
  place: 'text',
  several: 'text',
};

/** What a field of that name is edited with, on each board that has one. */
export function inputsOf(key: string, boards: readonly BoardHead[]): Input[] {
  return boards.flatMap(({ fields }) => fields.filter(({ name }) => name === key).map(({ input }) => input));
}

/** What the values of a key are compared as, on all these boards. */
export function comparedAs(key: string, { boards, all }: Held): Compared {
  if (['due', 'start', 'created', 'updated', 'archived'].includes(key)) return 'day';
  if (key === 'title') return 'text';
  const heads = new Map(boards.map((head) => [head.name, head]));
  const inputs = inputsOf(key, boards);
  const ways = new Set(inputs.flatMap(({ as }) => (as === 'none' ? [] : [ofInput[as]])));
  // how computed values are compared only they tell
  if (inputs.some(({ as }) => as === 'none'))
    for (const card of all()) {
      const { as } = lookAt(card, key, heads.get(card.board));
      if (as !== 'nothing') ways.add(ofDisplay[as]);
    }
  if (inputs.length === 0) return 'name';
  const [way = 'text'] = ways;
  return ways.size > 1 ? 'text' : way;
}
