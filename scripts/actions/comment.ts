import type { Action } from '../model/action.ts';
import { recordName } from '../model/record.ts';

export default {
  summary: 'Writes a comment under the record.',
  options: (z) => z.string().trim().min(1).describe('The text, in Markdown.'),
  writes: 'markdown',
  plan: ({ record }, text) => [{ kind: 'comment', record: recordName(record), text }],
  example: 'comment: Won by {{ actor }}. Ask for a date to start.',
} satisfies Action<string>;
