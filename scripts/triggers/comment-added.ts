import { whyNotAmong } from '../model/changed-value.ts';
import { eachName } from '../model/option-name.ts';
import type { Trigger } from '../model/trigger.ts';

interface Options {
  by?: string | string[] | undefined;
}

export default {
  summary: 'Somebody wrote a comment; one that an import brought along does not count.',
  options: (z) =>
    z.strictObject({
      by: z
        .union([z.string(), z.array(z.string()).min(1)])
        .optional()
        .describe('Who wrote it, or several: any of them; a team means its members, `woad` the rules.'),
    }),
  kinds: ['commented'],
  whyNot: ({ who = [] }, { by }) => whyNotAmong(who, by, 'written by'),
  names: ({ by }) => eachName(by, 'by').flatMap((each) => (each.name === 'woad' ? [] : [{ kind: 'person' as const, ...each }])),
  example: 'comment-added: { board: support }',
} satisfies Trigger<Options>;
