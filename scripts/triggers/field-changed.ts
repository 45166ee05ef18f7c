import { cameTo, showValue, wentFrom } from '../model/changed-value.ts';
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
      field: z.string().describe('The name of a built-in key or of a field of the board; `body` is the text.'),
      from: value.optional().describe('The value it had; null for none. Of a list: an item that went.'),
      to: value.optional().describe('The value it got; null for none. Of a list: an item that came.'),
    });
  },
  kinds: ['changed'],
  whyNot(event, { field, from, to }) {
    if (event.key !== field) return `${event.key} changed, not ${field}`;
    if (to !== undefined && !cameTo(event, to)) return `${field} is now ${showValue(event.to)}, not ${showValue(to)}`;
    if (from !== undefined && !wentFrom(event, from)) return `${field} was ${showValue(event.from)}, not ${showValue(from)}`;
    return undefined;
  },
  names: ({ field, from, to }) => [
    { kind: 'key', option: 'field', name: field },
    ...(from === undefined || from === null ? [] : [{ kind: 'key' as const, option: 'from', name: field, value: from }]),
    ...(to === undefined || to === null ? [] : [{ kind: 'key' as const, option: 'to', name: field, value: to }]),
  ],
  example: 'field-changed: { board: support, field: priority, to: urgent }',
} satisfies Trigger<Options>;
