import type { Check } from '../model/check.ts';
import { didYouMean } from '../model/names.ts';

export default {
  summary: 'A folder of files whose record is not there.',
  *find({ orphans, records }, { index }) {
    for (const { path, kind, board, slug } of orphans) {
      if (kind !== 'files') continue;
      const renamed = index.get(`${board}/${slug}`);
      const slugs = records.filter((record) => record.board === board).map((record) => record.slug);
      const hint = renamed ? `, which is now ${renamed.slug}; move the folder to records/${board}/_files/${renamed.slug}` : didYouMean(slug, slugs);
      yield { place: { path, line: 1, column: 1 }, message: `files of a record that is not there: ${board}/${slug}${hint}` };
    }
  },
} satisfies Check;
