import { isScalar, Scalar } from 'yaml';
import type { Board } from '../../model/board.ts';
import { slugFrom, titleFrom } from '../../model/names.ts';
import { textIn } from '../../model/value.ts';
import type { Column } from './columns.ts';
import { entryOf, type SourceDocument } from './source.ts';
import { isDoneList } from './vocabulary.ts';

/** Where a source stands, and whether its key says more than the list's title does. */
export interface Placing {
  list: string;
  /** The key may go: the list's title is its value, letter for letter. */
  said: boolean;
  /** What names the list; empty where nothing does. */
  value: string;
}

export interface FoundList {
  name: string;
  title: string;
  records: number;
  done: boolean;
}

/** The list of every source by the values of a key, and the lists: those of the board in its order, then the fullest first. */
export function assignLists(
  documents: SourceDocument[],
  column: Column | undefined,
  fallback: string,
  board: Board | undefined,
  asked: ReadonlyMap<string, string>,
): { placings: Map<SourceDocument, Placing>; lists: FoundList[] } {
  const spellings = new Map<string, Map<string, number>>();
  const values = new Map<SourceDocument, { value: string; list: string; isAsked: boolean }>();
  const titles = new Map(board?.lists.map(({ name, title }) => [name, textIn(title, 'en')]));
  for (const document of documents) {
    const value = column ? spokenValue(document, column) : undefined;
    const base = value !== undefined && value.length <= 200 ? value.replace(/\s+\(.*\)$/s, '') : value;
    const wanted = value === undefined ? undefined : asked.get(value);
    const own = wanted ?? (base && (nameIn(titles, base) ?? slugFrom(base)));
    const list = own || fallback;
    values.set(document, { value: value ?? '', list, isAsked: wanted !== undefined });
    const counts = spellings.get(list) ?? new Map<string, number>();
    // a value without a letter or digit names no list: it is no title of the one that takes it in
    if (base && own && wanted === undefined) counts.set(base, (counts.get(base) ?? 0) + 1);
    spellings.set(list, counts);
  }
  // the commonest spelling is a list's title, whatever title the board gives it later: so an import can be run again
  const common = new Map(
    [...spellings].map(([list, counts]) => [list, [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? titleFrom(list)]),
  );
  const placings = new Map<SourceDocument, Placing>();
  const sizes = new Map<string, number>();
  for (const [document, { value, list, isAsked }] of values) {
    sizes.set(list, (sizes.get(list) ?? 0) + 1);
    placings.set(document, {
      list,
      value,
      said: (isAsked || titles.get(list) === value || (common.get(list) === value && slugFrom(value) === list)) && mayGo(document, column),
    });
  }
  const lists = [...sizes]
    .sort((a, b) => b[1] - a[1])
    .map(([name, records]) => ({
      name,
      title: titles.get(name) ?? common.get(name) ?? titleFrom(name),
      records,
      done: isDoneList(name),
    }));
  return { placings, lists };
}

function nameIn(titles: Map<string, string>, value: string): string | undefined {
  const word = value.toLowerCase();
  return titles.has(value) ? value : [...titles].find(([, title]) => title.toLowerCase() === word)?.[0];
}

/** The values of a column that may name lists, each once. */
export function listValues(documents: SourceDocument[], column: Column | undefined): Set<string> {
  return new Set(column ? documents.flatMap((document) => spokenValue(document, column) ?? []) : []);
}

/** The value of the key; in a frontmatter that is broken elsewhere, what stands behind it on its line. */
function spokenValue(document: SourceDocument, { keys }: Column): string | undefined {
  for (const key of keys) {
    const written = entryOf(document, key)?.written;
    const first = written?.as === 'list' ? written.items[0] : written;
    if (first?.as === 'scalar' && first.source.trim() !== '' && !first.source.includes('\n')) return first.source.trim();
  }
  if (!document.problem) return undefined;
  const lines = document.text.slice(0, 4096).split(/\r?\n/);
  const found = lines
    .map((line) => /^["']?([^:"']+)["']?:\s+["']?([^"'#]+)/.exec(line))
    .find((parts) => parts?.[1] !== undefined && keys.includes(parts[1]));
  return found?.[2]?.trim() || undefined;
}

/** A value on one line of its own can go; one inside of braces or over several lines stays. */
function mayGo(document: SourceDocument, column: Column | undefined): boolean {
  if (document.problem || document.brace !== undefined) return false;
  const entry = column?.keys.map((key) => entryOf(document, key)).find((each) => each);
  const kinds: unknown[] = [Scalar.PLAIN, Scalar.QUOTE_DOUBLE, Scalar.QUOTE_SINGLE];
  if (!entry || !isScalar(entry.node) || !kinds.includes(entry.node.type) || !entry.node.range) return false;
  const { text, yamlStart } = document;
  const before = text.slice(text.lastIndexOf('\n', entry.keyStart - 1) + 1, entry.keyStart);
  return /^\ufeff?$/.test(before) && !text.slice(entry.keyStart, yamlStart + entry.node.range[1]).includes('\n');
}
