import type { Workspace } from '../../model/workspace.ts';

/** The people of the workspace that keys of people and teams mean, each once; other names mean nobody. */
export function peopleIn(keys: Iterable<string>, { people, teams }: Pick<Workspace, 'people' | 'teams'>): string[] {
  const members = [...keys].flatMap((key) => teams.get(key) ?? key);
  return [...new Set(members)].filter((key) => people.has(key));
}
