import type { Check } from '../model/check.ts';
import { nameProblem, slugFrom } from '../model/names.ts';

export default {
  summary: 'A file name that cannot be the slug of a record.',
  *find({ records }) {
    for (const { path, slug, title } of records) {
      const problem = nameProblem(slug);
      if (!problem) continue;
      const right = slugFrom(slug) || slugFrom(title) || 'record-1';
      yield { place: { path, line: 1, column: 1 }, message: `${problem}; rename the file ${right}.md` };
    }
  },
  examples: [
    {
      files: { 'records/sales/todo/New Deal!.md': '---\ntitle: New\n---\n' },
      finds: [
        'records/sales/todo/New Deal!.md:1:1 error "New Deal!" is not a name: expected lower-case letters and digits joined by "-", such as "new-deal"; rename the file new-deal.md',
      ],
    },
    {
      files: { 'records/sales/todo/cafe\u0301.md': '---\ntitle: New\n---\n' },
      finds: [
        'records/sales/todo/cafe\u0301.md:1:1 error "cafe\u0301" is not in Unicode form NFC; write "caf\u00e9"; rename the file caf\u00e9.md',
      ],
    },
    {
      files: { 'records/sales/todo/con.md': '---\ntitle: New\n---\n' },
      finds: ['records/sales/todo/con.md:1:1 error "con" is a reserved name on Windows; rename the file con-1.md'],
    },
  ],
} satisfies Check;
