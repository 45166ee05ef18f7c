import { stringify } from 'yaml';
import { titleFrom } from '../../model/names.ts';
import type { FoundType } from './infer.ts';
import type { FoundList } from './lists.ts';

/** A field to be written: its title where the name does not tell it. */
export interface FoundField extends FoundType {
  name: string;
  title?: string;
}

/** The text of `lists/<board>.yml` for what an import found. */
export function writeBoard(
  board: string,
  found: { lists: FoundList[]; tags: Map<string, string>; fields: FoundField[]; card: string[] },
): string {
  const data: { [key: string]: unknown } = { title: titleFrom(board) };
  data['lists'] = found.lists.map(({ name, title, done }) =>
    title === titleFrom(name) && !done ? name : { name, ...(title === titleFrom(name) ? {} : { title }), ...(done ? { done } : {}) },
  );
  if (found.tags.size > 0)
    data['tags'] = Object.fromEntries([...found.tags].map(([title, name]) => [name, title === titleFrom(name) ? {} : { title }]));
  if (found.fields.length > 0)
    data['fields'] = Object.fromEntries(
      found.fields.map(({ name, title, type, options }) => [name, { type, ...(title === undefined ? {} : { title }), ...options }]),
    );
  if (found.card.length > 0) data['card'] = found.card;
  return `# Made by "woad import". The lists, their titles and order, and the types of fields are guesses: change them as you like.\n${stringify(data, { lineWidth: 0 })}`;
}
