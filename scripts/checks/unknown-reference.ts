import type { Board } from '../model/board.ts';
import type { Check, Finding } from '../model/check.ts';
import type { FieldTypes } from '../model/field-type.ts';
import { didYouMean, patientHints } from '../model/names.ts';
import { recordName } from '../model/record.ts';
import type { Tracker } from '../model/tracker.ts';
import type { Value } from '../model/value.ts';

export default {
  summary: 'A record named in blocked_by, parent or a reference field that does not exist under this slug or an earlier one.',
  *find(tracker, { fields, index }) {
    const hint = hintsAmong(tracker);
    for (const board of tracker.boards.values()) yield* findBoards(board, tracker.boards);
    for (const record of tracker.records) {
      const board = tracker.boards.get(record.board);
      for (const [key, value] of record.values) {
        for (const name of namesAt(key, value, record.board, board, fields)) {
          if (index.has(name)) continue;
          yield {
            place: record.places.get(key) ?? { path: record.path, line: 1, column: 1 },
            message: `there is no record ${name}${hint(name)}`,
          };
        }
      }
    }
  },
  examples: [
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\nblocked_by: [one, oen]\n---\n' },
      finds: ['records/sales/todo/new.md:3:13 error there is no record sales/oen; did you mean "one"?'],
    },
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\nparent: suport/outage\n---\n' },
      finds: ['records/sales/todo/new.md:3:9 error there is no record suport/outage: "suport" is not a board; did you mean "support"?'],
    },
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\nblocked_by: outage\n---\n' },
      finds: ['records/sales/todo/new.md:3:13 error there is no record sales/outage; did you mean "support/outage"?'],
    },
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\nticket: outtage\n---\n' },
      finds: ['records/sales/todo/new.md:3:9 error there is no record support/outtage; did you mean "outage"?'],
    },
    {
      files: { 'lists/more.yml': 'lists: [a]\nfields:\n  to: { type: reference, board: sale }\n' },
      finds: ['lists/more.yml:3:7 error "sale" is not a board; did you mean "sales"?'],
    },
  ],
} satisfies Check;

function* findBoards({ path, places, fields }: Board, boards: Tracker['boards']): Iterable<Finding> {
  for (const { name, type, options } of fields.values()) {
    const board = options['board'];
    if (type !== 'reference' || typeof board !== 'string' || boards.has(board)) continue;
    yield {
      place: places.get(`fields.${name}`) ?? { path, line: 1, column: 1 },
      message: `"${board}" is not a board${didYouMean(board, boards.keys())}`,
    };
  }
}

function namesAt(key: string, value: Value, home: string, board: Board | undefined, fields: FieldTypes): string[] {
  if (key === 'blocked_by' || key === 'parent') {
    return [value].flat().map((name) => (String(name).includes('/') ? String(name) : `${home}/${name}`));
  }
  const field = board?.fields.get(key);
  const mentions = (field && fields.get(field.type)?.mentions?.(value, field.options, home)) ?? [];
  return mentions.flatMap((mention) => (mention.kind === 'record' ? [mention.name] : []));
}

/** The nearest slug of the board that was named, the nearest board, or the same slug on another board. */
function hintsAmong({ boards, records }: Tracker): (name: string) => string {
  const nearest = patientHints();
  const slugs = Map.groupBy(records, (record) => record.board);
  const anywhere = new Map(records.map((record) => [record.slug, recordName(record)]));
  return (name) => {
    const [board = '', slug = ''] = name.split('/');
    if (!boards.has(board)) return `: "${board}" is not a board${didYouMean(board, boards.keys())}`;
    const elsewhere = anywhere.get(slug);
    const known = () => (slugs.get(board) ?? []).map((record) => record.slug);
    return nearest(slug, known) || (elsewhere === undefined ? '' : `; did you mean "${elsewhere}"?`);
  };
}
