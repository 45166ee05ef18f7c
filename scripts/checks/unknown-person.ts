import type { Board, Field } from '../model/board.ts';
import type { Check, Finding } from '../model/check.ts';
import { namingFields } from '../model/mentions.ts';
import { didYouMean } from '../model/names.ts';
import { unknownName } from '../model/unknown-name.ts';
import type { Value } from '../model/value.ts';
import type { Workspace } from '../model/workspace.ts';

const nobody: Value[] = [];

export default {
  summary: 'An assignee, or a person in a field, whom the workspace does not know, or who is not of the team that the field asks for.',
  templates: true,
  *find({ records, boards, workspace }, { fields }) {
    for (const board of boards.values()) yield* findTeams(board, workspace);
    const naming = namingFields(boards.values(), fields);
    for (const record of records) {
      const { board, values } = record;
      if (boards.get(board)?.open.has('people')) continue;
      const placeOf = (key: string) => record.places.get(key) ?? { path: record.path, line: 1, column: 1 };
      const assignees = values.get('assignees');
      for (const person of Array.isArray(assignees) ? assignees : nobody) {
        const found = problemOf(String(person), undefined, workspace);
        if (found) yield { place: placeOf('assignees'), ...found };
      }
      for (const { key, mentionsOf } of naming.get(board) ?? []) {
        const value = values.get(key);
        for (const mention of value === undefined ? [] : mentionsOf(value)) {
          const found = mention.kind === 'person' ? problemOf(mention.key, mention.team, workspace) : undefined;
          if (found) yield { place: placeOf(key), ...found };
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

function problemOf(person: string, team: string | undefined, { people, teams }: Workspace): Omit<Finding, 'place'> | undefined {
  if (!people.has(person) && !teams.has(person)) {
    const fact = { part: 'people', name: person } as const;
    const { problem, about } = unknownName(fact, 'a person or team of the workspace', [...people.keys(), ...teams.keys()]);
    return { message: problem, about };
  }
  const members = team === undefined ? undefined : teams.get(team);
  if (!members || person === team || members.includes(person)) return undefined;
  return { message: `"${person}" is not of the team ${team}; expected one of ${members.join(', ')}` };
}
