import type { core, ZodType } from 'zod';
import type { ChangeList } from '../../model/change.ts';
import type { Zod } from '../../model/field-type.ts';
import { didYouMean } from '../../model/names.ts';
import { quoteText } from '../../model/reading.ts';
import type { Value } from '../../model/value.ts';
import { explainIssue } from '../read/config.ts';

/** The schema of a change list, every key with a sentence for the docs. */
function changeListSchema(z: Zod): ZodType<ChangeList> {
  const record = z.string().describe('`board/slug`.');
  const setValue = z.custom<Value | null>((data) => data === null || isValue(data), { error: 'expected a value, or null to unset' });
  const map = z.custom<{ [key: string]: Value }>((data) => typeof data === 'object' && !Array.isArray(data) && isValue(data), {
    error: 'expected a map of keys and values',
  });
  const values = z.array(z.string()).min(1);
  const text = z.string();
  const commit = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, { error: 'expected the 40 hex digits of a commit' });
  const item = {
    heading: text.optional().describe('Above the checklist.'),
    text: text.describe('Of the item, as it is now.'),
    occurrence: z.int().min(1).optional().describe('Of several alike, from 1.'),
  };
  const change = z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('set'),
      record,
      key: text,
      to: setValue.describe('The new value; null unsets.'),
      was: setValue.optional().describe('The value it must have now.'),
    }),
    z.strictObject({ kind: z.literal('add'), record, key: text, values: values.describe('What a list gets.') }),
    z.strictObject({ kind: z.literal('take'), record, key: text, values: values.describe('What a list loses.') }),
    z.strictObject({ kind: z.literal('body'), record, to: text.describe('The whole text.'), was: text.optional() }),
    z.strictObject({
      kind: z.literal('move'),
      record,
      list: text,
      board: text.optional().describe('Another board.'),
      was: text.optional().describe('The list it must stand in now.'),
      before: text.optional(),
      after: text.optional(),
      position: z.enum(['top', 'bottom']).optional(),
    }),
    z.strictObject({ kind: z.literal('rename'), record, slug: text }),
    z.strictObject({
      kind: z.literal('create'),
      board: text,
      list: text.default('').describe("The board's first list when absent."),
      slug: text.optional(),
      title: text,
      values: map.optional(),
      body: text.optional(),
      template: text.optional(),
    }),
    z.strictObject({
      kind: z.literal('remove'),
      record,
      was: commit.optional().describe('A commit: nothing of the record may have changed since.'),
    }),
    z.strictObject({
      kind: z.literal('restore'),
      record,
      from: commit.describe('The commit in which it stood as it is to stand again.'),
      was: commit.optional().describe('The commit as of which it stands here now; absent when it is not here.'),
      as: text.optional().describe('`board/slug` under which it stood in `was`, when that was another name.'),
      part: text.optional().describe('Only that comment or file: `_comments/<name>.md` or `_files/<name>`.'),
    }),
    z.strictObject({
      kind: z.literal('comment'),
      record,
      text,
      author: text.optional(),
      at: text.optional().describe('UTC, `2026-11-20T10:15:00Z`.'),
      reply_to: text.optional(),
    }),
    z.strictObject({ kind: z.literal('edit-comment'), record, comment: text.describe("The comment's file name without `.md`."), text }),
    z.strictObject({ kind: z.literal('check-item'), record, ...item, done: z.boolean() }),
    z
      .strictObject({
        kind: z.literal('edit-item'),
        record,
        ...item,
        to: text.optional().describe('Its new text.'),
        done: z.boolean().optional(),
      })
      .refine(({ to, done }) => to !== undefined || done !== undefined, { error: 'expected "to", "done" or both' }),
    z.strictObject({
      kind: z.literal('attach'),
      record,
      name: text.describe('Name of the file; one that is taken gets "-2".'),
      content: text.describe('Its bytes in base64, at most 25 MiB.'),
    }),
    z.strictObject({ kind: z.literal('press'), record, field: text.describe('A field of type button.') }),
    z.strictObject({ kind: z.literal('repeat'), record }),
    z.strictObject({
      kind: z.literal('configure'),
      file: text.describe('`workspace.yml`, `lists/<board>.yml` or `automations/<rule>.yml`.'),
      key: text.describe('Parts joined by ".": `lists.negotiation.limit`; of a rule only `enabled`.'),
      to: setValue.describe('The new value; null unsets.'),
      was: setValue.optional().describe('The value it must have now.'),
    }),
  ]);
  return z.strictObject({
    woad: z.literal(1).describe('The version of the format.'),
    base: commit
      .optional()
      .describe(
        'The commit it was made on: what was changed since to something else is not written over, also where a change has no `was`.',
      ),
    actor: z.string().optional().describe('Who makes the changes.'),
    changes: z.array(change),
  }) as ZodType<ChangeList>;
}

const deepest = 40;
const refusedKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether JSON data can be the value of a key; zod's own union takes exponential time on nested data and drops `__proto__` in silence. */
function isValue(data: unknown, depth = 0): boolean {
  if (typeof data !== 'object') return typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean';
  if (data === null || depth > deepest) return false;
  if (Array.isArray(data)) return data.every((each) => isValue(each, depth + 1));
  return Object.entries(data).every(([key, each]) => !refusedKeys.has(key) && isValue(each, depth + 1));
}

/** A change list from JSON, or every part of it that has not the right shape, with its path: `changes[1].to: expected ...`. */
export function readChangeList(json: string, zod: Zod): { list: ChangeList } | { problems: string[] } {
  let data: unknown;
  try {
    data = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (error) {
    return { problems: [`the change list is not JSON: ${(error as Error).message}`] };
  }
  const parsed = changeListSchema(zod).safeParse(data, { reportInput: true });
  return parsed.success ? { list: parsed.data } : { problems: parsed.error.issues.map((issue) => describeIssue(issue, data)) };
}

const kinds = [
  ...['set', 'add', 'take', 'body', 'move', 'rename', 'create', 'remove', 'restore', 'comment', 'edit-comment'],
  ...['check-item', 'edit-item', 'attach', 'press', 'repeat', 'configure'],
];

function describeIssue(issue: core.$ZodIssue, data: unknown): string {
  const path =
    issue.path
      .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
      .join('')
      .replace(/^\./, '') || 'the change list';
  if (issue.code === 'unrecognized_keys') return `${path}: ${issue.keys.map((key) => `${quoteText(key)} is not a key here`).join(', ')}`;
  if (issue.code === 'invalid_union' && issue.path.at(-1) === 'kind') {
    const found = issue.path.reduce<unknown>((part, step) => (part as { [step: PropertyKey]: unknown } | undefined)?.[step], data);
    if (typeof found !== 'string') return `${path}: expected one of ${kinds.join(', ')}`;
    return `${path}: ${quoteText(found)} is not a kind of change${didYouMean(found, kinds) || `; expected one of ${kinds.join(', ')}`}`;
  }
  if (path === 'woad') return `the change list begins with "woad": 1, the version of its format; ${explainIssue(issue)}`;
  return `${path}: ${explainIssue(issue)}`;
}
