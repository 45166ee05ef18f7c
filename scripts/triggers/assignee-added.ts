import { itemsAdded, whyNotAmong } from '../model/changed-value.ts';
import { eachName } from '../model/option-name.ts';
import type { Trigger } from '../model/trigger.ts';

interface Options {
  assignee?: string | string[] | undefined;
}

export default {
  summary: 'Somebody was made an assignee of a record that was there before.',
  options: (z) =>
    z.strictObject({
      assignee: z
        .union([z.string(), z.array(z.string()).min(1)])
        .optional()
        .describe('The person or team that came, or several: any of them; all when absent.'),
    }),
  kinds: ['changed'],
  key: 'assignees',
  whyNot: (event, { assignee }) => whyNotAmong(itemsAdded(event), assignee, 'assignee added'),
  names: ({ assignee }) => eachName(assignee, 'assignee').map((each) => ({ kind: 'person' as const, ...each })),
  example: 'assignee-added: { board: support }',
} satisfies Trigger<Options>;
