import { isMap, isScalar, isSeq, type Node, Scalar } from 'yaml';
import type { Written } from '../../model/written.ts';
import type { SourceDocument, SourceEntry } from './source.ts';

/** Text put in the place of a range of the source; all other bytes stay. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** A text with its splices made; they must not overlap. Those that begin at one place are made in the order given. */
export function applySplices(text: string, splices: Splice[]): string {
  let result = '';
  let at = 0;
  for (const splice of splices.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}

/** A text as a YAML scalar in single quotes, or in double quotes where it holds a control character. */
export function quoteScalar(text: string): string {
  return /[\p{Cc}\u2028\u2029\ufeff]/u.test(text)
    ? JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escapeCode)
    : `'${text.replaceAll("'", "''")}'`;
}

function escapeCode(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A text as a value behind a key: plain where nobody could read it otherwise. */
export function writeScalar(text: string): string {
  return /^\p{L}[\p{L}\p{N}\p{M}]*([ /()+.,!?-]+[\p{L}\p{N}\p{M}()+.!?]+)*$/u.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : quoteScalar(text);
}

/** Items of a list that a colon made into a map of one key (`- CIP-1: see there`), as the text they were meant to be, with their splices. */
export function textsFromColons(document: SourceDocument, entry: SourceEntry): { written: Written; splices: Splice[] } {
  const { written, node } = entry;
  if (written.as !== 'list' || !isSeq(node)) return { written, splices: [] };
  const splices: Splice[] = [];
  const items = written.items.map((item, index) => {
    const range = item.as === 'map' ? lineOf(node.items[index] as Node, document) : undefined;
    if (!range) return item;
    const source = document.text.slice(range.start, range.end);
    splices.push({ ...range, text: quoteScalar(source) });
    return { as: 'scalar' as const, source, value: source, quoted: true, at: range.start };
  });
  return { written: { ...written, items }, splices };
}

/** The range of a map of one key written on one line without braces. */
function lineOf(node: Node, { text, yamlStart }: SourceDocument): { start: number; end: number } | undefined {
  if (!isMap(node) || node.items.length !== 1 || !node.range) return undefined;
  const { key, value } = node.items[0] as { key: Node; value: Node | null };
  if (
    !isScalar(key) ||
    !key.range ||
    (value &&
      !(isScalar(value) && (value.type === Scalar.PLAIN || value.type === Scalar.QUOTE_DOUBLE || value.type === Scalar.QUOTE_SINGLE)))
  )
    return undefined;
  const start = yamlStart + node.range[0];
  const colon = text.indexOf(':', yamlStart + key.range[1]) + 1;
  const end = Math.max(colon, yamlStart + (value?.range?.[1] ?? 0));
  const source = text.slice(start, end);
  return colon === 0 || /[\r\n]/.test(source) || source.startsWith('{') || source.startsWith('?') ? undefined : { start, end };
}

/** The scalars of a value and where they stand: itself, or the items of a list. */
export function scalarRanges(entry: SourceEntry, offset: number): { source: string; start: number; end: number }[] {
  const nodes = isSeq(entry.node) ? (entry.node.items as Node[]) : entry.node ? [entry.node] : [];
  return nodes.flatMap((node) => {
    if (!isScalar(node) || !node.range || (node.value === null && !node.source)) return [];
    return [{ source: node.source ?? String(node.value), start: offset + node.range[0], end: offset + node.range[1] }];
  });
}
