import type { Check } from '../model/check.ts';
import { foldName } from '../model/names.ts';
import { recordName, type TrackerRecord } from '../model/record.ts';

export default {
  summary: 'Two records of one board with the same slug, in whatever lists and letter case.',
  *find({ records }) {
    const bySlug = new Map<string, TrackerRecord>();
    const clashes = new Map<string, TrackerRecord[]>();
    for (const record of records) {
      const name = foldName(recordName(record));
      const first = bySlug.get(name);
      if (first) clashes.set(name, [...(clashes.get(name) ?? [first]), record]);
      else bySlug.set(name, record);
    }
    for (const same of clashes.values()) {
      for (const record of same) {
        const others = same.filter((each) => each !== record).map(({ path }) => path);
        yield {
          place: { path: record.path, line: 1, column: 1 },
          message: `the slug "${record.slug}" is also that of ${others.join(' and ')}; expected each slug once in ${record.board}`,
        };
      }
    }
  },
  examples: [
    {
      files: { 'records/sales/done/one.md': '---\ntitle: New\n---\n' },
      finds: [
        'records/sales/todo/one.md:1:1 error the slug "one" is also that of records/sales/done/one.md; expected each slug once in sales',
        'records/sales/done/one.md:1:1 error the slug "one" is also that of records/sales/todo/one.md; expected each slug once in sales',
      ],
    },
    {
      files: { 'records/sales/done/ONE.md': '---\ntitle: New\n---\n' },
      finds: [
        'records/sales/todo/one.md:1:1 error the slug "one" is also that of records/sales/done/ONE.md; expected each slug once in sales',
        'records/sales/done/ONE.md:1:1 error the slug "ONE" is also that of records/sales/todo/one.md; expected each slug once in sales',
      ],
    },
    {
      files: { 'records/sales/todo/strasse.md': '---\ntitle: A\n---\n', 'records/sales/done/straße.md': '---\ntitle: B\n---\n' },
      finds: [
        'records/sales/todo/strasse.md:1:1 error the slug "strasse" is also that of records/sales/done/straße.md; expected each slug once in sales',
        'records/sales/done/straße.md:1:1 error the slug "straße" is also that of records/sales/todo/strasse.md; expected each slug once in sales',
      ],
    },
    { files: { 'records/support/open/one.md': '---\ntitle: New\n---\n' }, finds: [] },
  ],
} satisfies Check;
