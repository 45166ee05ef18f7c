import type { TrackerEvent } from './event.ts';
import type { Value } from './value.ts';

/** The values of a `changed` event. */
type ChangedValue = Pick<TrackerEvent, 'from' | 'to'>;

/** Whether the value became the wanted one (null: none); of a list, an item that came. Text and number are the same when they read the same. */
export function cameTo({ from, to }: ChangedValue, wanted: Value | null): boolean {
  return isNow(to, from, wanted);
}

/** Whether the value was the wanted one before (null: none); of a list, an item that went. */
export function wentFrom({ from, to }: ChangedValue, wanted: Value | null): boolean {
  return isNow(from, to, wanted);
}

/** The items of a list that came. */
export function itemsAdded({ from, to }: ChangedValue): string[] {
  return itemsOf(to).filter((item) => !itemsOf(from).includes(item));
}

/** The items of a list that went. */
export function itemsRemoved({ from, to }: ChangedValue): string[] {
  return itemsAdded({ ...(to === undefined ? {} : { from: to }), ...(from === undefined ? {} : { to: from }) });
}

/** A value in words for people. */
export function showValue(value: Value | null | undefined): string {
  return value === undefined || value === null ? 'empty' : JSON.stringify(value);
}

/** Why none of some names is among those wanted (all are, where none is wanted); undefined when one is. */
export function whyNotAmong(names: string[], wanted: string | string[] | undefined, what: string): string | undefined {
  if (names.length === 0) return `no ${what}`;
  if (wanted === undefined || [wanted].flat().some((each) => names.includes(each))) return undefined;
  return `${what}: ${names.join(', ')}, not ${[wanted].flat().join(' or ')}`;
}

function isNow(value: Value | undefined, other: Value | undefined, wanted: Value | null): boolean {
  if (wanted === null) return value === undefined || (Array.isArray(value) && value.length === 0);
  if (!Array.isArray(value)) return value !== undefined && isSame(value, wanted);
  const items = Array.isArray(wanted) ? wanted : [wanted];
  return items.every(
    (item) => value.some((each) => isSame(each, item)) && !(Array.isArray(other) && other.some((each) => isSame(each, item))),
  );
}

function isSame(value: Value, wanted: Value): boolean {
  return typeof value === 'object' || typeof wanted === 'object'
    ? JSON.stringify(value) === JSON.stringify(wanted)
    : String(value) === String(wanted);
}

function itemsOf(value: Value | undefined): string[] {
  return value === undefined ? [] : [value].flat().map(String);
}
