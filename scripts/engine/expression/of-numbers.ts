import { define, type ExpressionFunction } from './define.ts';
import { Fault } from './fault.ts';
import { showValue } from './show.ts';

const mostDigits = 15;

/** Functions of numbers. */
export const ofNumbers: [string, ExpressionFunction][] = [
  [
    'round',
    define(['double', 'double'], 'double', ([n, digits = 0]: [number, number?]) => toDigits(n, digits, Math.round), { optional: 1 }),
  ],
  [
    'floor',
    define(['double', 'double'], 'double', ([n, digits = 0]: [number, number?]) => toDigits(n, digits, Math.floor), { optional: 1 }),
  ],
  ['ceil', define(['double', 'double'], 'double', ([n, digits = 0]: [number, number?]) => toDigits(n, digits, Math.ceil), { optional: 1 })],
  ['abs', define(['double'], 'double', ([n]: [number]) => Math.abs(n))],
  ['sqrt', define(['double'], 'double', ([n]: [number]) => (n < 0 ? new Fault('a number below 0 has no root') : Math.sqrt(n)))],
  ['pow', define(['double', 'double'], 'double', ([n, power]: [number, number]) => finite(n ** power))],
  ['number', define(['dyn'], 'double', ([value]: [unknown]) => toNumber(value))],
  ['double', define(['dyn'], 'double', ([value]: [unknown]) => toNumber(value))],
  ['int', define(['dyn'], 'double', ([value]: [unknown]) => wholeOf(toNumber(value)))],
  ['text', define(['dyn'], 'string', ([value]: [unknown]) => showValue(value))],
  ['string', define(['dyn'], 'string', ([value]: [unknown]) => showValue(value))],
];

/** What is no finite number has no place in a result. */
export function finite(number: number): number | Fault {
  return Number.isFinite(number) ? number : new Fault(Number.isNaN(number) ? 'it is no number' : 'the number is too large');
}

/** To so many digits behind the point, as they are written: 1.005 to two digits is 1.01; -1 is to tens. Halves go up, away from 0. */
function toDigits(number: number, digits: number, to: (number: number) => number): number | Fault {
  if (!Number.isInteger(digits) || Math.abs(digits) > mostDigits)
    return new Fault(`${digits} is no number of digits; expected a whole one from -${mostDigits} to ${mostDigits}`);
  const sign = to === Math.round && number < 0 ? -1 : 1;
  const rounded = sign * shift(to(shift(sign * number, digits)), -digits);
  return Number.isFinite(rounded) ? rounded || 0 : number;
}

function shift(number: number, digits: number): number {
  const [mantissa = '0', exponent = '0'] = String(number).split('e');
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}

function toNumber(value: unknown): number | Fault {
  if (typeof value === 'number') return value;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : new Fault(`${JSON.stringify(value)} is not a number`);
}

function wholeOf(number: number | Fault): number | Fault {
  return number instanceof Fault ? number : Math.trunc(number);
}
