import type { Trigger } from '../model/trigger.ts';

export default {
  summary: 'A record that was done is not done any more.',
  options: (z) => z.strictObject({}),
  kinds: ['reopened'],
  whyNot: () => undefined,
  example: 'record-reopened: { board: support }',
} satisfies Trigger;
