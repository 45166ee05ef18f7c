import { foldName } from '../../model/names.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { Written } from '../../model/written.ts';

/** The key of each person and team by all that they go by: key, name, GitHub login, address, aliases; without letter case. */
export type KnownPeople = ReadonlyMap<string, string>;

/** Who is known in a workspace; a name that two people share names nobody, a key always its own person. */
export function knowPeople({ people, teams }: Pick<Workspace, 'people' | 'teams'>): KnownPeople {
  const known = new Map<string, string | undefined>();
  for (const { key, name, github, email, aliases } of people.values()) {
    for (const each of new Set([name, github, email, ...aliases].flatMap((word) => (word ? [spoken(word)] : []))))
      known.set(each, known.has(each) ? undefined : key);
  }
  for (const key of [...teams.keys(), ...people.keys()]) known.set(key, key);
  return new Map([...known].flatMap(([name, key]) => (key === undefined || name === '' ? [] : [[name, key]])));
}

/** The key of who is meant by a text: `ana`, `@ana`, `Ana García`, `ana@tidewater.example`, `Ana García <ana@tidewater.example>`. */
export function personOf(source: string | undefined, people: KnownPeople): string | undefined {
  if (source === undefined) return undefined;
  const address = /^[^<>]*<([^<>]+)>$/.exec(source.trim())?.[1];
  return people.get(spoken(source)) ?? (address === undefined ? undefined : people.get(spoken(address)));
}

function spoken(word: string): string {
  return foldName(word.trim().replace(/^@/, '').replace(/\s+/g, ' '));
}

/** A value with people's keys in the place of their other names. */
export function peopleForm(written: Written, people: KnownPeople): Written {
  if (written.as === 'list') return { ...written, items: written.items.map((item) => peopleForm(item, people)) };
  if (written.as !== 'scalar') return written;
  const key = personOf(written.source, people);
  return key === undefined ? written : { ...written, source: key, value: key };
}

/** What to say to `woad configure` so that a name is known; nothing for one that a shell would read otherwise. */
export function personSetting(name: string): string[] {
  const word = name.trim().replace(/^@/, '');
  const key = word
    .replace(/@.*$/, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  if (key === '' || /["'`$\\!\p{Cc}]/u.test(word)) return [];
  if (word.includes('@') && !/^[\w.+-]+@[\w.-]+$/.test(word)) return [];
  if (word.includes('@')) return [`people.${key}.email=${word}`];
  // a key is also a login until another one is given
  if (key === word.toLowerCase()) return [`people.${key}.name=${word}`];
  return [/^[\w-]+$/.test(word) ? `people.${key}.github=${word}` : `"people.${key}.name=${word}"`];
}
