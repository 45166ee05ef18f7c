import type { Action } from '../model/action.ts';
import { type OncePer, oncePerOf, oncePerSchema } from '../model/once-per.ts';
import { namesOfRecipients, peopleOf, type Recipients } from '../model/recipients.ts';
import { type TableAsk, tableNames, tableSchema, tableSentence, withTable } from '../model/table-ask.ts';

interface Options extends OncePer {
  to: Recipients;
  text: string;
  records?: TableAsk | undefined;
}

export default {
  summary: 'Tells people something, each in the way their notify in workspace.yml says: by mail, on GitHub, or not at all.',
  alone: true,
  options: (z) =>
    z.strictObject({
      to: z
        .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
        .describe('A person or team of the workspace, assignees for the people of the record, or several of these.'),
      text: z.string().trim().min(1).describe('What they are told, in Markdown.'),
      records: tableSchema(z).optional().describe(tableSentence),
      once_per: oncePerSchema(z),
    }),
  writes: { to: 'value', text: 'markdown' },
  plan(event, options, world) {
    const people = peopleOf(options.to, event, world);
    if ('problem' in people) return { problem: `to: ${people.problem}` };
    const text = withTable(options.text, world.table);
    return people.map((person) => ({ kind: 'notice', person, text, ...oncePerOf(options) }));
  },
  names: ({ to, records }) => [...namesOfRecipients(to, 'to'), ...tableNames(records)],
  example: 'notify: { to: [assignees, ana], text: "{{ title }} waits for an answer since {{ due }}." }',
} satisfies Action<Options>;
