import type { Problem, Reading } from './field-type.ts';
import { cutText } from './shorten.ts';
import type { Value } from './value.ts';
import { type Written, type WrittenScalar, writtenItems } from './written.ts';

const longestQuote = 60;

/** What was written, short enough for a message: `"12 000"`, or `a list`, `a map`. */
export function quoteWritten(written: Written): string {
  return written.as === 'scalar' ? quoteText(written.source) : `a ${written.as}`;
}

/** A text in quotes, cut where it is long; line breaks and other control characters are shown as their escapes. */
export function quoteText(text: string): string {
  return JSON.stringify(cutText(text, longestQuote));
}

/** Reads one scalar: a list of one stands for its item, a list or map is told with what was expected ("a day such as 2026-12-01"). */
export function readOne(written: Written, expected: string, read: (scalar: WrittenScalar) => Reading): Reading {
  const only = written.as === 'list' && written.items.length === 1 ? written.items[0] : written;
  if (only?.as === 'scalar') return read(only);
  return { problem: `${quoteWritten(written)} stands where ${expected} was expected` };
}

/** Reads a list, each item by `read`; a single value stands for a list of one, and nothing may stand twice. */
export function readMany(written: Written, expected: string, read: (scalar: WrittenScalar) => Reading): Reading {
  const values: Value[] = [];
  const seen = new Set<string>();
  for (const item of writtenItems(written)) {
    if (item.as !== 'scalar') return { problem: `${quoteWritten(item)} stands where ${expected} was expected`, at: item.at };
    if (item.value === null && !item.quoted) return { problem: `an item of the list is empty; expected ${expected}`, at: item.at };
    const reading = read(item);
    if ('problem' in reading) {
      const several = item === written ? asSeveral(item, read) : '';
      return { at: item.at, ...reading, problem: reading.problem + several };
    }
    const key = JSON.stringify(reading.value);
    if (seen.has(key)) return { problem: `${quoteWritten(item)} stands twice`, at: item.at };
    seen.add(key);
    values.push(reading.value);
  }
  return { value: values };
}

/** What one text that holds several values was meant to be: a list. */
function asSeveral(scalar: WrittenScalar, read: (scalar: WrittenScalar) => Reading): string {
  const parts = scalar.source.split(',').map((part) => part.trim());
  const isList = parts.length > 1 && parts.every((part) => part !== '' && 'value' in read({ ...scalar, source: part, value: part }));
  return isList ? `; several are written [${parts.join(', ')}]` : '';
}

/** True for what is wrong, false for a value that was read. */
export function isProblem(reading: Reading): reading is Problem {
  return 'problem' in reading;
}

/** The order of two texts by code unit, the same on every machine; what is no text counts as its JSON. */
export function compareText(a: Value, b: Value): number {
  const [left, right] = [asText(a), asText(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function asText(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
