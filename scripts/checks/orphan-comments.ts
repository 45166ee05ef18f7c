import type { Check } from '../model/check.ts';
import { findOrphans } from '../model/orphans.ts';

export default {
  summary: 'A folder of comments whose record is not there.',
  find: (tracker, context) => findOrphans('comments', tracker, context),
  examples: [
    {
      files: { 'records/sales/_comments/oen/20261120T101500Z-ana.md': 'x' },
      finds: ['records/sales/_comments/oen:1:1 error comments of a record that is not there: sales/oen; did you mean "one"?'],
    },
    {
      files: { 'records/support/_comments/old-outage/20261120T101500Z-ana.md': 'x', 'records/support/_files/zzzzzz/x.txt': 'x' },
      finds: [
        'records/support/_comments/old-outage:1:1 error comments of a record that is not there: support/old-outage, which is support/outage now',
      ],
      mends: [{ mend: 'carry', from: 'support/old-outage', to: 'support/outage' }],
    },
    {
      files: {
        'records/support/_comments/old-outage/20261120T101500Z-ana.md': 'x',
        'records/support/open/new.md': '---\ntitle: New\naliases: [old-outage]\n---\n',
      },
      finds: [
        'records/support/_comments/old-outage:1:1 error comments of a record that is not there: support/old-outage, an earlier name of more than one record',
      ],
    },
  ],
} satisfies Check;
