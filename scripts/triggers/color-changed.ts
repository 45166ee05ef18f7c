import { cameTo, showValue, wentFrom } from '../model/changed-value.ts';
import type { Trigger } from '../model/trigger.ts';

interface Options {
  from?: string | null | undefined;
  to?: string | null | undefined;
}

export default {
  summary: 'A record got another color, or one, or none.',
  options: (z) =>
    z.strictObject({
      from: z.string().nullable().optional().describe('The color it had; null for none.'),
      to: z.string().nullable().optional().describe('The color it got; null for none.'),
    }),
  kinds: ['changed'],
  key: 'color',
  whyNot(event, { from, to }) {
    if (to !== undefined && !cameTo(event, to)) return `the color is now ${showValue(event.to)}, not ${showValue(to)}`;
    if (from !== undefined && !wentFrom(event, from)) return `the color was ${showValue(event.from)}, not ${showValue(from)}`;
    return undefined;
  },
  names: ({ from, to }) =>
    Object.entries({ from, to }).flatMap(([option, value]) =>
      value === undefined || value === null ? [] : [{ kind: 'key' as const, option, name: 'color', value }],
    ),
  example: 'color-changed: { board: support, to: red }',
} satisfies Trigger<Options>;
