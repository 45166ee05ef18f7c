import { whyNotAmong } from '../model/changed-value.ts';
import type { Trigger } from '../model/trigger.ts';

interface Options {
  checklist?: string | string[] | undefined;
}

export default {
  summary: 'An item of a checklist was checked.',
  options: (z) =>
    z.strictObject({
      checklist: z
        .union([z.string(), z.array(z.string()).min(1)])
        .optional()
        .describe('The heading above the checklist, or several: any of them; all when absent.'),
    }),
  kinds: ['checked'],
  whyNot: ({ item }, { checklist }) => whyNotAmong([item?.checklist ?? ''], checklist, 'it is in the checklist'),
  example: 'checklist-item-checked: { board: hiring, checklist: Before the interview }',
} satisfies Trigger<Options>;
