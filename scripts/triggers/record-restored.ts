import type { Trigger } from '../model/trigger.ts';

export default {
  summary: 'A record that was removed is back; its values, comments and files that come back with it set nothing else off.',
  options: (z) => z.strictObject({}),
  kinds: ['restored'],
  whyNot: () => undefined,
  example: 'record-restored: { board: support }',
} satisfies Trigger;
