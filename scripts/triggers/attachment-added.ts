import type { Trigger } from '../model/trigger.ts';

export default {
  summary: 'A file was attached to a record; one that was carried along does not count.',
  options: (z) => z.strictObject({}),
  kinds: ['attached'],
  whyNot: () => undefined,
  example: 'attachment-added: { board: hiring }',
} satisfies Trigger;
