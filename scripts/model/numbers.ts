import type { Input } from './display.ts';
import type { Reading } from './field-type.ts';
import type { JsonSchema } from './json-schema.ts';
import { quoteText } from './reading.ts';
import type { Value } from './value.ts';
import type { WrittenScalar } from './written.ts';

/** What a number must keep to. */
export interface NumberLimits {
  min?: number;
  max?: number;
  decimals?: number;
}

const plain = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;

/** A number within its limits; one in another notation is told with what to write. */
export function readNumber({ source, value, quoted }: WrittenScalar, options: NumberLimits): Reading {
  const number = typeof value === 'number' && !quoted ? value : plain.test(source) ? Number(source) : undefined;
  if (number === undefined) return { problem: `${quoteText(source)} is not a number${suggest(source)}` };
  if (!Number.isFinite(number)) return { problem: `${quoteText(source)} is not a finite number` };
  if (Number.isInteger(number) && !Number.isSafeInteger(number))
    return { problem: `${quoteText(source)} is too large to be kept to the last digit` };
  if (options.min !== undefined && number < options.min) return { problem: `${number} is less than ${options.min}, the least it may be` };
  if (options.max !== undefined && number > options.max) return { problem: `${number} is more than ${options.max}, the most it may be` };
  const decimals = decimalsOf(number);
  if (options.decimals !== undefined && decimals > options.decimals) {
    return { problem: `${number} has ${decimals} decimals; expected at most ${options.decimals}` };
  }
  return { value: number === 0 ? 0 : number };
}

/** What a number within limits is edited with. */
export function numberInput({ min, max, decimals }: NumberLimits): Input {
  return {
    as: 'number',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(decimals === undefined ? {} : { step: Number((0.1 ** decimals).toFixed(decimals)) }),
  };
}

/** A number within limits as JSON Schema knows it: quoted it is text and its limits are not looked at; decimals only where there are none. */
export function numberSchema({ min, max, decimals }: NumberLimits): JsonSchema {
  return {
    type: ['number', 'string'],
    pattern: plain.source.replace('e[', '[eE]['),
    patternErrorMessage: 'expected a number such as 12000 or 12.5',
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
    ...(decimals === 0 ? { multipleOf: 1 } : {}),
  };
}

/** So many decimals are shown where nobody says how many: as many as were written. */
export const anyDecimals = 20;

/** How a number that was worked out looks where nobody says with how many decimals: with two at most, and of a smaller one its first two digits; 16 / 3 is 5.33. */
export const reckonedFormat: Intl.NumberFormatOptions = {
  maximumFractionDigits: 2,
  maximumSignificantDigits: 2,
  roundingPriority: 'morePrecision',
};

/** How many digits behind the point are shown: with two decimals 1,450.50, but 1,450. */
export function shownDecimals(value: Value, decimals: number | undefined): Intl.NumberFormatOptions {
  return { minimumFractionDigits: Number.isInteger(value) ? 0 : (decimals ?? 0), maximumFractionDigits: decimals ?? anyDecimals };
}

function decimalsOf(number: number): number {
  const [digits = '', exponent = '0'] = String(number).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}

/** What the writer of `12 000`, `12,5`, `1.234,50` or `80 %` most likely meant; both readings where `1,200` has two. */
function suggest(source: string): string {
  if (source.length > 40) return '';
  const text = source
    .replace(/[\s_'’]/gu, '')
    .replace(/^([-+]?)\p{Sc}/u, '$1')
    .replace(/(\p{Sc}|%)$/u, '');
  if (!/^[-+]?\d[\d.,]*$/.test(text)) return '';
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  const grouped = text.replace(/[.,]/g, '');
  const decimal = last < 0 ? grouped : `${text.slice(0, last).replace(/[.,]/g, '')}.${text.slice(last + 1)}`;
  const separators = text.replace(/[^.,]/g, '');
  const isGrouping = /^[-+]?[1-9]\d{0,2}([.,]\d{3})+$/.test(text) && new Set(separators).size === 1;
  const choices = isGrouping ? (separators.length > 1 || separators === '.' ? [grouped] : [grouped, decimal]) : [decimal];
  return `; write ${choices.filter((each) => plain.test(each)).join(' or ')}`;
}

/** The sum of numbers as people reckon: 0.1 and 0.2 make 0.3. */
export function addNumbers(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return Number.isSafeInteger(sum) ? sum : Number(sum.toPrecision(15));
}
