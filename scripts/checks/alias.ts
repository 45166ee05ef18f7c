import type { Check } from '../model/check.ts';
import { earlierNames, recordName, type TrackerRecord } from '../model/record.ts';

export default {
  summary: 'An earlier name in aliases that is the slug of a record now, or that two records claim.',
  *find({ records }) {
    const aliased = records.filter(({ values }) => values.has('aliases'));
    if (aliased.length === 0) return;
    const claimed = new Map<string, TrackerRecord[]>();
    for (const record of aliased) {
      for (const name of earlierNames(record)) claimed.set(name, [...(claimed.get(name) ?? []), record]);
    }
    const bearers = new Map(records.flatMap((record) => (claimed.has(recordName(record)) ? [[recordName(record), record]] : [])));
    for (const [name, claimants] of claimed) {
      const bearer = bearers.get(name);
      for (const record of claimants) {
        const [other] = claimants.filter((each) => each !== record);
        const place = record.places.get('aliases') ?? { path: record.path, line: 1, column: 1 };
        if (bearer) yield { place, severity: 'warning', message: `aliases: ${name} is the record ${bearer.path} now, and leads there` };
        else if (other) yield { place, severity: 'warning', message: `aliases: ${name} is also an earlier name of ${other.path}` };
      }
    }
  },
  examples: [
    {
      files: {
        'records/sales/todo/new.md': '---\ntitle: New\naliases: [one, newer]\n---\n',
        'records/support/open/new.md': '---\ntitle: New\naliases: sales/newer\n---\n',
      },
      finds: [
        'records/sales/todo/new.md:3:10 warning aliases: sales/one is the record records/sales/todo/one.md now, and leads there',
        'records/sales/todo/new.md:3:10 warning aliases: sales/newer is also an earlier name of records/support/open/new.md',
        'records/support/open/new.md:3:10 warning aliases: sales/newer is also an earlier name of records/sales/todo/new.md',
      ],
    },
  ],
} satisfies Check;
