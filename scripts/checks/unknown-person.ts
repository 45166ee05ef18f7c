import type { Board, Field } from '../model/board.ts';
import type { Check, Finding } from '../model/check.ts';
import type { FieldTypes } from '../model/field-type.ts';
import { didYouMean } from '../model/names.ts';
import type { TrackerRecord } from '../model/record.ts';
import type { Value } from '../model/value.ts';
import type { Workspace } from '../model/workspace.ts';

export default {
  summary: 'An assignee, or a person in a field, whom the workspace does not know, or who is not of the team that the field asks for.',
  *find({ records, boards, workspace }, { fields }) {
    for (const board of boards.values()) yield* findTeams(board, workspace);
    for (const record of records) {
      const board = boards.get(record.board);
      if (board?.open.has('people')) continue;
      for (const [key, value] of record.values) {
        for (const { person, team } of peopleAt(key, value, board, fields)) {
          const message = problemOf(person, team, workspace);
          if (message) yield { place: placeOf(record, key), message };
        }
      }
    }
  },
  examples: [
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\nassignees: [anna]\n---\n' },
      finds: ['records/sales/todo/new.md:3:12 error "anna" is not a person or team of the workspace; did you mean "ana"?'],
    },
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\nbuyer: luis\n---\n' },
      finds: ['records/sales/todo/new.md:3:8 error "luis" is not of the team billing; expected one of ana'],
    },
    {
      files: { 'lists/more.yml': 'lists: [a]\nfields:\n  who: { type: person, team: biling }\n' },
      finds: ['lists/more.yml:3:8 error "biling" is not a team of the workspace; did you mean "billing"?'],
    },
  ],
} satisfies Check;

function* findTeams(board: Board, { teams }: Workspace): Iterable<Finding> {
  for (const field of board.fields.values()) {
    const team = teamOf(field);
    if (team === undefined || teams.has(team)) continue;
    const place = board.places.get(`fields.${field.name}`) ?? { path: board.path, line: 1, column: 1 };
    yield { place, message: `"${team}" is not a team of the workspace${didYouMean(team, teams.keys())}` };
  }
}

function teamOf({ type, options }: Field): string | undefined {
  return type === 'person' && typeof options['team'] === 'string' ? options['team'] : undefined;
}

function peopleAt(
  key: string,
  value: Value,
  board: Board | undefined,
  fields: FieldTypes,
): { person: string; team?: string | undefined }[] {
  if (key === 'assignees') return [value].flat().map((person) => ({ person: String(person) }));
  const field = board?.fields.get(key);
  const mentions = (field && fields.get(field.type)?.mentions?.(value, field.options, board?.name ?? '')) ?? [];
  return mentions.flatMap((mention) => (mention.kind === 'person' ? [{ person: mention.key, team: mention.team }] : []));
}

function problemOf(person: string, team: string | undefined, { people, teams }: Workspace): string | undefined {
  if (!people.has(person) && !teams.has(person)) {
    return `"${person}" is not a person or team of the workspace${didYouMean(person, [...people.keys(), ...teams.keys()])}`;
  }
  const members = team === undefined ? undefined : teams.get(team);
  if (!members || person === team || members.includes(person)) return undefined;
  return `"${person}" is not of the team ${team}; expected one of ${members.join(', ')}`;
}

function placeOf(record: TrackerRecord, key: string): Finding['place'] {
  return record.places.get(key) ?? { path: record.path, line: 1, column: 1 };
}
