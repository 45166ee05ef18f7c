import { foldName, nearest } from './names.ts';
import type { Workspace } from './workspace.ts';

/** The key of the person or team that a word may mean that is no key of one: another spelling, a person's name, or a part of it that no other person has. */
export function personMeant(word: string, { people, teams }: Pick<Workspace, 'people' | 'teams'>): string | undefined {
  const said = foldName(word.trim());
  const known = [...people.values()];
  const named = known.find(({ name, aliases }) => [name, ...aliases].some((each) => foldName(each) === said));
  const near = named?.key ?? nearest(word, [...people.keys(), ...teams.keys()]);
  if (near !== undefined) return near;
  const [first, ...more] = known.filter(({ name }) => foldName(name).split(/\s+/).includes(said));
  if (first && more.length === 0) return first.key;
  const name = nearest(
    word,
    known.map((person) => person.name),
  );
  return known.find((person) => person.name === name)?.key;
}
