import type { Check } from '../model/check.ts';
import { patientHints } from '../model/names.ts';

export default {
  summary: 'A folder of files whose record is not there.',
  *find({ orphans, records }, { index }) {
    const hint = patientHints();
    for (const { path, kind, board, slug } of orphans) {
      if (kind !== 'files') continue;
      const now = index.get(`${board}/${slug}`)?.slug;
      const known = () => records.filter((record) => record.board === board).map((record) => record.slug);
      const meant = now === undefined ? hint(slug, known) : `, which is now ${now}; move the folder to records/${board}/_files/${now}`;
      yield { place: { path, line: 1, column: 1 }, message: `files of a record that is not there: ${board}/${slug}${meant}` };
    }
  },
  examples: [
    {
      files: { 'records/sales/_files/oen/x.txt': 'x' },
      finds: ['records/sales/_files/oen:1:1 error files of a record that is not there: sales/oen; did you mean "one"?'],
    },
  ],
} satisfies Check;
