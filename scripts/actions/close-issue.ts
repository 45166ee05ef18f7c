import type { Action } from '../model/action.ts';
import { repositoryReach, repositorySchema } from '../model/issue-options.ts';
import { type OncePer, oncePerOf, oncePerSchema } from '../model/once-per.ts';

interface Options extends OncePer {
  repository?: string | undefined;
  body?: string | undefined;
}

export default {
  summary: 'Closes the issue on GitHub that open-issue opened for the record.',
  options: (z) =>
    z.strictObject({
      repository: repositorySchema(z),
      body: z.string().trim().min(1).optional().describe('A comment to close it with, in Markdown.'),
      once_per: oncePerSchema(z),
    }),
  writes: { body: 'markdown' },
  plan: (_, { repository, body, ...rest }) => [
    {
      kind: 'issue',
      act: 'close',
      ...(repository === undefined ? {} : { repository }),
      ...(body === undefined ? {} : { body }),
      ...oncePerOf(rest),
    },
  ],
  reaches: repositoryReach,
  example: 'close-issue: { body: "Done in {{ list }}." }',
} satisfies Action<Options>;
