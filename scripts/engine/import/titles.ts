import { titleFrom } from '../../model/names.ts';
import { plainValue } from '../../model/written.ts';
import type { Column } from './columns.ts';
import { isBlank } from './infer.ts';
import { entryOf, type SourceDocument, type SourceEntry } from './source.ts';

/** A record's title and where it comes from; `entry` is there when the source's own key holds it or should. */
export interface FoundTitle {
  title: string;
  /** The key's entry, whose value is the title as it stands. */
  entry?: SourceEntry;
  /** The key's entry, whose value is empty: the title goes there. */
  blank?: SourceEntry;
  /** The key's entry, whose value is no title (a list, too long, several lines): it is kept under another name. */
  unfit?: SourceEntry;
}

const longest = 250;

/** The title of a source: its key's value, else its first heading, else the name of its file. */
export function findTitle(document: SourceDocument, column: Column | undefined): FoundTitle {
  const entry = column?.keys.map((key) => entryOf(document, key)).find((each) => each);
  const made = cut(firstHeading(document) ?? plainName(document.item.name));
  if (!entry) return { title: made };
  if (isBlank(entry.written)) return { title: made, blank: entry };
  const { written } = entry;
  if (written.as === 'scalar' && [...written.source].length <= longest && !/[\r\n\u0085\u2028\u2029]/.test(written.source))
    return { title: written.source, entry };
  const text = written.as === 'scalar' ? written.source : JSON.stringify(plainValue(written));
  return { title: cut(text.replace(/[\s\p{Cc}]+/gu, ' ').trim()) || made, unfit: entry };
}

function firstHeading({ text, bodyStart, problem }: SourceDocument): string | undefined {
  if (problem) return undefined;
  const body = text.slice(bodyStart).replace(/^ {0,3}(```|~~~)[\s\S]*?^ {0,3}\1/gm, '');
  const heading = /^ {0,3}#{1,2}[ \t]+(\S.{0,1000})/m
    .exec(body)?.[1]
    ?.trimEnd()
    .replace(/[ \t]+#+$/, '');
  const plain = heading
    ?.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]/g, '')
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .trim();
  return plain || undefined;
}

function plainName(name: string): string {
  const clean = name.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').trim();
  return (clean.includes(' ') ? clean : titleFrom(clean).trim()) || 'Untitled';
}

function cut(text: string): string {
  const chars = [...text];
  return chars.length > longest
    ? `${chars
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : text;
}
