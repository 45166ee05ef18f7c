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
  examples: [
    {
      files: { 'records/sales/_comments/oen/20261120T101500Z-ana.md': 'x' },
      finds: ['records/sales/_comments/oen:1:1 error comments of a record that is not there: sales/oen; did you mean "one"?'],
    },
    {
      files: { 'records/support/_comments/old-outage/20261120T101500Z-ana.md': 'x', 'records/support/_files/zzzzzz/x.txt': 'x' },
      finds: [
        'records/support/_comments/old-outage:1:1 error comments of a record that is not there: support/old-outage, which is now outage; move the folder to records/support/_comments/outage',
      ],
    },
  ],
} satisfies Check;
