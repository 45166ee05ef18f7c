import type { Action } from '../model/action.ts';
import { recordName, valueAt } from '../model/record.ts';

export default {
  summary: 'Brings an archived record back to its board.',
  options: (z) => z.strictObject({}),
  plan: ({ record }) =>
    valueAt(record, 'archived') === undefined ? [] : [{ kind: 'set', record: recordName(record), key: 'archived', to: null }],
  causes: () => [{ kind: 'changed', key: 'archived', to: null }],
  example: 'unarchive: {}',
} satisfies Action;
