import type { Trigger } from '../model/trigger.ts';

export default {
  summary: 'A record got another slug, and so another address.',
  options: (z) => z.strictObject({}),
  kinds: ['renamed'],
  whyNot: () => undefined,
  example: 'record-renamed: { board: support }',
} satisfies Trigger;
