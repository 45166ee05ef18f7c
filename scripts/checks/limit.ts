import type { Check } from '../model/check.ts';

export default {
  summary: 'A list that holds more records than its limit; archived ones do not count.',
  *find({ records, boards }) {
    for (const { name, path, places, lists } of boards.values()) {
      for (const list of lists) {
        if (list.limit === undefined) continue;
        const count = records.filter(
          (record) => record.board === name && record.list === list.name && !record.values.has('archived'),
        ).length;
        if (count <= list.limit) continue;
        const place = places.get(`lists.${list.name}`) ?? { path, line: 1, column: 1 };
        yield { place, severity: 'warning', message: `${list.name} holds ${count} records, and its limit is ${list.limit}` };
      }
    }
  },
} satisfies Check;
