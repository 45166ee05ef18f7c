import { type Entry, eachFound } from './shards.ts';
import type { Within } from './within.ts';
import { isOfSigns, wordsOfText } from './words.ts';

/** How much it says that a word stands somewhere. */
export const level = { whole: 100, begins: 80, name: 60, label: 50, inside: 45, field: 40, said: 30, text: 20, place: 10 } as const;

/** Where a word was found in each of so many texts, by number: how much that says, and whether it was said in a comment. */
export interface Levels {
  levels: Uint8Array;
  said: Uint8Array;
}

/** A text with its words between spaces, and whether a word of a query stands in it. */
export function levelIn(spaced: string, word: string): number {
  const at = spaced.indexOf(` ${word}`);
  if (at >= 0) return spaced.includes(`${word} `, at + 1) && spaced.includes(` ${word} `) ? level.whole : level.begins;
  return (word.length > 2 || isOfSigns(word)) && spaced.includes(word) ? level.inside : 0;
}

/** Where words that begin like this stand; a word of a script that parts none is looked for pair by pair, each of which has to be there. */
export function levelsOf(asked: string, entries: (start: string) => readonly Entry[], size: number): Levels {
  const found: Levels = { levels: new Uint8Array(size), said: new Uint8Array(size) };
  const parts = wordsOfText(asked);
  for (const [turn, part] of parts.entries()) {
    const own = turn === 0 ? found : { levels: new Uint8Array(size), said: new Uint8Array(size) };
    for (const { word, found: places } of beginningWith(entries(part), part)) {
      // a whole word says a little more than one that goes on
      const less = word === part ? 0 : 2;
      eachFound(places, (number, within) => {
        own.levels[number] = Math.max(own.levels[number] ?? 0, worth(within) - less);
        if (within === 'said') own.said[number] = 1;
      });
    }
    if (turn === 0) continue;
    for (let number = 0; number < size; number++) {
      found.levels[number] = Math.min(found.levels[number] ?? 0, own.levels[number] ?? 0);
      found.said[number] = (found.said[number] ?? 0) & (own.said[number] ?? 0);
    }
  }
  return found;
}

function worth(within: Within): number {
  return level[within];
}

/** Of words in order those that begin like this. */
export function* beginningWith(entries: readonly Entry[], start: string): Generator<Entry> {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.word ?? '') < start) low = middle + 1;
    else high = middle;
  }
  for (let at = low; entries[at]?.word.startsWith(start); at++) yield entries[at] as Entry;
}

/** Whether a word begins like the one asked for, but for one letter that is wrong, missing, too much or two that changed places. */
export function isNear(word: string, asked: string): boolean {
  let at = 0;
  while (at < asked.length && word[at] === asked[at]) at++;
  if (at === asked.length) return true;
  const rest = asked.slice(at + 1);
  return (
    word.startsWith(rest, at + 1) ||
    word.startsWith(rest, at) ||
    word.startsWith(asked.slice(at), at + 1) ||
    (word[at] === asked[at + 1] && word[at + 1] === asked[at] && word.startsWith(asked.slice(at + 2), at + 2))
  );
}
