import type { Text } from '../../scripts/model/value.ts';
import { inSentence, type Words } from './words.ts';

/** What the site says of the records of a board by the board's own name for them: the message `named.<what>`, with `{name}` of one and `{names}` of several; the plain one where the board has no name for them. */
export function sayNamed(
  what: string,
  plain: string,
  record: { one: Text; many: Text } | undefined,
  words: Words,
  values: { [name: string]: string | number } = {},
): string {
  if (!record) return words.say(plain, values);
  const [name, names] = [record.one, record.many].map((text) => inSentence(words.text(text), words.locale));
  return words.say(`named.${what}`, { ...values, name: name ?? '', names: names ?? '' });
}
