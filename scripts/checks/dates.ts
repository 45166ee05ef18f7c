import type { Check } from '../model/check.ts';

export default {
  summary: 'A record that starts after it is due.',
  *find({ records }) {
    for (const { path, values, places } of records) {
      const [start, due] = [values.get('start'), values.get('due')];
      if (typeof start !== 'string' || typeof due !== 'string') continue;
      const length = start.length === 10 || due.length === 10 ? 10 : 16;
      if (start.slice(0, length) <= due.slice(0, length)) continue;
      yield { place: places.get('start') ?? { path, line: 1, column: 1 }, message: `it starts (${start}) after it is due (${due})` };
    }
  },
  examples: [
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\nstart: 2026-12-02\ndue: 2026-12-01\n---\n' },
      finds: ['records/sales/todo/new.md:3:8 error it starts (2026-12-02) after it is due (2026-12-01)'],
    },
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\nstart: 2026-12-01T10:00\ndue: 2026-12-01T09:00\n---\n' },
      finds: ['records/sales/todo/new.md:3:8 error it starts (2026-12-01T10:00) after it is due (2026-12-01T09:00)'],
    },
  ],
} satisfies Check;
