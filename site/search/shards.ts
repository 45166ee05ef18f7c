import { decodeNumbers, encodeNumbers } from './numbers.ts';
import type { Texts, Within } from './within.ts';
import { eachWord, foldText } from './words.ts';

const kinds: Within[] = ['text', 'said', 'field'];

/** Some of the words in their order, and for each the numbers of what it stands in: `text|said|field`. */
export interface Shard {
  /** Each word as how many letters it shares with the one before (in base 36), and the rest. */
  words: string;
  found: string;
}

/** One word and where it stands. */
export interface Entry {
  word: string;
  found: string;
}

type Index = Map<string, number[][]>;

/** Every word of all texts; where the files would be more than `most` bytes (compressed), the first words of each text that leave them within. */
export function indexTexts(all: readonly Texts[], most: number): Index {
  const whole = readWords(all, Number.POSITIVE_INFINITY);
  const share = most / bytesOf(whole.index, all.length);
  if (share >= 1) return whole.index;
  const pairs = whole.sizes.reduce((sum, size) => sum + size, 0);
  // the words that are left are rarer than those before
  return readWords(all, limitFor(whole.sizes, pairs * share * 0.88)).index;
}

/** About how many bytes the index takes when compressed: that of a row of steps follows from how rare they are. */
function bytesOf(index: Index, count: number): number {
  let bytes = 0;
  for (const [word, lists] of index) {
    bytes += word.length / 2 + 2;
    for (const list of lists) if (list) bytes += (list.length * (Math.log2(count / list.length) + 2)) / 8;
  }
  return bytes;
}

function readWords(all: readonly Texts[], limit: number): { index: Index; sizes: number[] } {
  const index: Index = new Map();
  const sizes = all.map((texts, number) => {
    let size = 0;
    // fields first: they are short, and of a text that is too long the end is left out
    for (let kind = kinds.length - 1; kind >= 0; kind--) {
      for (const text of texts[kinds[kind] ?? 'text'])
        eachWord(foldText(text), (word) => {
          let lists = index.get(word);
          if (lists === undefined) {
            if (size >= limit) return;
            lists = [];
            index.set(word, lists);
          }
          const list = lists[kind];
          if (list === undefined || list[list.length - 1] !== number) {
            if (size >= limit) return;
            size++;
            if (list === undefined) lists[kind] = [number];
            else list.push(number);
          }
        });
    }
    return size;
  });
  return { index, sizes };
}

/** How many words each may have, so that all have at most `most`. */
function limitFor(sizes: readonly number[], most: number): number {
  const rising = sizes.toSorted((a, b) => a - b);
  let left = most;
  for (const [at, size] of rising.entries()) {
    const even = Math.floor(left / (rising.length - at));
    if (size > even) return even;
    left -= size;
  }
  return Number.POSITIVE_INFINITY;
}

/** The index in so many files of about one size, words in order; each with its first word. */
export function writeShards(index: Index, count: number): { first: string; shard: Shard }[] {
  const entries = [...index.keys()].sort().map((word): Entry => ({ word, found: writeFound(index.get(word) ?? []) }));
  const size = entries.reduce((sum, { word, found }) => sum + word.length + found.length, 0);
  const made: { first: string; shard: Shard }[] = [];
  let taken = 0;
  let from = 0;
  for (const [at, { word, found }] of entries.entries()) {
    taken += word.length + found.length;
    if (at + 1 < entries.length && taken < ((made.length + 1) * size) / count) continue;
    made.push(writeShard(entries.slice(from, at + 1)));
    from = at + 1;
  }
  return made.length < count ? [...made, ...Array.from({ length: count - made.length }, () => writeShard([]))] : made;
}

function writeFound(lists: readonly (number[] | undefined)[]): string {
  return Array.from(lists, (list) => (list ? encodeNumbers(list) : '')).join('|');
}

function writeShard(entries: readonly Entry[]): { first: string; shard: Shard } {
  let previous = '';
  const words = entries.map(({ word }) => {
    let shared = 0;
    while (shared < word.length && word[shared] === previous[shared]) shared++;
    previous = word;
    return shared.toString(36) + word.slice(shared);
  });
  return { first: entries[0]?.word ?? '', shard: { words: words.join(' '), found: entries.map(({ found }) => found).join(' ') } };
}

/** The words of a file, in order. */
export function readShard({ words, found }: Shard): Entry[] {
  if (words === '') return [];
  const places = found.split(' ');
  let previous = '';
  return words.split(' ').map((each, at) => {
    // a word shares at most 32 letters with another, which is "w": always one character
    previous = previous.slice(0, Number.parseInt(each.charAt(0), 36)) + each.slice(1);
    return { word: previous, found: places[at] ?? '' };
  });
}

/** Tells each number a word stands in, and where. */
export function eachFound(found: string, tell: (number: number, within: Within) => void): void {
  for (const [at, list] of found.split('|').entries()) {
    const within = kinds[at] ?? 'text';
    for (const number of decodeNumbers(list)) tell(number, within);
  }
}

/** Which of the files (told by their first words, empty ones last) hold words that begin like this. */
export function shardsWith(firsts: readonly string[], start: string): number[] {
  const numbers: number[] = [];
  for (const [at, first] of firsts.entries()) {
    if (first === '') break;
    const next = firsts[at + 1] ?? '';
    const begins = first <= start || first.startsWith(start);
    // a file may end in the middle of words that begin alike
    const ends = next === '' || next > start;
    if (begins && ends) numbers.push(at);
  }
  return numbers;
}
