import type { Action } from '../model/action.ts';
import { recordName, valueAt } from '../model/record.ts';

export default {
  summary: 'Puts the record away: it keeps its place, links and history, and leaves boards, counts and limits.',
  options: (z) => z.strictObject({}),
  plan: ({ record }, _, { now }) =>
    valueAt(record, 'archived') === undefined ? [{ kind: 'set', record: recordName(record), key: 'archived', to: now.slice(0, 10) }] : [],
  causes: () => [{ kind: 'changed', key: 'archived' }],
  example: 'archive: {}',
} satisfies Action;
