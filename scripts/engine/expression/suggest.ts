import { isList, type Kind } from './kinds.ts';
import { type Node, pathOf } from './node.ts';

/** What to write where true or false is wanted and a name stands that may hold nothing; empty where that is not asked. */
export function suggestWhether(node: Node, kind: Kind): string {
  const path = pathOf(node);
  if (path === undefined || !(kind === 'string' || kind === 'date' || isList(kind))) return '';
  return `; write ${path} != "" to ask whether there is any`;
}

/** What to write where a list is compared with one text; empty for any other comparison. */
export function suggestIn(sign: string, [left, a]: [Node, Kind], [right, b]: [Node, Kind]): string {
  if ((sign !== '==' && sign !== '!=') || isList(a) === isList(b)) return '';
  const [list, item] = isList(a) ? [left, right] : [right, left];
  const path = pathOf(list);
  const text = item.is === 'value' && typeof item.value === 'string' ? JSON.stringify(item.value) : pathOf(item);
  if (path === undefined || text === undefined) return '';
  const asked = `${text} in ${path}`;
  return `; write ${sign === '==' ? asked : `!(${asked})`} to look into the list`;
}

/** What to write where a number is compared with digits in quotes, or with a day; empty for any other comparison. */
export function suggestNumber([left, a]: [Node, Kind], [right, b]: [Node, Kind]): string {
  const other = a === 'double' ? right : b === 'double' ? left : undefined;
  if (other?.is === 'value' && typeof other.value === 'string' && /^-?\d+(?:\.\d+)?$/.test(other.value)) return `; write ${other.value}`;
  return (a === 'double' && b === 'date') || (a === 'date' && b === 'double') ? '; write days(from, to) for the days between' : '';
}
