import type { Trigger } from '../model/trigger.ts';

export default {
  summary: 'The values or the text of a record changed, once for all that a commit changed in it.',
  options: (z) => z.strictObject({}),
  kinds: ['edited'],
  whyNot: () => undefined,
  example: 'record-edited: { board: support }',
} satisfies Trigger;
