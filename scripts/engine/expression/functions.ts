import { slugFrom } from '../../model/names.ts';
import { type ExpressionWorld, isDateText, type Kind } from './kinds.ts';

/** A function people may call, or what they may ask of a value; its values have the kinds of `wants`, `undefined` is a missing result. */
export interface ExpressionFunction {
  wants: readonly Kind[];
  gives: Kind;
  run(values: unknown[], world: ExpressionWorld): unknown;
}

/** What is wrong with values that have the right kinds. */
export class Fault {
  readonly problem: string;

  constructor(problem: string) {
    this.problem = problem;
  }
}

const dayLength = 86_400_000;

/** `run` gets values of the kinds it wants: the caller has looked. */
function define<Values extends unknown[]>(
  wants: Kind[],
  gives: Kind,
  run: (values: Values, world: ExpressionWorld) => unknown,
): ExpressionFunction {
  return { wants, gives, run: (values, world) => run(values as Values, world) };
}

/** By the name before the brackets. */
export const functions: ReadonlyMap<string, ExpressionFunction> = new Map([
  ['today', define([], 'date', (_: [], world) => world.today)],
  ['now', define([], 'date', (_: [], world) => world.now)],
  ['days', define(['date', 'date'], 'double', ([from, to]: [string, string]) => daysBetween(from, to))],
  ['addDays', define(['date', 'double'], 'date', ([day, count]: [string, number]) => addDays(day, count))],
  ['slug', define(['string'], 'string', ([text]: [string]) => slugFrom(text))],
  ['email', define(['string'], 'string', ([person]: [string], world) => world.email?.(person))],
  ['url', define(['string'], 'string', ([record]: [string], world) => world.url?.(record))],
  ['size', define(['dyn'], 'double', ([value]: [unknown]) => sizeOf(value))],
  ['string', define(['dyn'], 'string', ([value]: [unknown]) => showValue(value))],
  ['double', define(['dyn'], 'double', ([value]: [unknown]) => toNumber(value))],
  ['int', define(['dyn'], 'double', ([value]: [unknown]) => wholeOf(toNumber(value)))],
]);

/** By the name behind the point; the first value is what stands before it. */
export const methods: ReadonlyMap<string, ExpressionFunction> = new Map([
  ['contains', define(['string', 'string'], 'bool', ([text, part]: [string, string]) => text.includes(part))],
  ['startsWith', define(['string', 'string'], 'bool', ([text, part]: [string, string]) => text.startsWith(part))],
  ['endsWith', define(['string', 'string'], 'bool', ([text, part]: [string, string]) => text.endsWith(part))],
  ['lowerAscii', define(['string'], 'string', ([text]: [string]) => text.toLowerCase())],
  ['upperAscii', define(['string'], 'string', ([text]: [string]) => text.toUpperCase())],
  ['trim', define(['string'], 'string', ([text]: [string]) => text.trim())],
  ['join', define(['list<dyn>', 'string'], 'string', ([list, between]: [unknown[], string]) => list.map(showValue).join(between))],
  ['size', define(['dyn'], 'double', ([value]: [unknown]) => sizeOf(value))],
]);

/** A value as text in a template: lists joined by ", ", maps as JSON. */
export function showValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(showValue).join(', ');
  if (value === null || value === undefined || typeof value === 'function') return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function daysBetween(from: string, to: string): number | Fault {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  if (start === undefined || end === undefined)
    return new Fault(`${JSON.stringify(start === undefined ? from : to)} is not a day such as 2026-12-01`);
  return end - start;
}

function addDays(day: string, count: number): string | Fault {
  const start = dayNumber(day);
  if (start === undefined) return new Fault(`${JSON.stringify(day)} is not a day such as 2026-12-01`);
  const date = new Date((start + Math.trunc(count)) * dayLength);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return new Fault(`${count} days from ${day} is not a day of the calendar`);
  return date.toISOString().slice(0, 10) + day.slice(10);
}

function dayNumber(text: string): number | undefined {
  if (!isDateText(text)) return undefined;
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 ? date.getTime() / dayLength : undefined;
}

function sizeOf(value: unknown): number | Fault {
  if (typeof value === 'string') return [...value].length;
  if (Array.isArray(value)) return value.length;
  if (value !== null && typeof value === 'object') return Object.keys(value).length;
  return new Fault('size() wants text, a list or a map');
}

function toNumber(value: unknown): number | Fault {
  if (typeof value === 'number') return value;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : new Fault(`${JSON.stringify(value)} is not a number`);
}

function wholeOf(number: number | Fault): number | Fault {
  return number instanceof Fault ? number : Math.trunc(number);
}
