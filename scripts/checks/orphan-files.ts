import type { Check } from '../model/check.ts';
import { findOrphans } from '../model/orphans.ts';

export default {
  summary: 'A folder of files whose record is not there.',
  find: (tracker, context) => findOrphans('files', tracker, context),
  examples: [
    {
      files: { 'records/sales/_files/oen/x.txt': 'x' },
      finds: ['records/sales/_files/oen:1:1 error files of a record that is not there: sales/oen; did you mean "one"?'],
    },
    {
      files: { 'records/sales/_files/deal/x.txt': 'x' },
      context: { renamedTo: () => 'sales/one' },
      finds: ['records/sales/_files/deal:1:1 error files of a record that is not there: sales/deal, which is sales/one now'],
      mends: [{ mend: 'carry', from: 'sales/deal', to: 'sales/one' }],
    },
  ],
} satisfies Check;
