import type { Value } from '../../scripts/model/value.ts';
import type { Entry } from './record-text.ts';

/** The command that makes a record, for a POSIX shell. */
export function newCommand(place: string, title: string, entries: readonly Entry[], template: string): string {
  const set = entries.flatMap(([key, value]) => (value === undefined ? [] : texts(value).map((text) => quote(`${key}=${text}`))));
  return ['npx woad new', place, `--title=${quote(title)}`, ...set, ...(template === '' ? [] : [`--template=${template}`])].join(' ');
}

/** A word as a shell takes it for nothing but itself. */
export function quote(word: string): string {
  return /^[\p{L}\p{N}_./=@%+:-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A list is told by its key again for each of its values. */
function texts(value: Value): string[] {
  if (Array.isArray(value)) return value.map(String);
  return [typeof value === 'object' ? JSON.stringify(value) : String(value)];
}
