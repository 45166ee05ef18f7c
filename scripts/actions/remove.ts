import type { Action } from '../model/action.ts';
import { recordName } from '../model/record.ts';

export default {
  summary: 'Removes the record with its comments and files; the history keeps them, and woad restore brings them back.',
  options: (z) => z.strictObject({}),
  plan: ({ record }) => [{ kind: 'remove', record: recordName(record) }],
  causes: () => [{ kind: 'deleted' }],
  example: 'remove: {}',
} satisfies Action;
