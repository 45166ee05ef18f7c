import type { SitePerson } from '../data.ts';

type People = ReadonlyMap<string, Pick<SitePerson, 'name'>>;

/** As a text mentions somebody; code and addresses are no mentions, but are not told apart here: a search forgives that. */
const mention = /(?<![\p{L}\p{N}_@./-])@([A-Za-z0-9][A-Za-z0-9-]{0,63})(?![\p{L}\p{N}@])/gu;

/** A text whose mentions say the name of whoever is known; `tell` makes what stands in the place of one, from its key and name. */
export function nameMentions(text: string, people: People, tell: (key: string, name: string) => string): string {
  if (!text.includes('@')) return text;
  return text.replace(mention, (written, key: string) => {
    const person = people.get(key.toLowerCase());
    return person ? tell(key, person.name) : written;
  });
}

/** A key, with the name of whoever it stands for. */
export function withName(key: string, people: People): string {
  const person = people.get(key);
  return person && person.name !== key ? `${key} ${person.name}` : key;
}
