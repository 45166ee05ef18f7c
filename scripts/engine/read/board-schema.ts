import type { Zod } from '../../model/field-type.ts';
import { namePattern } from '../../model/names.ts';
import { colors } from '../../model/value.ts';
import { viewSchema } from './view-schema.ts';

/** The schema of `lists/<board>.yml`: every key, with the sentence that the docs and the editor show. A field's own options are its type's to check. */
export function boardSchema(z: Zod) {
  const text = z.union([z.string(), z.record(z.string(), z.string())]);
  const color = z.enum(colors);
  // for editors alone: the reader says more exactly what is wrong with a name
  const name = z.string().meta({ pattern: namePattern.source });
  const list = z.strictObject({
    name: name.describe("The folder's name."),
    title: text.optional().describe('What people see; made from the name when absent.'),
    color: color.optional().describe('A colour name.'),
    limit: z.number().int().min(1).optional().describe('How many records may stand here: shown, and a warning above it.'),
    sort: z.string().optional().describe('A key, "-key" for downwards; absent is the manual order.'),
    done: z.boolean().default(false).describe('Records here count as done.'),
    locked: z.boolean().default(false).describe('No record enters, leaves or is created here.'),
    archive_after: z
      .string()
      .regex(/^\d{1,4}d$/, { error: 'expected days such as 90d' })
      .optional()
      .describe('Days after which a done record is archived.'),
  });
  const field = z.looseObject({
    type: z.string().describe('A file name of scripts/fields.'),
    title: text.optional().describe('What people see; made from the name when absent.'),
    help: text.optional().describe('A sentence beside the field.'),
    required: z
      .union([z.boolean(), z.array(z.string())])
      .default(false)
      .describe('True, or the lists in which it is required.'),
    default: z.unknown().optional().describe('What a new record starts with.'),
    private: z.boolean().default(false).describe('Never on the public site.'),
    hidden: z.boolean().default(false).describe('Not shown, but still public.'),
  });
  return z.strictObject({
    title: text.optional().describe('What the board is called.'),
    description: text.optional().describe('One sentence under the title.'),
    record: z
      .strictObject({ one: text.describe('What one is called: Deal.'), many: text.describe('What several are called: Deals.') })
      .default({ one: 'Record', many: 'Records' })
      .describe('What a record is called here.'),
    color: color.default('slate').describe('A colour name.'),
    publish: z
      .enum(['all', 'members', 'none'])
      .default('all')
      .describe('Who sees this board on a built site: all, members alone, or none.'),
    lists: z
      .array(z.union([name, list]))
      .default([])
      .describe('The lists, in board order.'),
    tags: z
      .record(
        name,
        z
          .strictObject({
            title: text.optional().describe('What people see; made from the name when absent.'),
            color: color.optional().describe('A colour name.'),
          })
          .nullable(),
      )
      .default({})
      .describe('The tags, by name.'),
    open: z
      .array(z.enum(['tags', 'people']))
      .default([])
      .describe('What may be used without being declared.'),
    fields: z.record(z.string(), field).default({}).describe('The fields, by name.'),
    card: z.array(z.string()).default(['tags', 'due', 'assignees']).describe('What a card shows, in order.'),
    views: z
      .array(z.union([z.string(), viewSchema(z)]))
      .default(['board', 'table', 'calendar'])
      .describe('The tabs, in order.'),
  });
}
