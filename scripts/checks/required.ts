import type { Board, Field } from '../model/board.ts';
import type { Check, Finding } from '../model/check.ts';
import { didYouMean } from '../model/names.ts';
import type { TrackerRecord } from '../model/record.ts';

export default {
  summary: 'A field that is required, always or in some lists, and that a record lacks.',
  *find({ records, boards }) {
    for (const board of boards.values()) yield* findLists(board);
    const demanding = [...boards.values()].map((board): [string, Field[]] => [
      board.name,
      [...board.fields.values()].filter(({ required }) => required !== false && (required === true || required.length > 0)),
    ]);
    const demanded = new Map(demanding.filter(([, fields]) => fields.length > 0));
    if (demanded.size === 0) return;
    for (const record of records) {
      const fields = demanded.get(record.board);
      if (!fields || record.problems.has('') || record.values.has('archived')) continue;
      for (const field of fields) {
        if (!isRequired(field, record.list) || isThere(record, field.name)) continue;
        const where = field.required === true ? `every record of ${record.board} has one` : `it is required in ${record.list}`;
        yield {
          place: record.places.get(field.name) ?? { path: record.path, line: 1, column: 1 },
          message: `${field.name} is missing; ${where}`,
        };
      }
    }
  },
  examples: [
    {
      files: { 'records/sales/doing/new.md': '---\ntitle: New\ndue: 2026-12-01\n---\n' },
      finds: ['records/sales/doing/new.md:1:1 error amount is missing; it is required in doing'],
    },
    {
      files: { 'records/sales/doing/new.md': '---\ntitle: New\namount:\n---\n' },
      finds: ['records/sales/doing/new.md:3:8 error amount is missing; it is required in doing'],
    },
    { files: { 'records/sales/doing/new.md': '---\ntitle: New\namount: many\n---\n' }, finds: [] },
    { files: { 'records/sales/doing/new.md': '---\ntitle: New\narchived: 2026-01-01\n---\n' }, finds: [] },
    {
      files: {
        'lists/more.yml': 'lists: [aa]\nfields:\n  x: { type: text, required: true }\n  y: { type: text, required: [ab] }\n',
        'records/more/aa/r.md': '---\ntitle: New\n---\n',
      },
      finds: [
        'lists/more.yml:4:6 error y: required in "ab", which is not a list of more; did you mean "aa"?',
        'records/more/aa/r.md:1:1 error x is missing; every record of more has one',
      ],
    },
  ],
} satisfies Check;

function* findLists({ name, path, places, lists, fields }: Board): Iterable<Finding> {
  const known = lists.map((list) => list.name);
  for (const field of fields.values()) {
    if (typeof field.required === 'boolean') continue;
    for (const list of field.required) {
      if (known.includes(list)) continue;
      const place = places.get(`fields.${field.name}`) ?? { path, line: 1, column: 1 };
      yield { place, message: `${field.name}: required in "${list}", which is not a list of ${name}${didYouMean(list, known)}` };
    }
  }
}

function isRequired({ required }: Field, list: string): boolean {
  return typeof required === 'boolean' ? required : required.includes(list);
}

/** A value that could not be read is there: its own complaint says what is wrong. */
function isThere({ values, problems }: TrackerRecord, key: string): boolean {
  const value = values.get(key);
  if (problems.has(key)) return true;
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}
