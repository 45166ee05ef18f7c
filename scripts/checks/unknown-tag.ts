import type { Check } from '../model/check.ts';
import { unknownName } from '../model/unknown-name.ts';

export default {
  summary: 'A tag that the board neither declares nor leaves open.',
  templates: true,
  *find({ records, boards }) {
    for (const record of records) {
      const board = boards.get(record.board);
      const tags = record.values.get('tags');
      if (!board || board.undescribed || board.open.has('tags') || !Array.isArray(tags)) continue;
      for (const tag of tags) {
        if (board.tags.has(String(tag))) continue;
        const place = record.places.get('tags') ?? { path: record.path, line: 1, column: 1 };
        const fact = { part: 'tags', name: String(tag), board: record.board } as const;
        const otherwise = `; declare it under tags: in ${board.path}, or write open: [tags] there`;
        const { problem, about } = unknownName(fact, `a tag of ${record.board}`, board.tags.keys(), otherwise);
        yield { place, message: problem, about };
      }
    }
  },
  examples: [
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\ntags: [urgent, urgnt]\n---\n' },
      finds: ['records/sales/todo/new.md:3:7 error "urgnt" is not a tag of sales; did you mean "urgent"?'],
    },
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\ntags: something\n---\n' },
      finds: [
        'records/sales/todo/new.md:3:7 error "something" is not a tag of sales; declare it under tags: in lists/sales.yml, or write open: [tags] there',
      ],
    },
  ],
} satisfies Check;
