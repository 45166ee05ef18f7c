import type { Check } from '../model/check.ts';
import { findReferenceCycles } from '../model/cycles.ts';
import { circleWords } from '../model/names.ts';

export default {
  summary: 'A record that is its own parent, by way of others or at once.',
  *find({ records }, { index }) {
    for (const { place, names } of findReferenceCycles(records, index, 'parent')) yield { place, message: circleWords('parent', names) };
  },
  examples: [
    {
      files: {
        'records/sales/todo/x.md': '---\ntitle: New\nparent: y\n---\n',
        'records/sales/todo/y.md': '---\ntitle: New\nparent: x\n---\n',
      },
      finds: ['records/sales/todo/x.md:3:9 error sales/x is its own parent: sales/x -> sales/y -> sales/x'],
    },
  ],
} satisfies Check;
