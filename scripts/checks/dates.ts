import type { Check } from '../model/check.ts';
import { namingTexts } from '../model/texts.ts';

export default {
  summary: 'A record that starts after it is due; a checklist item that is due on no day of the calendar.',
  templates: true,
  *find({ records }) {
    for (const record of records) {
      const start = record.values.get('start');
      const due = record.values.get('due');
      if (typeof start !== 'string' || typeof due !== 'string') continue;
      const length = start.length === 10 || due.length === 10 ? 10 : 16;
      if (start.slice(0, length) <= due.slice(0, length)) continue;
      const place = record.places.get('start') ?? { path: record.path, line: 1, column: 1 };
      yield { place, message: `it starts (${start}) after it is due (${due})` };
    }
    for (const { named, placeOf } of namingTexts(records, 'dues')) {
      for (const { due, at } of named.dues ?? [])
        yield { place: placeOf(at), severity: 'warning', message: `due ${due}: expected a day such as 2026-12-01` };
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
    {
      files: {
        'records/sales/todo/new.md':
          '---\ntitle: New\n---\n- [ ] one (due 2026-11-31)\n- [ ] two (due 1.12.2026)\n- [x] three (due 2026-12-01T09:00)\n- [ ] four (due to rain)\n\n(due 5) `- [ ] (due 7)`\n',
      },
      finds: [
        'records/sales/todo/new.md:4:16 warning due 2026-11-31: expected a day such as 2026-12-01',
        'records/sales/todo/new.md:5:16 warning due 1.12.2026: expected a day such as 2026-12-01',
      ],
    },
  ],
} satisfies Check;
