import type { Board } from '../model/board.ts';
import type { Check, Finding } from '../model/check.ts';
import type { FieldTypes } from '../model/field-type.ts';
import type { TrackerRecord } from '../model/record.ts';

export default {
  summary: 'Two records of a board with the same number in a field of type unique_id.',
  *find({ records, boards }, { fields }) {
    const byBoard = Map.groupBy(records, ({ board }) => board);
    for (const board of boards.values()) yield* findOn(board, byBoard.get(board.name) ?? [], fields);
  },
  examples: [
    {
      files: {
        'lists/support.yml':
          'lists: [open]\nopen: [tags, people]\nfields: { n: { type: number }, task: { type: unique_id, prefix: TASK } }\n',
        'records/support/open/a.md': '---\ntitle: A\ntask: TASK-0002\n---\n',
        'records/support/open/b.md': '---\ntitle: B\ntask: TASK-0007\n---\n',
        'records/support/open/c.md': '---\ntitle: C\ntask: TASK-0002\n---\n',
      },
      finds: [
        'records/support/open/a.md:3:7 error task: TASK-0002 is also that of records/support/open/c.md; the next free one is TASK-0008',
        'records/support/open/c.md:3:7 error task: TASK-0002 is also that of records/support/open/a.md; the next free one is TASK-0008',
      ],
    },
    {
      files: {
        'lists/support.yml': 'lists: [open]\nopen: [tags, people]\nfields: { n: { type: number }, task: { type: unique_id } }\n',
        'lists/hiring.yml': 'lists: [open]\nfields: { task: { type: unique_id } }\n',
        'records/support/open/a.md': '---\ntitle: A\ntask: 0001\n---\n',
        'records/hiring/open/b.md': '---\ntitle: B\ntask: 0001\n---\n',
      },
      finds: [],
    },
  ],
} satisfies Check;

function* findOn(board: Board, records: TrackerRecord[], fields: FieldTypes): Iterable<Finding> {
  for (const { name, type, options } of board.fields.values()) {
    const next = fields.get(type)?.next;
    if (!next) continue;
    const numbered = records.filter(({ values }) => values.has(name));
    const taken = numbered.flatMap(({ values }) => values.get(name) ?? []);
    for (const [number, same] of Map.groupBy(numbered, ({ values }) => String(values.get(name)))) {
      if (same.length < 2) continue;
      const free = String(next(taken, options));
      for (const record of same) {
        const other = record === same[0] ? same[1] : same[0];
        const more = same.length > 2 ? ` and ${same.length - 2} more` : '';
        yield {
          place: record.places.get(name) ?? { path: record.path, line: 1, column: 1 },
          message: `${name}: ${number} is also that of ${other?.path}${more}; the next free one is ${free}`,
        };
      }
    }
  }
}
