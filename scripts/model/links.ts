import type { Place } from './file.ts';

/** A link in Markdown: `[[board/slug]]`, or the path of `[text](path)`, `![](path)`, `[name]: path`. `at` is its offset in the text. */
export interface TextLink {
  to: 'record' | 'path';
  target: string;
  at: number;
}

/** The links of a text, in its order; what stands in code or in a comment is none. */
export function linksIn(markdown: string): TextLink[] {
  return mayHoldLinks(markdown) ? linksInPlain(withoutCode(markdown)) : [];
}

/** The links of a text whose code is blanked already. */
export function linksInPlain(text: string): TextLink[] {
  const links: TextLink[] = [];
  if (!mayHoldLinks(text)) return links;
  const [names, paths, definitions] = [text.includes('[['), text.includes(']('), text.includes(']:')];
  for (const match of !names ? [] : text.matchAll(/(?<![\\!])\[\[([^[\]|\n]{1,220})(?:\|[^[\]\n]{1,300})?\]\](?![[(])/gu)) {
    const target = (match[1] ?? '').trim();
    if (target) links.push({ to: 'record', target, at: match.index });
  }
  for (const match of !paths ? [] : text.matchAll(/\]\([ \t]*(?:<([^<>\n]{1,2000})>|([^\s()<>]{1,2000}))/gu)) {
    const target = match[1] ?? match[2] ?? '';
    links.push({ to: 'path', target, at: match.index + match[0].lastIndexOf(target) });
  }
  if (!definitions) return links.sort((a, b) => a.at - b.at);
  for (const match of text.matchAll(/^ {0,3}\[[^\]\n]{1,300}\]:[ \t]*<?([^\s<>]{1,2000})/gmu)) {
    links.push({ to: 'path', target: match[1] ?? '', at: match.index + match[0].length - (match[1] ?? '').length });
  }
  const defined = new Set([...text.matchAll(/^ {0,3}\[([^\]\n]{1,300})\]:/gmu)].map((match) => match[1]));
  return links.filter(({ to, target }) => to === 'path' || !defined.has(target)).sort((a, b) => a.at - b.at);
}

function mayHoldLinks(text: string): boolean {
  return text.includes('[[') || text.includes('](') || text.includes(']:');
}

/** The same text with spaces for fenced code, code spans and HTML comments, so that offsets stay. Takes time in proportion to the text. */
export function withoutCode(markdown: string): string {
  if (!markdown.includes('`') && !markdown.includes('~~~') && !markdown.includes('<!--')) return markdown;
  const text = hideComments(markdown.includes('```') || markdown.includes('~~~') ? hideFences(markdown) : markdown);
  return text.includes('`') ? hideSpans(text) : text;
}

function blank(part: string): string {
  return part.replace(/[^\n]/g, ' ');
}

function hideFences(markdown: string): string {
  let fence = '';
  const lines = markdown.split('\n').map((line) => {
    const mark = /^[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    const opens = mark !== '' && !(mark.startsWith('`') && line.includes('`', line.indexOf(mark) + mark.length));
    if (fence === '' ? !opens : !mark.startsWith(fence)) return fence === '' ? line : blank(line);
    fence = fence === '' ? mark : '';
    return blank(line);
  });
  return lines.join('\n');
}

function hideComments(text: string): string {
  let result = '';
  let rest = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', rest)) {
    const end = text.indexOf('-->', start + 4);
    if (end < 0) break;
    result += text.slice(rest, start) + blank(text.slice(start, end + 3));
    rest = end + 3;
  }
  return result + text.slice(rest);
}

/** A span begins and ends with as many backticks, in one paragraph. */
function hideSpans(text: string): string {
  const runs = [...text.matchAll(/`+|\n[ \t]*(?=\n)/g)];
  const closing = new Map<string, number>();
  const partners = runs.map(() => -1);
  for (let index = runs.length - 1; index >= 0; index--) {
    const mark = runs[index]?.[0] ?? '';
    if (!mark.startsWith('`')) closing.clear();
    else {
      partners[index] = closing.get(mark) ?? -1;
      closing.set(mark, index);
    }
  }
  let result = '';
  let rest = 0;
  for (let index = 0; index < runs.length; index++) {
    const partner = partners[index] ?? -1;
    const [start, end] = [runs[index], runs[partner]];
    if (!start || !end || text[start.index - 1] === '\\') continue;
    const after = end.index + end[0].length;
    result += text.slice(rest, start.index) + blank(text.slice(start.index, after));
    rest = after;
    index = partner;
  }
  return result + text.slice(rest);
}

/** The place of an offset in a text that begins at a place of its file. */
export function placeInText(text: string, offset: number, start: Place): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lines = before.split('\n').length - 1;
  return { path: start.path, line: start.line + lines, column: offset - lineStart + (lines === 0 ? start.column : 1) };
}

/** A path written in a file, from the tracker's root: `..` is followed, escapes such as `%20` are undone; undefined where it leads out or to another site. */
export function resolvePath(written: string, file: string): string | undefined {
  if (/^([a-z][a-z0-9+.-]*:|[/\\#?])/i.test(written)) return undefined;
  const parts = file.split('/').slice(0, -1);
  for (const part of unescapePath(written.replace(/[?#].*$/, '')).split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function unescapePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
