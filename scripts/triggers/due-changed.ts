import type { Trigger } from '../model/trigger.ts';

export default {
  summary: 'The day or time a record is due was set, changed or taken away.',
  options: (z) => z.strictObject({}),
  kinds: ['changed'],
  key: 'due',
  whyNot: () => undefined,
  example: 'due-changed: { board: support, where: late }',
} satisfies Trigger;
