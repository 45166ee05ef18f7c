import type { Check } from '../model/check.ts';
import { builtInKeys } from '../model/keys.ts';
import { unknownName } from '../model/unknown-name.ts';

export default {
  summary: 'A key of a record that is neither built in nor a field of its board; it is kept, and nothing reads it.',
  templates: true,
  *find({ records, boards }) {
    for (const record of records) {
      const board = boards.get(record.board);
      if (board?.undescribed) continue;
      for (const key of record.unknown.keys()) {
        // a field whose own description is wrong is named there, once
        if (board?.places.has(`fields.${key}`)) continue;
        const place = record.places.get(key) ?? { path: record.path, line: 1, column: 1 };
        const known = [...builtInKeys, ...(board?.fields.keys() ?? [])];
        const { problem, about } = unknownName({ part: 'fields', name: key, board: record.board }, `a field of ${record.board}`, known);
        yield { place, severity: 'warning', message: problem, about };
      }
    }
  },
  examples: [
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\ncolour: red\nzzzzzzzz: 1\n---\n' },
      finds: [
        'records/sales/todo/new.md:3:1 warning "colour" is not a field of sales; did you mean "color"?',
        'records/sales/todo/new.md:4:1 warning "zzzzzzzz" is not a field of sales',
      ],
    },
  ],
} satisfies Check;
