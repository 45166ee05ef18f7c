import type { Trigger } from '../model/trigger.ts';

export default {
  summary: 'A record was made.',
  options: (z) => z.strictObject({}),
  kinds: ['created'],
  whyNot: () => undefined,
  example: 'record-created: { board: support, list: new }',
} satisfies Trigger;
