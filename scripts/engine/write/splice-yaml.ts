import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Problem } from '../../model/field-type.ts';
import type { Value } from '../../model/value.ts';
import { plainValue, type Written, writtenFromValue } from '../../model/written.ts';
import { parseYaml } from '../read/yaml.ts';
import { contentEnd, lineStart, newlineOf, nextLine } from './source.ts';
import { spellInline } from './spell.ts';
import { spliceKey } from './splice.ts';

/** Steps into a YAML file: names of keys, and indexes of lists. */
export type Steps = (string | number)[];

/** A text with one value of a whole YAML file set (unset when `to` is undefined); every byte that need not change stays, and nothing else reads differently after it. */
export function spliceYaml(text: string, steps: Steps, to: Value | undefined): { text: string } | Problem {
  const before = readWhole(text);
  if ('problem' in before) return before;
  if (to !== undefined && shapeOf(writtenFromValue(to)) === shapeOf(writtenAt(before.written, steps))) return { text };
  if (to === undefined && writtenAt(before.written, steps) === undefined) return { text };
  const made = candidate(text, before, steps, to);
  if ('problem' in made) return made;
  const after = readWhole(made.text);
  const asked = withValue(before.written, steps, to);
  if ('problem' in after || shapeOf(after.written) !== shapeOf(asked))
    return { problem: `${steps.join('.')} cannot be written without touching other keys; expected one key a line` };
  return made;
}

/** What is written at the steps, or undefined when there is nothing. */
export function writtenAt(written: Written | undefined, steps: Steps): Written | undefined {
  const [step, ...rest] = steps;
  if (step === undefined || written === undefined) return written;
  if (written.as === 'map') return writtenAt(written.entries.get(String(step)), rest);
  return written.as === 'list' && typeof step === 'number' ? writtenAt(written.items[step], rest) : undefined;
}

interface Whole {
  written: Written;
  contents: Node | null;
  /** Behind a byte order mark. */
  start: number;
}

/** A YAML file as a map; one with any fault is a problem, since nothing sound can be put into it. */
export function readWhole(text: string): Whole | Problem {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const { document, written, problems } = parseYaml(text.slice(start), start);
  const [fault] = problems;
  if (fault) return { problem: `line ${text.slice(0, fault.offset).split('\n').length}: ${fault.message}` };
  return { written: { as: 'map', entries: written, at: start }, contents: (document?.contents ?? null) as Node | null, start };
}

function candidate(text: string, whole: Whole, steps: Steps, to: Value | undefined): { text: string } | Problem {
  const holderSteps = steps.slice(0, -1);
  const key = steps.at(-1) ?? '';
  const holder = nodeAt(whole.contents, holderSteps);
  const held = nodeAt(whole.contents, steps);
  const lines = isSeq(held) && !held.flow && Array.isArray(to) ? itemLines(text, whole, held, steps, to) : undefined;
  if (lines) return lines;
  const again = (value: Value): { text: string } | Problem => candidate(text, whole, holderSteps, value);
  if (holderSteps.length === 0 && (!holder || (isMap(holder) && !holder.flow)))
    return inLines(text, whole.start, text.length, String(key), to);
  if (isMap(holder) && holder.items.length > 0 && !holder.flow) {
    const first = holder.items[0] as Pair<Node, Node | null>;
    const from = whole.start + (first.key.range?.[0] ?? 0);
    return holder.items.length === 1 && to === undefined && isPairOf(first, key)
      ? again({})
      : inLines(text, from, nextLine(text, contentEnd(text, whole.start, holder)), String(key), to);
  }
  const line = isSeq(holder) && !holder.flow && typeof key === 'number' ? itemLine(text, whole.start, holder, key, to) : undefined;
  if (line) return line;
  const value = holder && isSeq(holder) && typeof key === 'number' ? (holder.items[key] as Node | undefined) : pairOf(holder, key)?.value;
  if (value?.range && to !== undefined) return { text: replaceNode(text, whole.start, value, to) };
  const inBrackets = isMap(holder) && holder.flow ? (holder.items.at(-1) as Pair<Node, Node | null> | undefined) : undefined;
  const end = (inBrackets?.value ?? inBrackets?.key)?.range?.[1];
  if (end !== undefined && to !== undefined && typeof key === 'string' && !pairOf(holder, key))
    return put(text, whole.start + end, whole.start + end, `, ${spellInline(key, 'plain', true)[0]}: ${spellInline(to, 'plain', true)[0]}`);
  return again(plainValue(withValue(writtenAt(whole.written, holderSteps), [key], to)) as Value);
}

/** A key of a map that stands one key a line, spliced as the frontmatter of a record is; a dash in front of its first key stays there. */
function inLines(text: string, first: number, to: number, key: string, value: Value | undefined): { text: string } | Problem {
  const from = lineStart(text, first);
  const newline = newlineOf(text);
  const dash = /^[ \t]*$/.test(text.slice(from, first)) ? '' : text.slice(from, first);
  const lines = ' '.repeat(dash.length) + text.slice(from + dash.length, to);
  const open = lines === '' || lines.endsWith('\n') ? '' : newline;
  const head = `---${newline}`;
  const spliced = spliceKey(`${head}${lines}${open}---${newline}`, key, value);
  if ('problem' in spliced) return { problem: spliced.problem.replace('this frontmatter', 'this file') };
  const now = spliced.text.slice(head.length, spliced.text.lastIndexOf(`---${newline}`));
  const ended = open !== '' && now.endsWith(newline) ? now.slice(0, -newline.length) : now;
  return put(text, from, to, dash + ended.slice(dash.length));
}

