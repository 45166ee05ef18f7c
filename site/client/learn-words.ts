import { type Words, wordsOf } from '../render/words.ts';

const learned = new Map<string, Promise<Words>>();

/** What the site says, from one of its files of words; fetched once a page. */
export function learnWords(address: string): Promise<Words> {
  const known = learned.get(address) ?? fetchWords(address);
  learned.set(address, known);
  known.catch(() => learned.delete(address));
  return known;
}

async function fetchWords(address: string): Promise<Words> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const said: { [key: string]: string | { [form: string]: string } } = await response.json();
  const messages = new Map(
    Object.entries(said).map(([key, text]) => [key, typeof text === 'string' ? text : new Map(Object.entries(text))]),
  );
  return wordsOf(document.documentElement.lang, 'UTC', messages, messages);
}
