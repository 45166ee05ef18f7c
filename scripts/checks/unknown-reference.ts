import type { Board } from '../model/board.ts';
import type { Check, Finding } from '../model/check.ts';
import { type NamingField, namingFields } from '../model/mentions.ts';
import { didYouMean, patientHints } from '../model/names.ts';
import { recordName, type TrackerRecord } from '../model/record.ts';
import type { Tracker } from '../model/tracker.ts';

export default {
  summary: 'A record named in blocked_by, parent or a reference field that does not exist under this slug or an earlier one.',
  templates: true,
  *find(tracker, { fields, index, renamedTo }) {
    const hint = hintsAmong(tracker);
    for (const board of tracker.boards.values()) yield* findBoards(board, tracker.boards);
    const naming = namingFields(tracker.boards.values(), fields);
    for (const record of tracker.records) {
      const fieldsOf = naming.get(record.board) ?? [];
      if (fieldsOf.length === 0 && !record.values.has('parent') && !record.values.has('blocked_by')) continue;
      for (const [key, name] of namesAt(record, fieldsOf)) {
        if (index.has(name)) continue;
        const place = record.places.get(key) ?? { path: record.path, line: 1, column: 1 };
        const now = renamedTo?.(name);
        if (now === undefined) yield { place, message: `there is no record ${name}${hint(name)}` };
        else yield { place, message: `there is no record ${name}, which is ${now} now`, fix: { mend: 'carry', from: name, to: now } };
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
      files: { 'records/sales/todo/new.md': '---\ntitle: New\nparent: deal\n---\n' },
      context: { renamedTo: (name) => (name === 'sales/deal' ? 'sales/one' : undefined) },
      finds: ['records/sales/todo/new.md:3:9 error there is no record sales/deal, which is sales/one now'],
      mends: [{ mend: 'carry', from: 'sales/deal', to: 'sales/one' }],
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

/** Every record that a record's keys name, with the key. */
function* namesAt({ board, values }: TrackerRecord, naming: NamingField[]): Iterable<[key: string, name: string]> {
  for (const key of ['parent', 'blocked_by']) {
    const value = values.get(key);
    if (value === undefined) continue;
    for (const name of [value].flat().map(String)) yield [key, name.includes('/') ? name : `${board}/${name}`];
  }
  for (const { key, mentionsOf } of naming) {
    const value = values.get(key);
    if (value === undefined) continue;
    for (const mention of mentionsOf(value)) if (mention.kind === 'record') yield [key, mention.name];
  }
}

/** The nearest slug of the board that was named, the nearest board, or the same slug on another board. */
function hintsAmong({ boards, records }: Tracker): (name: string) => string {
  const nearest = patientHints();
  let anywhere: Map<string, string> | undefined;
  return (name) => {
    anywhere ??= new Map(records.map((record) => [record.slug, recordName(record)]));
    const [board = '', slug = ''] = name.split('/');
    if (!boards.has(board)) return `: "${board}" is not a board${didYouMean(board, boards.keys())}`;
    const elsewhere = anywhere.get(slug);
    const known = () => records.flatMap((record) => (record.board === board ? [record.slug] : []));
    return nearest(slug, known) || (elsewhere === undefined ? '' : `; did you mean "${elsewhere}"?`);
  };
}
