import { isCollection, isScalar, type Node, Scalar } from 'yaml';
import type { Problem } from '../../model/field-type.ts';
import type { Written } from '../../model/written.ts';
import { type Split, splitFrontmatter } from '../read/frontmatter.ts';
import { parseYaml } from '../read/yaml.ts';

/** A file's text with the place of every key of its frontmatter; all offsets are in the text. */
export interface Source {
  text: string;
  split: Split;
  written: Map<string, Written>;
  pairs: Map<string, Pair>;
  /** What the file ends its lines with. */
  newline: string;
  /** Spaces before each key. */
  indent: string;
}

/** One key and its value: the value's own bytes are from `start` to `end`, without the line end or a comment behind it. */
export interface Pair {
  keyStart: number;
  /** Behind the colon. */
  colonEnd: number;
  start: number;
  end: number;
  node: Node | null;
  form: 'nothing' | 'plain' | 'single' | 'double' | 'block-text' | 'flow' | 'block';
}

/** Reads a text for splicing; a frontmatter with any fault is a problem, since nothing sound can be put into it. */
export function readSource(text: string): Source | Problem {
  const split = splitFrontmatter(text);
  if ('problem' in split) return { problem: `its frontmatter cannot be read (${split.problem})` };
  const yaml = parseYaml(split.yaml, split.yamlStart);
  const [fault] = yaml.problems;
  if (fault) return { problem: `its frontmatter cannot be read (line ${lineOf(text, fault.offset)}: ${fault.message})` };
  const pairs = new Map<string, Pair>();
  const contents = yaml.document?.contents;
  const items = contents && 'items' in contents ? (contents.items as { key: Node; value: Node | null }[]) : [];
  for (const { key, value } of items) {
    if (isScalar(key)) pairs.set(String(key.value), readPair(text, split.yamlStart, key, value));
  }
  const first = pairs.values().next().value;
  const indent = first ? text.slice(lineStart(text, first.keyStart), first.keyStart) : '';
  return { text, split, written: yaml.written, pairs, newline: newlineOf(text), indent: /^ *$/.test(indent) ? indent : '' };
}

function readPair(text: string, offset: number, key: Node, value: Node | null): Pair {
  const [keyFrom = 0, keyTo = 0] = key.range ?? [];
  const colonEnd = text.indexOf(':', offset + keyTo) + 1;
  const [from = 0] = value?.range ?? [];
  const start = value ? tagStart(text, colonEnd, offset + from) : colonEnd;
  const end = value ? contentEnd(text, offset, value) : colonEnd;
  return { keyStart: offset + keyFrom, colonEnd, start, end: Math.max(start, end), node: value, form: formOf(value, start === end) };
}

/** A tag (`!!str 12`) is a part of the value it stands before. */
function tagStart(text: string, colonEnd: number, start: number): number {
  const tag = /^[ \t]*!/.exec(text.slice(colonEnd, start));
  return tag ? colonEnd + tag[0].length - 1 : start;
}

function formOf(node: Node | null, isEmpty: boolean): Pair['form'] {
  if (!node || (isEmpty && isScalar(node))) return 'nothing';
  if (isCollection(node)) return node.flow ? 'flow' : 'block';
  switch ((node as Scalar).type) {
    case Scalar.QUOTE_SINGLE:
      return 'single';
    case Scalar.QUOTE_DOUBLE:
      return 'double';
    case Scalar.BLOCK_LITERAL:
    case Scalar.BLOCK_FOLDED:
      return 'block-text';
    default:
      return 'plain';
  }
}

/** Where the last byte of a node's own text stands; block lists and texts end in front of their last line end. */
export function contentEnd(text: string, offset: number, node: Node): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1) as Node | { key: Node; value: Node | null } | undefined;
    const inner =
      last && 'key' in last
        ? last.value?.range?.[0] === last.value?.range?.[1]
          ? last.key
          : (last.value ?? last.key)
        : (last as Node | undefined);
    if (inner?.range) return Math.max(offset + inner.range[0], contentEnd(text, offset, inner));
  }
  const end = offset + (node.range?.[1] ?? 0);
  if (isCollection(node)) return withoutBlankLines(text, end, true);
  if (!(node as Scalar).type?.startsWith('BLOCK')) return end;
  // a last line of blanks that stands further right than the others is text
  const isText = /(?:^|\n)[ \t]+\n*$/.test(String((node as Scalar).value));
  return withoutBlankLines(text, end, !isText);
}

/** In front of the empty lines that stand before an offset, and of those that hold blanks when they count as empty. */
function withoutBlankLines(text: string, offset: number, blanksToo: boolean): number {
  let end = offset;
  for (let at = end; ; ) {
    while (blanksToo && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
    if (text[at - 1] !== '\n') return end;
    at -= text[at - 2] === '\r' ? 2 : 1;
    end = at;
  }
}

/** The line end a file uses: that of its first line. */
export function newlineOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line of an offset ends, in front of its line end. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at === -1) return text.length;
  return at > offset && text[at - 1] === '\r' ? at - 1 : at;
}

/** Where the line after the one of an offset begins. */
export function nextLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at === -1 ? text.length : at + 1;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
