import type { ActionWorld } from './action.ts';
import { addressProblem } from './address.ts';
import { isAboutRecord, type TrackerEvent } from './event.ts';
import type { Problem } from './field-type.ts';
import { keyPattern } from './names.ts';
import { eachName, type OptionName } from './option-name.ts';

/** One recipient or several, as people write them. */
export type Recipients = string | string[];

/** What stands for the people a record is assigned to. */
const assigneesWord = 'assignees';

/** The keys of the people that are meant by keys, with or without "@", by teams and by `assignees`, each once; nobody at all is a problem. */
export function peopleOf(given: Recipients, event: TrackerEvent, { workspace }: Pick<ActionWorld, 'workspace'>): string[] | Problem {
  const people: string[] = [];
  for (const word of [given].flat()) {
    const keys = word === assigneesWord ? assigneesOf(event) : [word.replace(/^@/, '')];
    if (keys.length === 0)
      return { problem: isAboutRecord(event) ? 'the record has no assignees' : 'there is no record that has assignees' };
    for (const key of keys) {
      const team = workspace.teams.get(key);
      if (!team && !workspace.people.has(key))
        return { problem: 'it names nobody of the workspace; expected a person, a team or assignees' };
      people.push(...(team ?? [key]));
    }
  }
  return people.length > 0 ? [...new Set(people)] : { problem: 'nobody is in the team' };
}

/** Where a mail goes: addresses, and people as `@key`; what is no one address is a problem, told without it. */
export function mailTo(given: Recipients, event: TrackerEvent, world: Pick<ActionWorld, 'workspace'>): string[] | Problem {
  const found: string[] = [];
  for (const word of [given].flat()) {
    if (isPersonWord(word)) {
      const people = peopleOf(word, event, world);
      if ('problem' in people) return people;
      found.push(...people.map((key) => `@${key}`));
    } else if (addressProblem(word) === undefined) found.push(word);
    else return { problem: word.trim() === '' ? 'nobody is named' : 'what stands there is not one e-mail address, and no person or team' };
  }
  return found.length > 0 ? [...new Set(found)] : { problem: 'nobody is named' };
}

/** What recipients name in the workspace; `assignees` and what is written like an address name nothing there. */
export function namesOfRecipients(given: Recipients | undefined, option: string): OptionName[] {
  return eachName(given, option)
    .map(({ option, name }) => ({ kind: 'person' as const, option, name: name.replace(/^@/, '') }))
    .filter(({ name }) => !/@|\{\{/.test(name) && name !== assigneesWord);
}

/** A key of a person or team, with or without "@", or `assignees`. */
export function isPersonWord(word: string): boolean {
  return keyPattern.test(word.replace(/^@/, ''));
}

function assigneesOf({ record }: TrackerEvent): string[] {
  return [record.values.get('assignees') ?? []].flat().map(String);
}
