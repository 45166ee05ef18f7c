import type { Action } from '../model/action.ts';
import { repositoryReach, repositorySchema } from '../model/issue-options.ts';
import { type OncePer, oncePerOf, oncePerSchema } from '../model/once-per.ts';
import { namesOfRecipients, peopleOf, type Recipients } from '../model/recipients.ts';

interface Options extends OncePer {
  repository?: string | undefined;
  title: string;
  body?: string | undefined;
  labels?: string | string[] | undefined;
  assignees?: Recipients | undefined;
}

export default {
  summary: 'Opens an issue on GitHub, which close-issue and comment-issue find again by the record.',
  alone: true,
  options: (z) =>
    z.strictObject({
      repository: repositorySchema(z),
      title: z.string().trim().min(1).max(256).describe('Its title.'),
      body: z.string().optional().describe('Its text, in Markdown.'),
      labels: z
        .union([z.string().min(1), z.array(z.string().min(1))])
        .optional()
        .describe('A label, or several.'),
      assignees: z
        .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
        .optional()
        .describe('Who is assigned there: people or teams of the workspace, or assignees for those of the record.'),
      once_per: oncePerSchema(z),
    }),
  writes: { title: 'header', body: 'markdown', labels: 'value', assignees: 'value' },
  plan(event, { repository, title, body, labels, assignees, ...rest }, world) {
    const people = assignees === undefined ? [] : peopleOf(assignees, event, world);
    if ('problem' in people) return { problem: `assignees: ${people.problem}` };
    const logins = people.map((key) => world.workspace.people.get(key)?.github ?? key);
    return [
      {
        kind: 'issue',
        act: 'open',
        ...(repository === undefined ? {} : { repository }),
        title: title.replace(/\s+/g, ' '),
        ...(body === undefined ? {} : { body }),
        ...(labels === undefined ? {} : { labels: [labels].flat() }),
        ...(logins.length > 0 ? { assignees: logins } : {}),
        ...oncePerOf(rest),
      },
    ];
  },
  names: ({ assignees }) => namesOfRecipients(assignees, 'assignees'),
  reaches: repositoryReach,
  example: 'open-issue: { title: "{{ title }}", body: "Asked for by {{ actor }}.", labels: [support], assignees: assignees }',
} satisfies Action<Options>;
