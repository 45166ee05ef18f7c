import type { Trigger } from '../model/trigger.ts';
import type { Value } from '../model/value.ts';

interface Options {
  field: string;
  from?: Value | null | undefined;
  to?: Value | null | undefined;
}

export default {
  summary: 'A key or field of a record got another value, or one, or none.',
  options: (z) => {
    const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
    return z.strictObject({
      field: z.string().describe('The name of a built-in key or of a field of the board.'),
      from: value.optional().describe('The value it had; null for none.'),
      to: value.optional().describe('The value it got; null for none. Of a list: an item that came.'),
    });
  },
  kinds: ['changed'],
  whyNot(event, { field, from, to }) {
    if (event.key !== field) return `${event.key} changed, not ${field}`;
    if (to !== undefined && !isNow(event.to, event.from, to)) return `${field} is now ${shown(event.to)}, not ${shown(to)}`;
    if (from !== undefined && !isNow(event.from, event.to, from)) return `${field} was ${shown(event.from)}, not ${shown(from)}`;
    return undefined;
  },
  names: ({ field, from, to }) => [
    { kind: 'key', option: 'field', name: field },
    ...(from === undefined || from === null ? [] : [{ kind: 'key' as const, option: 'from', name: field, value: from }]),
    ...(to === undefined || to === null ? [] : [{ kind: 'key' as const, option: 'to', name: field, value: to }]),
  ],
  example: 'field-changed: { board: support, field: priority, to: urgent }',
} satisfies Trigger<Options>;

/** Whether the value is the wanted one; a list counts by the items that the other side does not have. Text and number are the same when they read the same. */
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

function shown(value: Value | null | undefined): string {
  return value === undefined || value === null ? 'empty' : JSON.stringify(value);
}
