import type { Check } from '../model/check.ts';

export default {
  summary: 'A list that holds more records than its limit; archived ones do not count.',
  *find({ records, boards }) {
    for (const { name, path, places, lists } of boards.values()) {
      for (const list of lists) {
        if (list.limit === undefined) continue;
        let count = 0;
        for (const record of records) if (record.list === list.name && record.board === name && !record.values.has('archived')) count++;
        if (count <= list.limit) continue;
        const place = places.get(`lists.${list.name}`) ?? { path, line: 1, column: 1 };
        yield { place, severity: 'warning', message: `${list.name} holds ${count} records, and its limit is ${list.limit}` };
      }
    }
  },
  examples: [
    {
      files: {
        'records/sales/doing/a.md': '---\ntitle: New\namount: 1\n---\n',
        'records/sales/doing/b.md': '---\ntitle: New\namount: 1\n---\n',
      },
      finds: ['lists/sales.yml:1:15 warning doing holds 3 records, and its limit is 2'],
    },
    {
      files: {
        'records/sales/doing/a.md': '---\ntitle: New\namount: 1\n---\n',
        'records/sales/doing/b.md': '---\ntitle: New\narchived: 2026-01-01\n---\n',
      },
      finds: [],
    },
  ],
} satisfies Check;
