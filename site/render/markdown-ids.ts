import { levelOf, type Node, textOf } from './markdown-node.ts';

/** The ids of one text: each begins with `prefix`, so that no text can claim one of the page or of another text; none at all where it is empty. */
export interface TextIds {
  prefix: string;
  taken: Set<string>;
}

const longest = 120;
const footnote = /^#?user-content-(fn|fnref)-/;

/** The id of a heading from its words, of all else the one written; undefined where it has none. A second one of a name gets a number. */
export function claimId(node: Node, { prefix, taken }: TextIds): string | undefined {
  if (prefix === '') return undefined;
  const written = node.properties?.['id'];
  const wanted = typeof written === 'string' ? ownId(written) : levelOf(node.tagName) !== undefined ? anchorOf(textOf(node)) : '';
  if (wanted === '') return undefined;
  let id = wanted;
  for (let count = 1; taken.has(id); count += 1) id = `${wanted}-${count}`;
  taken.add(id);
  return prefix + id;
}

/** Where `#words` leads in the same text. */
export function addressOfId(written: string, { prefix }: TextIds): string {
  return `#${prefix}${ownId(safeDecode(written.slice(1)))}`;
}

/** Ids of footnotes have a point, which no heading's has, so that neither takes the other's. */
function ownId(written: string): string {
  return written.replace(footnote, '$1.').replace(/\s+/g, '-').slice(0, longest);
}

/** As GitHub makes it, so that a link works here and there. */
function anchorOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .trim()
    .replace(/ /g, '-')
    .slice(0, longest);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
