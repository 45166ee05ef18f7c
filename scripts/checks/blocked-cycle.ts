import type { Check } from '../model/check.ts';
import { findCycles } from '../model/cycles.ts';
import { recordName } from '../model/record.ts';

export default {
  summary: 'Records that wait for each other in a circle, so that none can ever begin.',
  *find({ records }, { index }) {
    const byName = new Map(records.flatMap((record) => (record.values.has('blocked_by') ? [[recordName(record), record]] : [])));
    const next = (name: string): string[] => {
      const written = [byName.get(name)?.values.get('blocked_by') ?? []].flat();
      const found = written.map((each) => index.get(String(each).includes('/') ? String(each) : `${name.split('/')[0]}/${each}`));
      return found.flatMap((record) => (record ? [recordName(record)] : []));
    };
    for (const cycle of findCycles(byName.keys(), next)) {
      const record = byName.get(cycle[0] ?? '');
      if (!record) continue;
      const place = record.places.get('blocked_by') ?? { path: record.path, line: 1, column: 1 };
      yield { place, message: `${cycle[0]} waits for itself: ${[...cycle, cycle[0]].join(' -> ')}` };
    }
  },
  examples: [
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\nblocked_by: new\n---\n' },
      finds: ['records/sales/todo/new.md:3:13 error sales/new waits for itself: sales/new -> sales/new'],
    },
    {
      files: {
        'records/sales/todo/x.md': '---\ntitle: New\nblocked_by: [one, y]\n---\n',
        'records/sales/todo/y.md': '---\ntitle: New\nblocked_by: support/z\n---\n',
        'records/support/open/z.md': '---\ntitle: New\nblocked_by: sales/x\n---\n',
      },
      finds: ['records/sales/todo/x.md:3:13 error sales/x waits for itself: sales/x -> sales/y -> support/z -> sales/x'],
    },
  ],
} satisfies Check;
