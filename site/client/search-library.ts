import { type DocsIndex, docsAddress, type FoundPage, shardAddress, type Titles, titlesAddress } from '../search/files.ts';
import { isNear } from '../search/levels.ts';
import { type Hit, type Looked, lookThrough, rank } from '../search/rank.ts';
import { type FoundRecord, readRows } from '../search/rows.ts';
import { type Entry, readShard, type Shard, shardsWith } from '../search/shards.ts';
import { findPages, readShelf, type Shelf } from '../search/shelf.ts';
import { askedWords, wordsOfText } from '../search/words.ts';
import { personMeant } from './palette-offers.ts';
import { type Guide, loadData, loadGuide } from './search-load.ts';

/** What search knows, fetched piece by piece as it is asked for, each piece once a page. */
export interface Library extends Guide {
  /** Brings the titles. */
  records(): Promise<FoundRecord[]>;
  /** What is found with what is there already, at once. */
  find(query: string): Finds;
  /** Brings the words and pages that a query needs; whether there was anything to bring. */
  fetchFor(query: string): Promise<boolean>;
}

export interface Finds {
  records: { record: FoundRecord; hit: Hit }[];
  docs: FoundPage[];
  /** What is marked: the words asked for, or those meant instead. */
  marked: string[];
  /** What was taken for words that stand nowhere. */
  instead: string[];
}

type Others = ReadonlyMap<string, readonly string[]>;

/** Of the words that one may have been meant for. */
const mostMeant = 8;
/** A shorter word is near to too many. */
const shortestMeant = 4;

let opened: Promise<Library> | undefined;

/** The library of the page's site, in its language; nothing is fetched before this is called. */
export function openLibrary(): Promise<Library> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function open(): Promise<Library> {
  const base = document.body.dataset['base'] ?? '/';
  const fetched = loadData<Titles>(base, titlesAddress);
  // told when they are asked for
  fetched.catch(() => undefined);
  return makeLibrary(base, await loadGuide(base), fetched);
}

function makeLibrary(base: string, guide: Guide, fetched: Promise<Titles>): Library {
  const { context, places } = guide;
  let rows: FoundRecord[] = [];
  let looked: Looked | undefined;
  let titles: Titles | undefined;
  let shelves: Shelf[] | undefined;
  const shards = new Map<number, Entry[]>();

  const records = async (): Promise<FoundRecord[]> => {
    const file = await fetched;
    if (titles) return rows;
    rows = readRows(file, places);
    looked = lookThrough(rows, context.people);
    titles = file;
    return rows;
  };
  const numbersFor = (start: string): number[] => shardsWith(titles?.firsts ?? [], start);
  const entriesOf = (start: string): Entry[] => numbersFor(start).flatMap((number) => shards.get(number) ?? []);
  const fetchShards = async (starts: readonly string[]): Promise<boolean> => {
    const missing = [...new Set(starts.flatMap(numbersFor))].filter((number) => !shards.has(number));
    const bring = async (number: number) => shards.set(number, readShard(await loadData<Shard>(base, shardAddress(number), titles?.stamp)));
    await Promise.all(missing.map(bring));
    return missing.length > 0;
  };
  const fetchDocs = async (): Promise<boolean> => {
    if (shelves) return false;
    const wanted = [...new Set([context.words.language, 'en'])].filter((each) => places.docs.includes(each));
    shelves = (await Promise.all(wanted.map((each) => loadData<DocsIndex>(base, docsAddress(each), titles?.stamp)))).map(readShelf);
    return true;
  };
  /** What was found last, and with how much of the data. */
  let last: { query: string; size: number; found: Pick<Finds, 'records' | 'docs'> } | undefined;
  const findPlain = (query: string): Pick<Finds, 'records' | 'docs'> => {
    const size = shards.size + rows.length + (shelves ? 1 : 0);
    if (last?.query !== query || last.size !== size) last = { query, size, found: findBoth(query) };
    return last.found;
  };
  const findBoth = (query: string, others?: Others): Pick<Finds, 'records' | 'docs'> => {
    const hits = looked ? rank(query, looked, entriesOf, others) : [];
    const found = hits.flatMap((hit) => {
      const record = rows[hit.number];
      return record ? [{ record, hit }] : [];
    });
    return { records: found, docs: findPages(shelves ?? [], query, others) };
  };
  const isFound = (query: string): boolean => {
    const { records: found, docs } = findPlain(query);
    return found.length + docs.length > 0;
  };
  /** Words that one may have been meant for: those of titles, and of texts that begin alike; the commonest first. */
  const meantBy = (asked: string): string[] => {
    if (asked.length < shortestMeant || !looked) return [];
    const known = new Map<string, number>();
    const count = (word: string, often: number): void => {
      if (isNear(word, asked)) known.set(word, (known.get(word) ?? 0) + often);
    };
    for (const spaced of [...looked.titles, ...looked.labels]) for (const word of spaced.split(' ')) count(word, 10);
    for (const { word, found } of entriesOf(asked.slice(0, 2))) count(word, found.length);
    const often = [...known].sort((a, b) => b[1] - a[1]);
    return often.slice(0, mostMeant).map(([word]) => word);
  };
  return {
    ...guide,
    records,
    find(asked) {
      const query = personMeant(asked, context);
      const words = askedWords(query);
      const found = findPlain(query);
      const plain = { ...found, marked: words, instead: [] };
      if (words.length === 0 || found.records.length + found.docs.length > 0) return plain;
      const meant = words.filter((word) => !isFound(word)).map((word): [string, string[]] => [word, meantBy(word)]);
      const others = new Map(meant.filter(([, each]) => each.length > 0));
      if (others.size === 0) return plain;
      const instead = [...others.values()].flat();
      return { ...findBoth(query, others), marked: [...words, ...instead], instead };
    },
    async fetchFor(asked) {
      const query = personMeant(asked, context);
      await records();
      const words = askedWords(query).flatMap(wordsOfText);
      const brought = await Promise.all([fetchShards(words), fetchDocs()]);
      // what stands nowhere may be meant for a word that begins alike
      const alike = words.filter((word) => word.length >= shortestMeant).map((word) => word.slice(0, 2));
      if (alike.length > 0 && !isFound(query)) brought.push(await fetchShards(alike));
      return brought.includes(true);
    },
  };
}
