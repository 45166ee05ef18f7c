import type { Action } from '../model/action.ts';
import { recordName } from '../model/record.ts';
import type { Value } from '../model/value.ts';

type Options = { [key: string]: Value | null };

export default {
  summary: 'Gives keys and fields of the record their values; null takes a value away.',
  options: (z) => {
    const scalar = z.union([z.string(), z.number(), z.boolean()]);
    const value = z.union([scalar, z.null(), z.array(scalar), z.record(z.string(), z.union([scalar, z.array(scalar)]))]);
    return z
      .record(z.string(), value)
      .refine((values) => Object.keys(values).length > 0, { error: 'expected keys and their values, such as { priority: high }' })
      .describe('Each key or field and its new value.');
  },
  writes: 'value',
  plan: ({ record }, values) => Object.entries(values).map(([key, to]) => ({ kind: 'set' as const, record: recordName(record), key, to })),
  causes: (values) =>
    Object.entries(values).map(([key, to]) => ({
      kind: 'changed',
      key,
      ...(JSON.stringify(to).includes('{{') ? {} : { to }),
    })),
  names: (values) =>
    Object.entries(values).map(([name, value]) => ({ kind: 'key' as const, option: name, name, value: value ?? undefined })),
  example: 'set: { due: "{{ addDays(today(), 7) }}", priority: high, color: null }',
} satisfies Action<Options>;
