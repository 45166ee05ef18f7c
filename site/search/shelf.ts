import type { DocsIndex, FoundPage } from './files.ts';
import { type Looked, rank } from './rank.ts';
import { type Entry, readShard } from './shards.ts';
import { spacedText } from './words.ts';

/** The documentation in one language, ready to be searched. */
export interface Shelf {
  pages: FoundPage[];
  looked: Looked;
  entries: Entry[];
}

/** Prepares the documentation of a language. */
export function readShelf(file: DocsIndex): Shelf {
  const titles = file.pages.map(({ title }) => spacedText(title));
  const names = file.pages.map(({ id }) => spacedText(id));
  return {
    pages: file.pages,
    entries: readShard(file),
    looked: { titles, names, labels: [], labelled: [], places: [], placed: [], states: [] },
  };
}

/** The pages that hold a query, those of the reader's language (the first shelf) first; of a page that is translated only the translation. */
export function findPages(shelves: readonly Shelf[], query: string, others?: ReadonlyMap<string, readonly string[]>): FoundPage[] {
  const own = new Set(shelves.length > 1 ? shelves[0]?.pages.map(({ id }) => id) : []);
  return shelves.flatMap(({ pages, looked, entries }, turn) =>
    rank(query, looked, () => entries, others).flatMap(({ number }) => {
      const page = pages[number];
      return page && (turn === 0 || !own.has(page.id)) ? [page] : [];
    }),
  );
}
