import { isScalar, isSeq, type Node } from 'yaml';
import type { Value } from '../../model/value.ts';
import { lineEnd, lineStart, nextLine, type Pair, readSource, type Source } from './source.ts';
import { spellInline } from './spell.ts';

/** Ways to turn a list of plain values into another by taking and adding single items; none where the order or the kind of the values changes. */
export function* spliceItems(source: Source, key: string, pair: Pair, to: Value[]): Generator<string> {
  if (!to.every((each) => typeof each !== 'object')) return;
  if (pair.form === 'plain' || pair.form === 'single' || pair.form === 'double') {
    const [only] = sourcesOf(pair);
    const raw = source.text.slice(pair.start, pair.end);
    if (only !== undefined && to.length > 1 && String(to[0]) === only)
      yield put(source.text, pair.start, pair.end, `[${[raw, ...to.slice(1).map(inBrackets)].join(', ')}]`);
    return;
  }
  const old = sourcesOf(pair);
  if (!isSeq(pair.node) || old.length !== pair.node.items.length || to.length === 0) return;
  const wanted = to.map(String);
  const kept = old.filter((each) => wanted.includes(each));
  if (kept.length === 0 || kept.some((each, index) => each !== wanted[index])) return;
  let text = source.text;
  for (let index = old.length - 1; index >= 0; index--) {
    if (wanted.includes(old[index] ?? '')) continue;
    const shorter = withoutItem(text, key, index);
    if (shorter === undefined) return;
    text = shorter;
  }
  for (const value of to.slice(kept.length)) {
    const now = pairIn(text, key);
    if (!now) return;
    text = pair.form === 'flow' ? withFlowItem(text, now, value) : withBlockItem(text, now, value, source.newline);
  }
  yield text;
}

/** The text without one item of a key's list; undefined where it is no list. Whoever takes it looks whether it still reads as it should. */
export function withoutItem(text: string, key: string, index: number): string | undefined {
  const pair = pairIn(text, key);
  if (!pair) return undefined;
  return pair.form === 'flow' ? withoutFlowItem(text, pair, index) : withoutBlockItem(text, pair, index);
}

function pairIn(text: string, key: string): PlacedPair | undefined {
  const source = readSource(text);
  const pair = 'problem' in source ? undefined : source.pairs.get(key);
  if (!pair || 'problem' in source || !isSeq(pair.node)) return undefined;
  const offset = source.split.yamlStart;
  const items = pair.node.items.map((item) => (item as Node).range ?? [0, 0, 0]);
  return { ...pair, items: items.map(([from = 0, to = 0]) => ({ from: from + offset, to: withoutLineEnd(text, to + offset) })) };
}

/** A block of text ends behind its last line end, all else in front of it. */
function withoutLineEnd(text: string, to: number): number {
  return to - (/\r?\n$/.exec(text.slice(Math.max(0, to - 2), to))?.[0].length ?? 0);
}

interface PlacedPair extends Pair {
  items: { from: number; to: number }[];
}

function sourcesOf({ node }: Pair): string[] {
  const items = isSeq(node) ? node.items : [node];
  return items.flatMap((item) => (isScalar(item) ? [item.source ?? String(item.value)] : []));
}

function withoutBlockItem(text: string, { items }: PlacedPair, index: number): string {
  const item = items[index];
  return item ? put(text, lineStart(text, text.lastIndexOf('-', item.from - 1)), nextLine(text, item.to), '') : text;
}

function withBlockItem(text: string, { items }: PlacedPair, value: Value, newline: string): string {
  const last = items.at(-1);
  if (!last) return text;
  const dash = text.lastIndexOf('-', last.from - 1);
  const at = lineEnd(text, last.to);
  return put(text, at, at, `${newline}${text.slice(lineStart(text, dash), dash)}- ${spellInline(value)[0]}`);
}

function withoutFlowItem(text: string, { items }: PlacedPair, index: number): string {
  const [before, item, after] = [items[index - 1], items[index], items[index + 1]];
  if (!item) return text;
  if (after) return put(text, item.from, after.from, '');
  return put(text, before ? before.to : item.from, item.to, '');
}

function withFlowItem(text: string, { items }: PlacedPair, value: Value): string {
  const last = items.at(-1);
  return last ? put(text, last.to, last.to, `, ${inBrackets(value)}`) : text;
}

function inBrackets(value: Value): string {
  return spellInline(value, 'plain', true)[0] ?? '';
}

function put(text: string, from: number, to: number, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}
