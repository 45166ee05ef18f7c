import type { Check } from '../model/check.ts';
import { nearest } from '../model/names.ts';

export default {
  summary: 'A record that stands in a folder its board does not declare as a list.',
  *find({ records, boards }) {
    for (const { path, board, list } of records) {
      const known = boards.get(board)?.lists.map(({ name }) => name) ?? [];
      if (known.includes(list)) continue;
      const near = nearest(list, known);
      const meant = near === undefined ? `expected one of ${known.join(', ') || 'none'}` : `did you mean "${near}"?`;
      yield { place: { path, line: 1, column: 1 }, message: `"${list}" is not a list of ${board}; ${meant}` };
    }
  },
} satisfies Check;
