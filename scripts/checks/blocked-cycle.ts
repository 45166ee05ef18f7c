import type { Check } from '../model/check.ts';
import { findReferenceCycles } from '../model/cycles.ts';
import { circleWords } from '../model/names.ts';

export default {
  summary: 'Records that wait for each other in a circle, so that none can ever begin.',
  *find({ records }, { index }) {
    for (const { place, names } of findReferenceCycles(records, index, 'blocked_by'))
      yield { place, message: circleWords('blocked_by', names) };
  },
  examples: [
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\nblocked_by: new\n---\n' },
      finds: ['records/sales/todo/new.md:3:13 error sales/new waits for itself: sales/new -> sales/new'],
    },
    {
      files: {
        'records/sales/todo/x.md': '---\ntitle: New\nblocked_by: [one, y]\n---\n',
        'records/sales/todo/y.md': '---\ntitle: New\nblocked_by: support/z\n---\n',
        'records/support/open/z.md': '---\ntitle: New\nblocked_by: sales/x\n---\n',
      },
      finds: ['records/sales/todo/x.md:3:13 error sales/x waits for itself: sales/x -> sales/y -> support/z -> sales/x'],
    },
  ],
} satisfies Check;
