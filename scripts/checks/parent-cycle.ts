import type { Check } from '../model/check.ts';
import { findCycles } from '../model/cycles.ts';
import { recordName } from '../model/record.ts';

export default {
  summary: 'A record that is its own parent, by way of others or at once.',
  *find({ records }, { index }) {
    const byName = new Map(records.flatMap((record) => (record.values.has('parent') ? [[recordName(record), record]] : [])));
    const next = (name: string): string[] => {
      const written = [byName.get(name)?.values.get('parent') ?? []].flat();
      const found = written.map((each) => index.get(String(each).includes('/') ? String(each) : `${name.split('/')[0]}/${each}`));
      return found.flatMap((record) => (record ? [recordName(record)] : []));
    };
    for (const cycle of findCycles(byName.keys(), next)) {
      const record = byName.get(cycle[0] ?? '');
      if (!record) continue;
      const place = record.places.get('parent') ?? { path: record.path, line: 1, column: 1 };
      yield { place, message: `${cycle[0]} is its own parent: ${[...cycle, cycle[0]].join(' -> ')}` };
    }
  },
  examples: [
    {
      files: {
        'records/sales/todo/x.md': '---\ntitle: New\nparent: y\n---\n',
        'records/sales/todo/y.md': '---\ntitle: New\nparent: x\n---\n',
      },
      finds: ['records/sales/todo/x.md:3:9 error sales/x is its own parent: sales/x -> sales/y -> sales/x'],
    },
  ],
} satisfies Check;
