import type { Mention } from '../../model/field-type.ts';
import { didYouMean } from '../../model/names.ts';
import type { Value } from '../../model/value.ts';
import { typeOfKey } from '../read/keys.ts';
import { type Desk, findRecord } from './desk.ts';

/** Notes every tag, person and record a new value names that nobody knows; it is written all the same, and `woad check` finds it again. */
export function noteUnknown(desk: Desk, boardName: string, key: string, value: Value): void {
  const board = desk.board(boardName);
  if (key === 'tags' && board && !board.open.has('tags')) {
    for (const tag of [value].flat().map(String)) {
      if (!board.tags.has(tag)) desk.notes.push(`"${tag}" is not a tag of ${boardName}${didYouMean(tag, board.tags.keys())}`);
    }
  }
  const found = typeOfKey(key, board, desk.context.fields);
  for (const mention of found?.type.mentions?.(value, found.options, boardName) ?? []) {
    const problem = mentionProblem(desk, mention, board?.open.has('people') === true);
    if (problem) desk.notes.push(`${key}: ${problem}`);
  }
}

function mentionProblem(desk: Desk, mention: Mention, isOpen: boolean): string | undefined {
  if (mention.kind === 'record') {
    const found = findRecord(desk, mention.name);
    return 'problem' in found ? found.problem : undefined;
  }
  if (mention.kind !== 'person' || isOpen) return undefined;
  const { people, teams } = desk.workspace();
  if (people.has(mention.key) || teams.has(mention.key)) return undefined;
  return `"${mention.key}" is not a person or team of the workspace${didYouMean(mention.key, [...people.keys(), ...teams.keys()])}`;
}
