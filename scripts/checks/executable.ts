import type { Check } from '../model/check.ts';

export default {
  summary: 'A file of the tracker that git keeps as a program.',
  *find(_tracker, { executable = [] }) {
    for (const path of executable) {
      const message = 'the file is marked as a program; expected mode 644: git update-index --chmod=-x';
      yield { place: { path, line: 1, column: 1 }, severity: 'warning', message, fix: { mend: 'mode', path } };
    }
  },
  examples: [
    {
      files: {},
      context: { executable: ['records/sales/todo/one.md'] },
      finds: ['records/sales/todo/one.md:1:1 warning the file is marked as a program; expected mode 644: git update-index --chmod=-x'],
      mends: [{ mend: 'mode', path: 'records/sales/todo/one.md' }],
    },
  ],
} satisfies Check;
