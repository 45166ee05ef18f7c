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
} satisfies Check;