/** One item of a list that stands one item a line taken out, or put behind the last; undefined where the list is written otherwise. */
function itemLine(text: string, start: number, { items }: YAMLSeq, index: number, to: Value | undefined): { text: string } | undefined {
  const item = (items[index] ?? items.at(-1)) as Node | undefined;
  const at = start + (item?.range?.[0] ?? 0);
  const dash = text.slice(lineStart(text, at), at);
  if (!item?.range || !/^[ \t]*-[ \t]+$/.test(dash)) return undefined;
  const isNew = index === items.length;
  const end = nextLine(text, contentEnd(text, start, item));
  if (to === undefined) return items.length > 1 && !isNew ? put(text, lineStart(text, at), end, '') : undefined;
  if (!isNew) return undefined;
  const newline = newlineOf(text);
  const isOpen = !text.slice(0, end).endsWith('\n');
  return put(text, end, end, `${isOpen ? newline : ''}${dash}${spellInline(to, 'plain', true)[0]}${isOpen ? '' : newline}`);
}

/** A list that stands one item a line given whole: what it holds already goes along with its lines and the comments above it; undefined where the list is written otherwise. */
function itemLines(text: string, whole: Whole, { items }: YAMLSeq, steps: Steps, to: readonly Value[]): { text: string } | undefined {
  const places = items.map((item) => (item as Node).range?.map((at) => whole.start + at)[0] ?? 0);
  const dashes = places.map((at) => text.slice(lineStart(text, at), at));
  const ends = items.map((item) => nextLine(text, contentEnd(text, whole.start, item as Node)));
  const [dash = ''] = dashes;
  const [from, end] = [lineStart(text, places[0] ?? 0), ends.at(-1) ?? 0];
  if (to.length === 0 || !dashes.every((each) => each === dash && /^[ \t]*-[ \t]+$/.test(each))) return undefined;
  const newline = newlineOf(text);
  const closed = (lines: string) => (lines.endsWith('\n') ? lines : lines + newline);
  const left = items.map((_, index) => ({
    shape: shapeOf(writtenAt(whole.written, [...steps, index])),
    lines: closed(text.slice(index === 0 ? from : ends[index - 1], ends[index])),
  }));
  const lines = to.map((value) => {
    const at = left.findIndex(({ shape }) => shape === shapeOf(writtenFromValue(value)));
    return at === -1 ? `${dash}${spellInline(value, 'plain', true)[0]}${newline}` : (left.splice(at, 1)[0]?.lines ?? '');
  });
  const now = lines.join('');
  return put(text, from, end, text.slice(0, end).endsWith('\n') ? now : now.slice(0, -newline.length));
}

function replaceNode(text: string, offset: number, node: Node, to: Value): string {
  const [from = 0, valueEnd = 0] = node.range ?? [];
  const isBlock = (isMap(node) || isSeq(node)) && !node.flow;
  const end = isBlock || (isScalar(node) && node.type?.startsWith('BLOCK')) ? contentEnd(text, offset, node) : offset + valueEnd;
  const quotes =
    isScalar(node) && node.type === 'QUOTE_SINGLE' ? 'single' : isScalar(node) && node.type === 'QUOTE_DOUBLE' ? 'double' : 'plain';
  return put(text, offset + from, end, spellInline(to, quotes, true)[0] ?? '').text;
}

function nodeAt(node: Node | null, steps: Steps): Node | null {
  const [step, ...rest] = steps;
  if (step === undefined || !node) return node;
  if (isSeq(node)) return typeof step === 'number' ? nodeAt((node.items[step] as Node | undefined) ?? null, rest) : null;
  return nodeAt(pairOf(node, step)?.value ?? null, rest);
}

function pairOf(node: Node | null, key: string | number): Pair<Node, Node | null> | undefined {
  return isMap(node) ? ((node as YAMLMap).items as Pair<Node, Node | null>[]).find((pair) => isPairOf(pair, key)) : undefined;
}

function isPairOf({ key }: Pair<Node, Node | null>, name: string | number): boolean {
  return isScalar(key) && String(key.value) === String(name);
}

/** What is written with one value exchanged; what is no map on the way becomes one, a name alone in a list the `name` of it. */
function withValue(written: Written | undefined, steps: Steps, to: Value | undefined): Written {
  const [step, ...rest] = steps;
  if (step === undefined) return writtenFromValue(to ?? null);
  const items = written?.as === 'list' && typeof step === 'number' ? [...written.items] : undefined;
  if (items && typeof step === 'number') {
    if (rest.length === 0 && to === undefined) items.splice(step, 1);
    else items[step] = withValue(items[step], rest, to);
    return { as: 'list', items, at: 0 };
  }
  const entries = new Map<string, Written>(
    written?.as === 'map'
      ? written.entries
      : written?.as === 'scalar' && written.source !== ''
        ? [['name', writtenFromValue(written.source)]]
        : [],
  );
  if (rest.length === 0 && to === undefined) entries.delete(String(step));
  else entries.set(String(step), withValue(entries.get(String(step)), rest, to));
  return { as: 'map', entries, at: 0 };
}

/** The same text for what reads the same: a number by its digits as written, so that `1.10` is not `1.1`. */
function shapeOf(written: Written | undefined): string {
  if (!written) return '';
  if (written.as === 'list') return `[${written.items.map(shapeOf).join()}]`;
  if (written.as === 'map') return `{${[...written.entries].map(([key, item]) => `${JSON.stringify(key)}:${shapeOf(item)}`).join()}}`;
  return typeof written.value === 'string' ? JSON.stringify(written.value) : written.value === null ? 'null' : written.source;
}

function put(text: string, from: number, to: number, by: string): { text: string } {
  return { text: text.slice(0, from) + by + text.slice(to) };
}
