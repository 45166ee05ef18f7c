import type { Mention } from '../../model/field-type.ts';
import { didYouMean } from '../../model/names.ts';
import type { Value } from '../../model/value.ts';
import { typeOfKey } from '../read/keys.ts';
import { type Desk, type Found, findRecord, placesOf, type Refusal } from './desk.ts';
import { refuseReferences } from './references.ts';

/** Why a value cannot be written: it names tags, people or records that nobody knows or that may not be named here, or people who are not of the team that a field asks for. Names in `present`, what the key holds now, are let be. */
export function refuseNames(desk: Desk, from: Pick<Found, 'board' | 'name'>, key: string, value: Value, present: Value = []): Refusal {
  const held = new Set([present].flat().flatMap((each) => (typeof each === 'object' ? [] : [String(each)])));
  const added = [value].flat().filter((each) => typeof each === 'string' && !held.has(each));
  const problems = unknownNames(desk, from.board, key, added);
  if (problems.length > 0) return { problem: `${key}: ${problems.join('; ')}` };
  return added.length > 0 ? refuseReferences(desk, from, key, added.map(String)) : undefined;
}

/** Every tag, person and record a value names that nobody knows, each with the nearest right name; only what it names is looked up. */
function unknownNames(desk: Desk, boardName: string, key: string, value: Value): string[] {
  const board = desk.board(boardName);
  const problems: string[] = [];
  if (key === 'tags' && board && !board.open.has('tags')) {
    for (const tag of [value].flat().map(String)) {
      const hint = () => didYouMean(tag, board.tags.keys()) || `; declare it under tags: in ${board.path}, or write open: [tags] there`;
      if (!board.tags.has(tag)) problems.push(`"${tag}" is not a tag of ${boardName}${hint()}`);
    }
  }
  const found = typeOfKey(key, board, desk.context.fields);
  for (const mention of found?.type.mentions?.(value, found.options, boardName) ?? []) {
    const problem = mentionProblem(desk, mention, board?.open.has('people') === true);
    if (problem) problems.push(problem);
  }
  return problems;
}

function mentionProblem(desk: Desk, mention: Mention, isOpen: boolean): string | undefined {
  if (mention.kind === 'record') {
    const [board = '', slug = ''] = mention.name.split('/');
    if (placesOf(desk.files, board, slug).length > 0) return undefined;
    const found = findRecord(desk, mention.name);
    return 'problem' in found ? found.problem : undefined;
  }
  if (mention.kind === 'file') return desk.files.size(mention.path) === undefined ? `there is no attachment ${mention.path}` : undefined;
  if (isOpen) return undefined;
  const { people, teams } = desk.workspace();
  const { key, team } = mention;
  if (!people.has(key) && !teams.has(key))
    return `"${key}" is not a person or team of the workspace${didYouMean(key, [...people.keys(), ...teams.keys()])}`;
  const members = team === undefined ? undefined : teams.get(team);
  if (!members || key === team || members.includes(key)) return undefined;
  return `"${key}" is not of the team ${team}; expected one of ${members.join(', ')}`;
}
