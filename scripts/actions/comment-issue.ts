import type { Action } from '../model/action.ts';
import { repositoryReach, repositorySchema } from '../model/issue-options.ts';
import { type OncePer, oncePerOf, oncePerSchema } from '../model/once-per.ts';

interface Options extends OncePer {
  repository?: string | undefined;
  body: string;
}

export default {
  summary: 'Comments on the issue on GitHub that open-issue opened for the record.',
  options: (z) =>
    z.strictObject({
      repository: repositorySchema(z),
      body: z.string().trim().min(1).describe('The comment, in Markdown.'),
      once_per: oncePerSchema(z),
    }),
  writes: { body: 'markdown' },
  plan: (_, { repository, body, ...rest }) => [
    { kind: 'issue', act: 'comment', ...(repository === undefined ? {} : { repository }), body, ...oncePerOf(rest) },
  ],
  reaches: repositoryReach,
  example: 'comment-issue: { body: "{{ actor }} moved it to {{ list }}." }',
} satisfies Action<Options>;
