import type { Check } from '../model/check.ts';
import { unfulfilledWords } from '../model/names.ts';

export default {
  summary: 'A reference to a record that does not fulfil the condition (`where`) of its field.',
  *find({ boards, records }, { fields, index, fulfils }) {
    if (!fulfils) return;
    for (const record of records) {
      for (const { name, type, options } of boards.get(record.board)?.fields.values() ?? []) {
        const { where } = options;
        const value = record.values.get(name);
        if (value === undefined || typeof where !== 'string') continue;
        for (const mention of fields.get(type)?.mentions?.(value, options, record.board) ?? []) {
          const other = mention.kind === 'record' ? index.get(mention.name) : undefined;
          const result = other && fulfils(where, other);
          if (!other || !result || result.holds) continue;
          yield {
            place: record.places.get(name) ?? { path: record.path, line: 1, column: 1 },
            message: unfulfilledWords(name, `${other.board}/${other.slug}`, where, result.problem),
          };
        }
      }
    }
  },
  examples: [
    {
      files: {
        'records/support/open/quiet.md': '---\ntitle: Quiet\n---\n',
        'records/sales/todo/new.md': '---\ntitle: New\nticket: quiet\n---\n',
      },
      finds: ['records/sales/todo/new.md:3:9 error ticket: support/quiet does not fulfil late || n > 1'],
    },
    {
      files: {
        'records/support/open/old.md': '---\ntitle: Old\ndue: 2026-01-01\n---\n',
        'records/sales/todo/new.md': '---\ntitle: New\nticket: old\n---\n',
      },
      finds: [],
    },
    { files: { 'records/sales/todo/new.md': '---\ntitle: New\nticket: gone\n---\n' }, finds: [] },
    {
      files: {
        'lists/more.yml': 'lists: [aa]\nfields:\n  n: { type: number }\n  to: { type: reference, many: true, where: 1 / n > 0 }\n',
        'records/more/aa/zero.md': '---\ntitle: Zero\nn: 0\n---\n',
        'records/more/aa/new.md': '---\ntitle: New\nn: 1\nto: [new, zero]\n---\n',
      },
      finds: ['records/more/aa/new.md:4:5 error to: more/zero does not fulfil 1 / n > 0: it divides by 0'],
    },
  ],
} satisfies Check;
