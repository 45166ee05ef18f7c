import { Fault, longestList, longestText } from './fault.ts';
import { describeKind, isDateText, kindOfValue } from './kinds.ts';

/** Adds and so on; `+` also joins two texts or two lists. Nothing that is no finite number comes out. */
export function calculate(sign: '+' | '-' | '*' | '/' | '%', a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return calculateNumbers(sign, a, b);
  if (sign === '+' && typeof a === 'string' && typeof b === 'string')
    return a.length + b.length > longestText ? new Fault('the text is too long') : a + b;
  if (sign === '+' && Array.isArray(a) && Array.isArray(b))
    return a.length + b.length > longestList ? new Fault('the list is too long') : [...a, ...b];
  return new Fault(`"${sign}" is not known between ${describeKind(kindOfValue(a))} and ${describeKind(kindOfValue(b))}`);
}

function calculateNumbers(sign: '+' | '-' | '*' | '/' | '%', a: number, b: number): number | Fault {
  if ((sign === '/' || sign === '%') && b === 0) return new Fault('it divides by 0');
  const result = sign === '+' ? a + b : sign === '-' ? a - b : sign === '*' ? a * b : sign === '/' ? a / b : a % b;
  return Number.isFinite(result) ? result : new Fault('the number is too large');
}

/** The order of two numbers, two texts (by code unit), or two days: by day where one has no time. */
export function compareValues(sign: '<' | '<=' | '>' | '>=', a: unknown, b: unknown): boolean | Fault {
  const [left, right] = alike(a, b);
  const comparable = (typeof left === 'number' && typeof right === 'number') || (typeof left === 'string' && typeof right === 'string');
  if (!comparable) return new Fault(`"${sign}" cannot compare ${describeKind(kindOfValue(a))} with ${describeKind(kindOfValue(b))}`);
  if (sign === '<') return left < right;
  if (sign === '<=') return left <= right;
  return sign === '>' ? left > right : left >= right;
}

/** Whether two values are the same; lists and maps by what they hold. */
export function equalValues(a: unknown, b: unknown): boolean {
  const [left, right] = alike(a, b);
  if (left === right) return true;
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    return (
      Array.isArray(left) &&
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => equalValues(item, right[index]))
    );
  }
  const [one, two] = [Object.entries(left), new Map(Object.entries(right))];
  return one.length === two.size && one.every(([key, value]) => two.has(key) && equalValues(value, two.get(key)));
}

/** Two days or times cut to what both have: the day, or day and minute. */
function alike(a: unknown, b: unknown): [unknown, unknown] {
  if (typeof a !== 'string' || typeof b !== 'string' || !isDateText(a) || !isDateText(b)) return [a, b];
  const length = a.length === 10 || b.length === 10 ? 10 : 16;
  return [a.slice(0, length), b.slice(0, length)];
}
