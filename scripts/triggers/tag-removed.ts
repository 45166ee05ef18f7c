import { itemsRemoved, whyNotAmong } from '../model/changed-value.ts';
import { eachName } from '../model/option-name.ts';
import type { Trigger } from '../model/trigger.ts';

interface Options {
  tag?: string | string[] | undefined;
}

export default {
  summary: 'A tag was taken from a record.',
  options: (z) =>
    z.strictObject({
      tag: z
        .union([z.string(), z.array(z.string()).min(1)])
        .optional()
        .describe('The tag that went, or several: any of them; all when absent.'),
    }),
  kinds: ['changed'],
  key: 'tags',
  whyNot: (event, { tag }) => whyNotAmong(itemsRemoved(event), tag, 'tag removed'),
  names: ({ tag }) => eachName(tag, 'tag').map((each) => ({ kind: 'tag' as const, ...each })),
  example: 'tag-removed: { board: support, tag: escalated }',
} satisfies Trigger<Options>;
