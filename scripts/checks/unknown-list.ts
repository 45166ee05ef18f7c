import type { Check } from '../model/check.ts';
import { nearest } from '../model/names.ts';

export default {
  summary: 'A record that stands in a folder its board does not declare as a list.',
  *find({ records, boards }) {
    for (const { path, board, list } of records) {
      const known = boards.get(board)?.lists.map(({ name }) => name) ?? [];
      // a board without any list says so itself, once
      if (known.length === 0 || known.includes(list)) continue;
      const near = nearest(list, known);
      const meant = near === undefined ? `expected one of ${known.join(', ')}` : `did you mean "${near}"?`;
      yield { place: { path, line: 1, column: 1 }, message: `"${list}" is not a list of ${board}; ${meant}` };
    }
  },
  examples: [
    {
      files: { 'records/sales/doin/new.md': '---\ntitle: New\n---\n' },
      finds: ['records/sales/doin/new.md:1:1 error "doin" is not a list of sales; did you mean "doing"?'],
    },
    {
      files: { 'records/sales/elsewhere/new.md': '---\ntitle: New\n---\n' },
      finds: ['records/sales/elsewhere/new.md:1:1 error "elsewhere" is not a list of sales; expected one of todo, doing, done'],
    },
  ],
} satisfies Check;
