import { linksIn } from '../../model/links.ts';
import type { Splice } from './splice.ts';

/** A link as it stands in a Markdown text; `start` and `end` are those of its target, or of the whole of a `[[wiki link]]`. */
export interface FoundLink {
  start: number;
  end: number;
  target: string;
  /** The words of a wiki link. */
  words?: string;
}

const html = /<(?:a|img|source|video|audio)\b[^<>]{0,1000}?\b(?:src|href)\s{0,3}=\s{0,3}["']([^"'\n]{1,2000})["']/dgi;

/** The links of a Markdown text, those in HTML tags too, none of those inside code; positions are in the text. */
export function* findLinks(text: string): Generator<FoundLink> {
  for (const { to, target, at } of linksIn(text)) {
    const end = to === 'record' ? text.indexOf(']]', at) + 2 : at + target.length;
    const words = text.slice(at, end).split('|')[1]?.slice(0, -2).trim() ?? target;
    yield to === 'record' ? { start: at, end, target, words } : { start: at, end, target };
  }
  if (!/<\w/.test(text)) return;
  let fence: string | undefined;
  let offset = 0;
  for (const line of text.split('\n')) {
    const mark = /^[ \t>]*(?:[-*+] +)?(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) fence = mark?.startsWith(fence) ? undefined : fence;
    else if (mark !== undefined) fence = mark;
    else yield* tagsInLine(line, offset);
    offset += line.length + 1;
  }
}

function* tagsInLine(line: string, offset: number): Generator<FoundLink> {
  if (!line.includes('<')) return;
  const plain = line.replace(/(?<!`)(`+)(?!`)[^`]+\1/g, (code) => ' '.repeat(code.length));
  for (const found of plain.matchAll(html)) {
    const [start, end] = found.indices?.[1] ?? [0, 0];
    yield { start: offset + start, end: offset + end, target: line.slice(start, end) };
  }
}

/** Where the links of a source lead. */
export interface LinkPlaces {
  /** The record a path of the imported folder became, as `list/slug`. */
  record(path: string): string | undefined;
  /** The record whose source bears a name, as `list/slug`; for wiki links. */
  named(name: string): string | undefined;
  /** The name of the attachment a path becomes, or undefined when no such file is there. */
  attach(path: string): string | undefined;
}

/** The splices that make a source's links lead to the records and attachments that its neighbours became; `lostLinks` are those that lead to no file, and `lost` counts them. */
export function rewriteLinks(
  body: string,
  from: { source: string; list: string; slug: string },
  places: LinkPlaces,
): { splices: Splice[]; lost: number; lostLinks: string[] } {
  const splices: Splice[] = [];
  const lostLinks: string[] = [];
  for (const { start, end, target, words } of findLinks(body)) {
    if (words !== undefined) {
      const [name = '', ...rest] = target.trim().split('#');
      const found = places.named(name);
      if (found && (name !== found.split('/')[1] || rest.length > 0))
        splices.push({ start, end, text: `[${words.replace(/[[\]]/g, '')}](../${found}.md)` });
      continue;
    }
    const [, written = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
    if (written === '' || written.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(written)) continue;
    const path = pathFrom(from.source, written);
    const found = path === undefined ? undefined : places.record(path);
    const file = path === undefined || found ? undefined : places.attach(path);
    if (!found && file === undefined) {
      lostLinks.push(target);
      continue;
    }
    const text = found ? `../${found}.md` : `../_files/${from.slug}/${encodeName(file ?? '')}`;
    const here = found?.startsWith(`${from.list}/`)
      ? [`./${found.slice(from.list.length + 1)}.md`, `${found.slice(from.list.length + 1)}.md`]
      : [];
    if (!here.includes(written)) splices.push({ start, end, text: text + rest });
  }
  return { splices, lost: lostLinks.length, lostLinks };
}

function encodeName(name: string): string {
  return name.replace(/[\s%()<>"'?#\\[\]]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** A relative link as a path from the imported folder; undefined when it climbs out of it. */
function pathFrom(source: string, written: string): string | undefined {
  const parts = source.split('/').slice(0, -1);
  let decoded = written;
  try {
    decoded = decodeURIComponent(written);
  } catch {
    // written with a bare "%": meant as it stands
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  for (const part of decoded.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
