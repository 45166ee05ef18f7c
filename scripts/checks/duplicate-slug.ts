import type { Check } from '../model/check.ts';
import { recordName } from '../model/record.ts';

export default {
  summary: 'Two records of one board with the same slug, in whatever lists and letter case.',
  *find({ records }) {
    const bySlug = Map.groupBy(records, (record) => recordName(record).normalize('NFC').toLowerCase());
    for (const same of bySlug.values()) {
      if (same.length < 2) continue;
      for (const record of same) {
        const others = same.filter((each) => each !== record).map(({ path }) => path);
        yield {
          place: { path: record.path, line: 1, column: 1 },
          message: `the slug "${record.slug}" is also that of ${others.join(' and ')}; expected each slug once in ${record.board}`,
        };
      }
    }
  },
} satisfies Check;
