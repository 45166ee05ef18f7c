import type { SitePerson } from '../data.ts';
import { type Levels, level, levelIn, levelsOf } from './levels.ts';
import type { FoundRecord } from './rows.ts';
import type { Entry } from './shards.ts';
import { askedWords, isOfSigns, spacedText } from './words.ts';

/** A record or page that holds all that was asked for. */
export interface Hit {
  /** Of its row. */
  number: number;
  score: number;
  /** Its title begins with all that was asked for. */
  begins: boolean;
  /** All of it stands in its comments. */
  said: boolean;
  /** Some of it stands in its text or comments only. */
  within: boolean;
}

/** What is looked through besides texts: made once, since folding takes time. */
export interface Looked {
  /** By row: the words of the title, and those of the name. */
  titles: string[];
  names: string[];
  /** By row: numbers of `labels`. */
  labelled: number[][];
  /** The words of each tag and person. */
  labels: string[];
  /** By row: the number of `places`. */
  placed: number[];
  /** The words of each board with each of its lists. */
  places: string[];
  /** Open ones before done ones before archived ones. */
  states: number[];
}

/** Prepares rows for being searched. */
export function lookThrough(rows: readonly FoundRecord[], people: ReadonlyMap<string, SitePerson>): Looked {
  const [labels, places] = [new Map<string, number>(), new Map<string, number>()];
  const numbered = (known: Map<string, number>, text: string): number => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  };
  const texts = (text: FoundRecord['board']['title']): string => (typeof text === 'string' ? text : Object.values(text).join(' '));
  const labelled = rows.map(({ tags, assignees, board }) => [
    ...tags.map((tag) => numbered(labels, `${tag} ${texts(board.tags.find(({ name }) => name === tag)?.title ?? '')}`)),
    ...assignees.map((key) => numbered(labels, `${key} ${people.get(key)?.name ?? ''}`)),
  ]);
  const placed = rows.map(({ board, list }) => numbered(places, `${board.name} ${texts(board.title)} ${list ? texts(list.title) : ''}`));
  return {
    titles: rows.map(({ title }) => spacedText(title)),
    names: rows.map(({ slug }) => spacedText(slug)),
    labelled,
    labels: [...labels.keys()].map(spacedText),
    placed,
    places: [...places.keys()].map(spacedText),
    states: rows.map(({ done, archived }) => (archived ? 2 : done ? 1 : 0)),
  };
}

/** The rows that hold every word of a query, best first; `entries` gives the words known so far that may begin like one, `others` what may be meant by a word. */
export function rank(
  query: string,
  looked: Looked,
  entries: (start: string) => readonly Entry[],
  others: ReadonlyMap<string, readonly string[]> = new Map(),
): Hit[] {
  const words = askedWords(query);
  if (words.length === 0) return [];
  const size = looked.titles.length;
  const texts = words.map((word) => (others.get(word) ?? [word]).map((each) => levelsOf(each, entries, size)));
  const heads = words.map((word) => headsOf(others.get(word) ?? [word], looked));
  const whole = spacedText(query);
  const hits: Hit[] = [];
  for (let number = 0; number < size; number++) {
    const hit = rankOne(number, words, texts, heads, looked);
    if (!hit) continue;
    const title = looked.titles[number] ?? '';
    if (title === whole || looked.names[number] === whole) hit.score += 1000;
    else if (words.length > 1 && title.includes(whole.trimEnd())) hit.score += 100;
    hit.begins = title.startsWith(whole.trimEnd());
    hits.push(hit);
  }
  const state = ({ number }: Hit): number => looked.states[number] ?? 0;
  return hits.sort((a, b) => b.score - a.score || state(a) - state(b) || Number(b.begins) - Number(a.begins) || a.number - b.number);
}

/** What one word of a query says of every row, texts aside. */
interface Heads {
  words: readonly string[];
  labels: number[];
  places: boolean[];
}

function headsOf(words: readonly string[], { labels, places }: Looked): Heads {
  const begins = (spaced: string): boolean => words.some((word) => spaced.includes(` ${word}`));
  return { words, labels: labels.map((each) => (begins(each) ? level.label : 0)), places: places.map(begins) };
}

function rankOne(number: number, words: readonly string[], texts: Levels[][], heads: Heads[], looked: Looked): Hit | undefined {
  let [score, strong, said, within] = [0, false, true, false];
  for (const [at, word] of words.entries()) {
    const head = heads[at];
    if (!head) return undefined;
    let best = 0;
    for (const each of head.words) best = Math.max(best, levelIn(looked.titles[number] ?? '', each));
    if (best < level.name && head.words.some((each) => looked.names[number]?.includes(` ${each}`))) best = level.name;
    if (best < level.label) for (const label of looked.labelled[number] ?? []) best = Math.max(best, head.labels[label] ?? 0);
    let inComment = false;
    const before = best;
    for (const { levels, said: commented } of texts[at] ?? []) {
      best = Math.max(best, levels[number] ?? 0);
      inComment ||= commented[number] === 1;
    }
    if (best > before) within = true;
    said &&= inComment;
    if (best > 0) strong = true;
    // a word that names the place narrows others down; a single letter does not shut anything out
    else if (words.length > 1 && head.places[looked.placed[number] ?? -1]) best = level.place;
    else if (words.length === 1 || word.length > 1 || isOfSigns(word)) return undefined;
    score += best;
  }
  return strong ? { number, score: score / words.length, begins: false, said, within } : undefined;
}
