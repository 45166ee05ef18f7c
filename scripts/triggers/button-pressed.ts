import { whyNotAmong } from '../model/changed-value.ts';
import { eachName } from '../model/option-name.ts';
import type { Trigger } from '../model/trigger.ts';

interface Options {
  field?: string | string[] | undefined;
}

export default {
  summary: 'Somebody pressed a button of a record.',
  options: (z) =>
    z.strictObject({
      field: z
        .union([z.string(), z.array(z.string()).min(1)])
        .optional()
        .describe('The name of the button, or several: any of them; all when absent.'),
    }),
  kinds: ['pressed'],
  whyNot: ({ key }, { field }) => whyNotAmong([key ?? ''], field, 'the button was'),
  names: ({ field }) => eachName(field, 'field').map((each) => ({ kind: 'key' as const, ...each })),
  example: 'button-pressed: { board: support }',
} satisfies Trigger<Options>;
