import type { Trigger } from '../model/trigger.ts';

export default {
  summary: 'The last open record that blocked this one was done, or was removed.',
  options: (z) => z.strictObject({}),
  kinds: ['unblocked'],
  whyNot: () => undefined,
  example: 'record-unblocked: { board: support }',
} satisfies Trigger;
