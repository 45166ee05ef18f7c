import { whyNotAmong } from '../model/changed-value.ts';
import { eachName } from '../model/option-name.ts';
import type { Trigger } from '../model/trigger.ts';

interface Options {
  person?: string | string[] | undefined;
}

export default {
  summary:
    'A text, a comment or an item of a checklist newly names @somebody, a person or team of the workspace; each mention is told once.',
  options: (z) =>
    z.strictObject({
      person: z
        .union([z.string(), z.array(z.string()).min(1)])
        .optional()
        .describe('Who is named, or several: any of them; a person also by their team, a team also by its members.'),
    }),
  kinds: ['mentioned'],
  whyNot: ({ who = [] }, { person }) => whyNotAmong(who, person, 'mentioned'),
  names: ({ person }) => eachName(person, 'person').map((each) => ({ kind: 'person' as const, ...each })),
  example: 'mentioned: { board: support }',
} satisfies Trigger<Options>;
