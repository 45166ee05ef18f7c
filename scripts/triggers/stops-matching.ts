import type { Trigger } from '../model/trigger.ts';

export default {
  summary: 'A record that matched `where` (and `board`, `list`) before does not now; also one that is removed.',
  options: (z) => z.strictObject({}),
  kinds: ['created', 'edited', 'moved', 'renamed', 'deleted'],
  matching: 'stops',
  whyNot: () => undefined,
  example: `stops-matching: { board: support, where: 'priority == "urgent" && !done' }`,
} satisfies Trigger;
