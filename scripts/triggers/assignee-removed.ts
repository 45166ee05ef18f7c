import { itemsRemoved, whyNotAmong } from '../model/changed-value.ts';
import { eachName } from '../model/option-name.ts';
import type { Trigger } from '../model/trigger.ts';

interface Options {
  assignee?: string | string[] | undefined;
}

export default {
  summary: 'Somebody was taken from the assignees of a record.',
  options: (z) =>
    z.strictObject({
      assignee: z
        .union([z.string(), z.array(z.string()).min(1)])
        .optional()
        .describe('The person or team that went, or several: any of them; all when absent.'),
    }),
  kinds: ['changed'],
  key: 'assignees',
  whyNot: (event, { assignee }) => whyNotAmong(itemsRemoved(event), assignee, 'assignee removed'),
  names: ({ assignee }) => eachName(assignee, 'assignee').map((each) => ({ kind: 'person' as const, ...each })),
  example: 'assignee-removed: { board: support }',
} satisfies Trigger<Options>;
