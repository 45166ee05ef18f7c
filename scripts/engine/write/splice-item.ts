import { isScalar, isSeq, type Node } from 'yaml';
import type { Problem } from '../../model/field-type.ts';
import { plainValue, writtenItems } from '../../model/written.ts';
import { readSource } from './source.ts';
import { type Quotes, spellInline } from './spell.ts';
import { isFaithful } from './verify.ts';

/** The text with one item of a key's list (0 for a single value) exchanged for another text; every other byte stays. */
export function spliceItem(text: string, key: string, index: number, to: string): { text: string } | Problem {
  const before = readSource(text);
  if ('problem' in before) return before;
  const pair = before.pairs.get(key);
  const written = before.written.get(key);
  const node = isSeq(pair?.node) ? pair.node.items[index] : pair?.node;
  const [from, end] = (node as Node | undefined)?.range ?? [];
  if (!written || !isScalar(node) || from === undefined || end === undefined) return { problem: `"${key}" holds no text to exchange` };
  const items = writtenItems(written).map((item) => (item.as === 'scalar' ? item.source : (plainValue(item) as string)));
  const asked = written.as === 'list' ? items.with(index, to) : to;
  const quotes: Quotes = node.type === 'QUOTE_SINGLE' ? 'single' : node.type === 'QUOTE_DOUBLE' ? 'double' : 'plain';
  const offset = before.split.yamlStart;
  for (const spelled of spellInline(to, quotes, pair?.form === 'flow')) {
    const candidate = text.slice(0, offset + from) + spelled + text.slice(offset + end);
    const after = readSource(candidate);
    if (!('problem' in after) && isFaithful(before, after, key, asked)) return { text: candidate };
  }
  return { problem: `"${key}" cannot be written without touching other keys` };
}
