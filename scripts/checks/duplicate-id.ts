import type { Check } from '../model/check.ts';

export default {
  summary: 'Two records with the same id: an id says which record is which, so each stands once.',
  *find({ records }) {
    const withId = records.filter(({ values }) => values.has('id'));
    for (const [id, same] of Map.groupBy(withId, ({ values }) => String(values.get('id')))) {
      if (same.length < 2) continue;
      for (const record of same) {
        const others = same.filter((each) => each !== record).map(({ path }) => path);
        yield {
          place: record.places.get('id') ?? { path: record.path, line: 1, column: 1 },
          message: `the id "${id}" is also that of ${others.join(' and ')}`,
        };
      }
    }
  },
  examples: [
    {
      files: { 'records/support/open/new.md': '---\ntitle: New\nid: 1\n---\n' },
      finds: [
        'records/sales/todo/one.md:7:5 error the id "1" is also that of records/support/open/new.md',
        'records/support/open/new.md:3:5 error the id "1" is also that of records/sales/todo/one.md',
      ],
    },
  ],
} satisfies Check;
