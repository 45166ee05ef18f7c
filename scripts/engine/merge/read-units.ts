import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { plainValue, type Written, type WrittenScalar } from '../../model/written.ts';
import { parseYaml } from '../read/yaml.ts';
import { lineStart, nextLine } from '../write/source.ts';
import type { Block, Unit } from './unit.ts';

type Item = { key: Node | undefined; value: Node | null; written: Written };

const onlyComments = /^(?:[ \t\r]*(?:#[^\n]*)?(?:\n|$))*$/;

/** The keys of a YAML text that ends with a line end, each with its own lines; undefined where the YAML has a fault or is not one key a line. */
export function readUnits(yaml: string): Block | undefined {
  const { document, written, problems } = parseYaml(yaml, 0);
  if (problems.length > 0 || !document) return undefined;
  const { contents } = document;
  if (isMap(contents) && !contents.flow) return readBlock(yaml, contents, { as: 'map', entries: written, at: 0 }, 0, yaml.length);
  if (contents !== null && !(isScalar(contents) && contents.source === '')) return undefined;
  return onlyComments.test(yaml) ? { as: 'map', units: [], column: 0, tail: yaml, inline: false } : undefined;
}

/** A block map or list between two offsets; undefined where its lines do not belong to one unit each. */
function readBlock(text: string, node: Node, written: Written, from: number, to: number): Block | undefined {
  const items = itemsOf(node, written);
  const as = written.as === 'map' ? 'map' : 'list';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { key, value } of items) {
    const start = key ? keyStart(text, key) : dashAt(text, ends.at(-1) ?? from);
    if (start === undefined) return undefined;
    const last = lastByte(value) ?? (key ? (key.range?.[1] ?? 0) : start + 1);
    starts.push(start);
    ends.push(text[last - 1] === '\n' ? last : nextLine(text, last));
  }
  const first = starts[0];
  if (first === undefined) return undefined;
  const inline = first === from && lineStart(text, from) !== from;
  const column = first - lineStart(text, first);
  const units: Unit[] = [];
  let below = from;
  for (const [index, item] of items.entries()) {
    const start = starts[index] ?? to;
    const isInline = inline && index === 0;
    const line = isInline ? start : lineStart(text, start);
    const lead = text.slice(below, line);
    if (!isInline && (start - line !== column || text.slice(line, start).trim() !== '')) return undefined;
    if (!onlyComments.test(lead)) return undefined;
    const next = starts[index + 1];
    const end = withDeeperComments(text, ends[index] ?? to, next === undefined ? to : lineStart(text, next), column);
    units.push({ ...readUnit(text, item, start, end), name: '', lead, column });
    below = end;
  }
  const tail = text.slice(below, to);
  if (!onlyComments.test(tail)) return undefined;
  return { as, units: nameUnits(units, items), column, tail, inline };
}

type Parts = Pick<Unit, 'text' | 'head' | 'value' | 'after' | 'written'> & { inside?: Block };

function readUnit(text: string, { key, value, written }: Item, start: number, end: number): Parts {
  const whole = { text: text.slice(start, end), written };
  const colonEnd = key ? text.indexOf(':', key.range?.[1] ?? start) + 1 : start + 1;
  const isCollection = isMap(value) || isSeq(value);
  if (isCollection && !value.flow) {
    const at = value.range?.[0] ?? colonEnd;
    const isInline = key === undefined && text.slice(start + 1, at).trim() === '' && !text.slice(start, at).includes('\n');
    const from = isInline ? at : nextLine(text, colonEnd);
    const inside = isInline || onlyComments.test(text.slice(colonEnd, from)) ? readBlock(text, value, written, from, end) : undefined;
    return { ...whole, head: text.slice(start, from), value: text.slice(from, end), after: '', ...(inside ? { inside } : {}) };
  }
  const valueEnd = lastByte(value);
  const isNothing = valueEnd === undefined || valueEnd <= colonEnd || valueEnd === value?.range?.[0];
  const at = isNothing ? colonEnd : (value?.range?.[0] ?? colonEnd);
  const tag = /^\s*(?=!)/.exec(text.slice(colonEnd, at));
  const from = tag ? colonEnd + tag[0].length : at;
  const to = isNothing ? from : valueEnd;
  const inside = isCollection ? readFlow(text, value, written) : undefined;
  const parts = { head: text.slice(start, from), value: text.slice(from, to), after: text.slice(to, end) };
  return { ...whole, ...parts, ...(inside ? { inside } : {}) };
}

/** A map or list in brackets; undefined where comments or odd commas stand in it. */
function readFlow(text: string, node: Node, written: Written): Block | undefined {
  const [start = 0, end = 0] = node.range ?? [];
  const items = itemsOf(node, written);
  const ranges = items.map(({ key, value }) => [(key ?? value)?.range?.[0] ?? 0, (value ?? key)?.range?.[1] ?? 0] as const);
  const [first, second] = ranges;
  const open = first ? text.slice(start, first[0]) : text.slice(start, start + 1);
  const close = text.slice(ranges.at(-1)?.[1] ?? start + 1, end);
  const between = first && second ? text.slice(first[1], second[0]) : ', ';
  const betweens = ranges.slice(1).map(([from], index) => text.slice(ranges[index]?.[1] ?? 0, from));
  if (!/^[[{]\s*$/.test(open) || !/^\s*,?\s*[\]}]$/.test(close) || betweens.some((each) => !/^\s*,\s*$/.test(each))) return undefined;
  const units = items.map(({ key, value, written }, index): Unit => {
    const [from, to] = ranges[index] ?? [0, 0];
    const at = key ? (value?.range?.[0] ?? to) : from;
    const inside = isMap(value) || isSeq(value) ? readFlow(text, value, written) : undefined;
    const parts = { text: text.slice(from, to), head: text.slice(from, at), value: text.slice(at, to), after: '' };
    return { name: '', lead: '', column: 0, ...parts, written, ...(inside ? { inside } : {}) };
  });
  const flow = { open, between, close };
  return { as: written.as === 'map' ? 'map' : 'list', units: nameUnits(units, items), column: 0, tail: '', inline: false, flow };
}

function itemsOf(node: Node, written: Written): Item[] {
  if (isSeq(node) && written.as === 'list')
    return node.items.map((item, index) => ({ key: undefined, value: item as Node | null, written: written.items[index] as Written }));
  if (!isMap(node) || written.as !== 'map') return [];
  return node.items.map(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    return { key: key as Node, value: value as Node | null, written: written.entries.get(name) as Written };
  });
}

