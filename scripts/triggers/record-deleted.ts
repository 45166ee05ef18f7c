import type { Trigger } from '../model/trigger.ts';

export default {
  summary: 'A record was removed; its values are those it had last.',
  options: (z) => z.strictObject({}),
  kinds: ['deleted'],
  whyNot: () => undefined,
  example: 'record-deleted: { board: support }',
} satisfies Trigger;
