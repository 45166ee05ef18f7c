import type { Board } from '../../model/board.ts';
import type { Display } from '../../model/display.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import { anyDecimals, reckonedFormat } from '../../model/numbers.ts';
import type { Value } from '../../model/value.ts';
import { type KeyType, typeOfKey } from '../read/keys.ts';

/** The type whose look and order the values of a key have; of a computed field it may be another type than its own. */
export interface KeyLook extends Omit<KeyType, 'name'> {
  /** The board of the records that hold such values; absent: the record's own. */
  board?: string;
  /** A value is a list of such values. */
  many?: true;
  reckoned?: true;
}

/** How the values of a key look and compare; undefined for keys that no type reads. */
export function lookOf(key: string, board: Board | undefined, fields: FieldTypes): KeyLook | undefined {
  const { shows } = board?.fields.get(key) ?? {};
  const type = shows && fields.get(shows.type);
  return type ? { ...shows, type } : typeOfKey(key, board, fields);
}

/** A value as its look has it; `home` is the board of its record. */
export function displayLook(value: Value, { type, options, board, many, reckoned }: KeyLook, home: string): Display {
  if (many && Array.isArray(value))
    return joinDisplays(value.map((each) => displayLook(each, { type, options, ...(reckoned ? { reckoned } : {}) }, board ?? home)));
  const display = type.display(value, options, board ?? home);
  if (reckoned && display.as === 'number' && display.format?.maximumFractionDigits === anyDecimals) return inOwnDigits(display);
  // a sum of ratings has more stars than there are, a difference may have less than none
  return display.as === 'meter' && (display.value > display.max || display.value < 0)
    ? { as: 'number', number: display.value, format: reckonedFormat }
    : display;
}

/** Of money as many decimals as the currency has, which Intl knows. */
function inOwnDigits({ format: { maximumFractionDigits: _, ...format } = {}, ...display }: Display & { as: 'number' }): Display {
  return { ...display, format: format.style === 'currency' ? format : { ...format, ...reckonedFormat } };
}

/** The order of two values of one look: lists item by item. */
export function compareLook(a: Value, b: Value, { type, options, many }: KeyLook): number {
  if (!many || !Array.isArray(a) || !Array.isArray(b)) return type.compare(a, b, options);
  for (const [index, item] of a.entries()) {
    const other = b[index];
    const order = other === undefined ? 1 : type.compare(item, other, options);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function joinDisplays(displays: Display[]): Display {
  const [first] = displays;
  if (!first || displays.length === 1) return first ?? { as: 'nothing' };
  if (displays.every((each) => each.as === 'chips')) return { as: 'chips', chips: displays.flatMap(({ chips }) => chips) };
  if (displays.every((each) => each.as === 'people')) return { as: 'people', people: displays.flatMap(({ people }) => people) };
  if (displays.every((each) => each.as === 'records')) return { as: 'records', records: displays.flatMap(({ records }) => records) };
  if (displays.every((each) => each.as === 'files')) return { as: 'files', files: displays.flatMap(({ files }) => files) };
  return { as: 'several', of: displays };
}
