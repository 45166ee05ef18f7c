import type { Display } from '../../scripts/model/display.ts';
import type { BoardHead, Card, FieldHead } from '../card.ts';
import { lookAt } from './keys.ts';

/** What the values of a key come to, in one unit: amounts are added up, percentages, ratings and scores averaged. */
export interface Total {
  how: 'sum' | 'average';
  display: Display;
}

interface Pile {
  how: Total['how'];
  values: number[];
  first: NumberLook;
}

type NumberLook = Display & { as: 'number' };

/** One total for each unit there is, never euros and dollars in one; none where adding up the values means nothing. */
export function totalsOf(cards: readonly Card[], key: string, heads: ReadonlyMap<string, BoardHead>): Total[] {
  const piles = new Map<string, Pile>();
  for (const card of cards) {
    const head = heads.get(card.board);
    const field = head?.fields.find(({ name }) => name === key);
    for (const look of numbersOf(lookAt(card, key, head))) {
      const how = look.average ? 'average' : howOf(look, field);
      if (how === undefined || !Number.isFinite(look.number)) continue;
      const { as, number, format, prefix, suffix } = look;
      const unit = JSON.stringify([how, prefix, suffix, format?.style, format?.currency, format?.unit]);
      const pile = piles.get(unit) ?? {
        how,
        values: [],
        first: { as, number, ...(format && { format }), ...(prefix && { prefix }), ...(suffix && { suffix }) },
      };
      piles.set(unit, pile);
      pile.values.push(number);
    }
  }
  return [...piles.values()].map(({ how, values, first }) => {
    const sum = addUp(values);
    if (how === 'sum') return { how, display: { ...first, number: sum } };
    const { minimumFractionDigits: _, ...format } = first.format ?? {};
    return { how, display: { ...first, number: sum / values.length, format: { ...format, maximumFractionDigits: 1 } } };
  });
}

/** Amounts are added up; so are numbers, unless they have a most, which makes them a score. What is computed into a bare number may be anything. */
function howOf({ format, prefix }: NumberLook, field: FieldHead | undefined): Total['how'] | undefined {
  if (field?.adds || format?.currency !== undefined || prefix !== undefined) return 'sum';
  if (field?.input.as !== 'number') return undefined;
  return field.input.max === undefined ? 'sum' : 'average';
}

/** The numbers that a value consists of; a percentage or rating is for averages. */
function numbersOf(display: Display): (NumberLook & { average: boolean })[] {
  if (display.as === 'several') return display.of.flatMap(numbersOf);
  if (display.as === 'meter') {
    const suffix = display.stars ? ' ★' : ` / ${display.max}`;
    return [{ as: 'number', number: display.value, suffix, average: true }];
  }
  if (display.as !== 'number') return [];
  const { format, suffix } = display;
  return [{ ...display, average: format?.unit === 'percent' || format?.style === 'percent' || suffix?.trim() === '%' }];
}

/** The sum with as many decimals as the most exact of its parts, so that 0.1 and 0.2 are 0.3. */
export function addUp(values: readonly number[]): number {
  let sum = 0;
  let decimals = 0;
  for (const value of values) {
    sum += value;
    decimals = Math.max(decimals, decimalsOf(value));
  }
  return decimals > 20 ? sum : Number(sum.toFixed(decimals));
}

function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}
