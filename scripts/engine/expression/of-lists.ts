import { addNumbers } from '../../model/numbers.ts';
import { define, type ExpressionFunction } from './define.ts';
import { Fault } from './fault.ts';
import { describeKind, isList, type Kind, kindOfValue } from './kinds.ts';
import { compareValues } from './operators.ts';

/** Functions of lists; `min` and `max` also take their values one by one. */
export const ofLists: [string, ExpressionFunction][] = [
  ['sum', define(['list<dyn>'], 'double', ([list]: [unknown[]]) => numbersOf('sum', list, addNumbers))],
  ['average', define(['list<dyn>'], 'double', ([list]: [unknown[]]) => numbersOf('average', list, average))],
  ['min', define(['dyn'], kindOfOne, (values: unknown[]) => farthest('min', values, '<'), { more: true })],
  ['max', define(['dyn'], kindOfOne, (values: unknown[]) => farthest('max', values, '>'), { more: true })],
  ['count', define(['list<dyn>'], 'double', ([list]: [unknown[]]) => list.filter((each) => each !== '' && each !== null).length)],
  ['unique', define(['list<dyn>'], kindOfList, ([list]: [unknown[]]) => unique(list))],
  ['sort', define(['list<dyn>'], kindOfList, ([list]: [unknown[]]) => sort(list))],
  ['reverse', define(['list<dyn>'], kindOfList, ([list]: [unknown[]]) => [...list].reverse())],
  ['first', define(['list<dyn>'], kindOfItem, ([list]: [unknown[]]) => list[0])],
  ['last', define(['list<dyn>'], kindOfItem, ([list]: [unknown[]]) => list.at(-1))],
];

function kindOfList([list = 'list<dyn>']: Kind[]): Kind {
  return list === 'list<string>' ? list : 'list<dyn>';
}

function kindOfItem([list = 'list<dyn>']: Kind[]): Kind {
  return list === 'list<string>' ? 'string' : 'dyn';
}

function kindOfOne(kinds: Kind[]): Kind {
  const [first = 'dyn'] = kinds;
  if (kinds.length === 1 && isList(first)) return kindOfItem(kinds);
  return kinds.every((kind) => kind === first) ? first : 'dyn';
}

function numbersOf(name: string, list: unknown[], of: (numbers: number[]) => number | undefined): number | Fault | undefined {
  const other = list.find((each) => typeof each !== 'number');
  if (other !== undefined || list.includes(undefined))
    return new Fault(`${name}() adds numbers, and here is ${describeKind(kindOfValue(other))}`);
  const result = of(list as number[]);
  return result === undefined || Number.isFinite(result) ? result : new Fault('the number is too large');
}

function average(numbers: number[]): number | undefined {
  return numbers.length === 0 ? undefined : addNumbers(numbers) / numbers.length;
}

function farthest(name: string, values: unknown[], sign: '<' | '>'): unknown {
  const [first] = values;
  const items = values.length === 1 && Array.isArray(first) ? first : values;
  let best = items[0];
  for (const item of items) {
    const isFarther = compareValues(sign, item, best);
    if (isFarther instanceof Fault) return new Fault(`${name}() wants numbers, texts or days, all of one kind`);
    if (isFarther) best = item;
  }
  return best;
}

function unique(list: unknown[]): unknown[] {
  const byText = new Map<string, unknown>();
  for (const item of list) {
    const text = JSON.stringify(item);
    if (!byText.has(text)) byText.set(text, item);
  }
  return [...byText.values()];
}

/** Numbers by size, texts by code unit, days by time. */
function sort(list: unknown[]): unknown[] | Fault {
  const isOfOne = ['number', 'string'].some((type) => list.every((each) => typeof each === type));
  if (!isOfOne) return new Fault('sort() wants numbers, texts or days, all of one kind');
  return [...(list as (number | string)[])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
