import type { Trigger } from '../model/trigger.ts';

export default {
  summary: 'A record that did not match `where` (and `board`, `list`) before matches now; also one that is made so.',
  options: (z) => z.strictObject({}),
  kinds: ['created', 'edited', 'moved', 'renamed', 'deleted'],
  matching: 'starts',
  whyNot: () => undefined,
  example: `starts-matching: { board: support, where: 'priority == "urgent" && !done' }`,
} satisfies Trigger;
