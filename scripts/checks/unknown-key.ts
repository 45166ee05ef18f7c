import type { Check } from '../model/check.ts';
import { builtInKeys } from '../model/keys.ts';
import { unknownName } from '../model/unknown-name.ts';

/** Letter case, blanks, `-` and `_` make no other key of one. */
function fold(key: string): string {
  return key
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');
}

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
        const [meant, ...others] = known.filter((each) => fold(each) === fold(key));
        const isSure = meant !== undefined && others.length === 0 && !record.places.has(meant);
        const fix = isSure ? { fix: { mend: 'text', at: place, was: key, by: meant } as const } : {};
        yield { place, severity: 'warning', message: problem, about, ...fix };
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
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\nDue: 2026-12-01\nBlocked-by: [one]\nColor: red\ncolor: red\n---\n' },
      finds: [
        'records/sales/todo/new.md:3:1 warning "Due" is not a field of sales; did you mean "due"?',
        'records/sales/todo/new.md:4:1 warning "Blocked-by" is not a field of sales; did you mean "blocked_by"?',
        'records/sales/todo/new.md:5:1 warning "Color" is not a field of sales; did you mean "color"?',
      ],
      mends: [
        { mend: 'text', at: { path: 'records/sales/todo/new.md', line: 3, column: 1 }, was: 'Due', by: 'due' },
        { mend: 'text', at: { path: 'records/sales/todo/new.md', line: 4, column: 1 }, was: 'Blocked-by', by: 'blocked_by' },
      ],
    },
  ],
} satisfies Check;
