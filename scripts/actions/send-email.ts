import type { Action } from '../model/action.ts';
import { isAboutRecord } from '../model/event.ts';
import { didYouMean } from '../model/names.ts';
import { type OncePer, oncePerOf, oncePerSchema } from '../model/once-per.ts';
import { eachName } from '../model/option-name.ts';
import { mailTo, namesOfRecipients, type Recipients } from '../model/recipients.ts';
import { type TableAsk, tableNames, tableSchema, tableSentence, withTable } from '../model/table-ask.ts';

interface Options extends OncePer {
  to: Recipients;
  cc?: Recipients | undefined;
  bcc?: Recipients | undefined;
  reply_to?: string | undefined;
  subject: string;
  body: string;
  attachments?: string | string[] | undefined;
  records?: TableAsk | undefined;
}

const recipients = ['to', 'cc', 'bcc', 'reply_to'] as const;

export default {
  summary: 'Sends a mail, as plain text and as simple HTML.',
  alone: true,
  options: (z) => {
    const several = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
    return z.strictObject({
      to: several.describe('Whom it goes to: an address, a person or team of the workspace, assignees, or several of these.'),
      cc: several.optional().describe('Who gets a copy.'),
      bcc: several.optional().describe('Who gets a copy that the others do not see.'),
      reply_to: z.string().min(1).optional().describe('Where answers go: one address or person; the sender when absent.'),
      subject: z
        .string()
        .trim()
        .min(1)
        .max(500)
        .refine((text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text), { error: 'expected one line of text' })
        .describe('The subject, one line.'),
      body: z.string().trim().min(1).describe('The text, in Markdown.'),
      attachments: z
        .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
        .optional()
        .describe('The name of a file of the record, or several.'),
      records: tableSchema(z).optional().describe(tableSentence),
      once_per: oncePerSchema(z),
    });
  },
  writes: { to: 'value', cc: 'value', bcc: 'value', subject: 'header', body: 'markdown' },
  plan(event, options, world) {
    const found: { [option: string]: string[] } = {};
    for (const option of recipients) {
      const given = options[option];
      const addresses = given === undefined ? [] : mailTo(given, event, world);
      if ('problem' in addresses) return { problem: `${option}: ${addresses.problem}` };
      found[option] = addresses;
    }
    const { to = [], cc = [], bcc = [], reply_to: [replyTo, ...more] = [] } = found;
    if (more.length > 0) return { problem: 'reply_to: expected one address or person' };
    const attachments = [options.attachments ?? []].flat();
    const files = isAboutRecord(event) ? event.record.files.map(({ name }) => name) : [];
    const lost = attachments.find((name) => !files.includes(name));
    if (lost !== undefined) return { problem: `attachments: the record has no file ${JSON.stringify(lost)}${didYouMean(lost, files)}` };
    const body = withTable(options.body, world.table);
    const { subject } = options;
    return [{ kind: 'email', to, cc, bcc, ...(replyTo ? { replyTo } : {}), subject, body, attachments, ...oncePerOf(options) }];
  },
  names: (options) => [...recipients.flatMap((option) => namesOfRecipients(options[option], option)), ...tableNames(options.records)],
  reaches: (options) =>
    recipients.flatMap((each) => eachName(options[each], each).map(({ option, name }) => ({ kind: 'recipient', name, option }))),
  example:
    'send-email:\n  to: assignees\n  subject: "{{ title }} is late"\n  body: |\n    **{{ title }}** was due on {{ due }}.\n  once_per: [record, due]',
} satisfies Action<Options>;