/** Gives each unit its key, or what tells an item from the others; the second of the same gets a number. */
function nameUnits(units: Unit[], items: Item[]): Unit[] {
  const seen = new Map<string, number>();
  return units.map((unit, index) => {
    const { key, written } = items[index] as Item;
    const name = key && isScalar(key) ? String(key.value) : nameOfItem(written);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { ...unit, name: count === 1 ? name : `${name}#${count}` };
  });
}

function nameOfItem(written: Written): string {
  if (written.as === 'scalar') return written.source;
  const names = written.as === 'map' ? [written.entries.get('name'), written.entries.get('title')] : [];
  const name = names.find((each): each is WrittenScalar => each?.as === 'scalar' && each.source !== '');
  return name?.source ?? JSON.stringify(plainValue(written));
}

/** Where a key begins; "?" in front of it is a part of it. */
function keyStart(text: string, key: Node): number {
  const at = key.range?.[0] ?? 0;
  const line = lineStart(text, at);
  const mark = /^( *)\?[ \t]+$/.exec(text.slice(line, at));
  return mark ? line + (mark[1] ?? '').length : at;
}

/** Where the next dash stands: only blanks and comments come before it. */
function dashAt(text: string, from: number): number | undefined {
  const at = from + (/^(?:\s|(?<=^|\s)#[^\n]*)*/.exec(text.slice(from))?.[0].length ?? 0);
  return text[at] === '-' ? at : undefined;
}

/** Behind the last byte of a value; a block ends with its last part, a block of text behind its last line. */
function lastByte(node: Node | null): number | undefined {
  if (node === null) return undefined;
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last = node.items.at(-1);
    if (last !== undefined && last !== null && typeof last === 'object' && 'key' in last && 'value' in last) {
      const value = last.value as Node | null;
      const isNothing = value?.range?.[0] === value?.range?.[1];
      return (isNothing ? undefined : lastByte(value)) ?? (last.key as Node).range?.[1];
    }
    return lastByte((last as Node | null | undefined) ?? null) ?? node.range?.[1];
  }
  return node.range?.[1];
}

/** Comments that are indented deeper than the key belong to what stands above them. */
function withDeeperComments(text: string, from: number, to: number, column: number): number {
  let end = from;
  for (let line = from; line < to; line = nextLine(text, line)) {
    const [, indent = '', mark] = /^([ \t]*)(#|\r?\n|$)?/.exec(text.slice(line, Math.min(to, line + 400))) ?? [];
    if (mark === '#' && indent.length > column) end = nextLine(text, line);
    else if (mark === undefined) break;
  }
  return end;
}
