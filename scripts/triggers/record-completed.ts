import type { Trigger } from '../model/trigger.ts';

export default {
  summary: 'A record became done: by its own key, by a list that counts as done, or in any other way.',
  options: (z) => z.strictObject({}),
  kinds: ['completed'],
  whyNot: () => undefined,
  example: 'record-completed: { board: support }',
} satisfies Trigger;
