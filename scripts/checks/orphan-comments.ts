import type { Check } from '../model/check.ts';
import { patientHints } from '../model/names.ts';

export default {
  summary: 'A folder of comments whose record is not there.',
  *find({ orphans, records }, { index }) {
    const hint = patientHints();
    for (const { path, kind, board, slug } of orphans) {
      if (kind !== 'comments') continue;
      const now = index.get(`${board}/${slug}`)?.slug;
      const known = () => records.filter((record) => record.board === board).map((record) => record.slug);
      const meant = now === undefined ? hint(slug, known) : `, which is now ${now}; move the folder to records/${board}/_comments/${now}`;
      yield { place: { path, line: 1, column: 1 }, message: `comments of a record that is not there: ${board}/${slug}${meant}` };
    }
  },
} satisfies Check;
