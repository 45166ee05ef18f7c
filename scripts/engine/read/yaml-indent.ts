import type { Document } from 'yaml';
import { cutText } from '../../model/shorten.ts';
import { indentOfBlock, opensBlock } from './yaml-depth.ts';

/** A line that does not stand where its neighbours do; what YAML makes of the text from `from` up to `to` comes of it. */
interface Misplaced {
  at: number;
  message: string;
  from: number;
  to: number;
}

/** A line with something on it that is YAML: no comment, and no line of a block of text. */
interface Line {
  start: number;
  end: number;
  indent: number;
  text: string;
}

const key = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'[\]{},&*!|>%@`-][^\s:]*(?: [^\s:]+)*)\s*:(?=\s|$)/;
/** So many of a kind are told at most. */
const mostFound = 20;
const isDeeper = /^(Nested mappings are not allowed|Implicit keys need to be on a single line)/;
const isBetween =
  /^(All mapping items must start at the same column|Sequence item without - indicator|A block sequence may not be used as an implicit map key)/;
const isBehind = /^(All collection items must start|Unexpected \S+ at node end)/;

/** What faults of YAML come of a line that is indented otherwise than those it belongs to, or of a dash without its space: each told once, where it stands, with the line as it should be. */
export function misplacedLines(yaml: string, faults: readonly { message: string; pos: readonly [number, number] }[]): Misplaced[] {
  if (!faults.some(({ message }) => isDeeper.test(message) || isBetween.test(message) || isBehind.test(message))) return [];
  const lines = linesOf(yaml);
  const found: Misplaced[] = [];
  for (const { message, pos } of faults) {
    const [at] = pos;
    if (found.length === mostFound) break;
    if (found.some(({ from, to }) => at >= from && at <= to)) continue;
    const index = lines.findIndex(({ end }) => end >= at);
    const line = lines[index];
    if (!line) continue;
    const one = isDeeper.test(message)
      ? deeperAfter(lines, index)
      : isBetween.test(message)
        ? betweenLevels(lines, index)
        : isBehind.test(message)
          ? startsTooFar(lines, index)
          : undefined;
    if (one) found.push(one);
  }
  return found;
}

// a dash without its space at the beginning of a line, or a deeper dash below an entry that has a text already
const oddDash = /^ *-[^\s\d.-]|^( *)- +[^\s#].*\n\1 +-/m;

/** Dashes that are no entries to YAML, which takes them for text or for a part of a key: `-todo`, and `- b` deeper than the `- a` above it. */
export function lostDashes(document: Document, yaml: string, { visit }: Pick<typeof import('yaml'), 'visit'>): Misplaced[] {
  if (!oddDash.test(yaml)) return [];
  const lines = linesOf(yaml);
  const found: Misplaced[] = [];
  const tell = (at: number, message: string) => {
    const index = lines.findIndex(({ end }) => end >= at);
    const { indent = 0 } = lines[index] ?? {};
    let last = index;
    while ((lines[last + 1]?.indent ?? -1) >= indent) last++;
    found.push({ at, message, from: lines[index - 1]?.start ?? at, to: lines[last]?.end ?? at });
  };
  visit(document, {
    Scalar(place, { type, range, source = '' }) {
      if (found.length === mostFound) return visit.BREAK;
      if (type !== 'PLAIN' || !range) return undefined;
      const [at, end] = range;
      let start = at;
      while (yaml[start - 1] === ' ') start--;
      if (/^-[^\s\d.-]/.test(source) && (start === 0 || yaml[start - 1] === '\n')) tell(at, spaceMissing(at - start, lineAt(yaml, at)));
      const dash = place === 'key' || yaml[start - 1] !== '-' ? null : /\n( *)(-(?:[^\S\n].*|[^\s\d.-].*))/.exec(yaml.slice(at, end));
      if (!dash) return undefined;
      const [, indent = '', text = ''] = dash;
      const column = start - 1 - (yaml.lastIndexOf('\n', start - 1) + 1);
      const said = /^-\s/.test(text) ? indentedOtherwise(indent.length, column, text) : spaceMissing(column, text);
      tell(at + dash.index + 1 + indent.length, said);
      return undefined;
    },
  });
  return found;
}

function lineAt(yaml: string, at: number): string {
  const end = yaml.indexOf('\n', at);
  return yaml.slice(at, end === -1 ? undefined : end);
}

/** What is said of a line that stands too far to the right or to the left. */
function indentedOtherwise(indent: number, expected: number, text: string): string {
  return `this line is indented by ${indent}, the lines it belongs to by ${expected}; write "${' '.repeat(expected)}${shown(text)}"`;
}

function spaceMissing(indent: number, text: string): string {
  return `a space is missing behind "-"; write "${' '.repeat(indent)}- ${shown(text.trimEnd().slice(1))}"`;
}

function shown(text: string): string {
  return cutText(text.trim(), 60);
}

/** A key below a value that stands on one line with its own key can only belong beside that. */
function deeperAfter(lines: Line[], index: number): Misplaced | undefined {
  const [line, next] = [lines[index], lines[index + 1]];
  if (!line || !next || next.text.startsWith('\t')) return undefined;
  const lead = /^(?:-\s+)*/.exec(line.text)?.[0].length ?? 0;
  const expected = line.indent + lead;
  if (!key.test(line.text.slice(lead)) || !key.test(next.text) || next.indent <= expected) return undefined;
  let last = index + 1;
  while ((lines[last + 1]?.indent ?? 0) > expected) last++;
  const message = indentedOtherwise(next.indent, expected, next.text);
  return { at: next.start + next.indent, message, from: line.start, to: lines[last]?.end ?? next.end };
}

/** A line between two levels, or a dash that has no space behind it. */
function betweenLevels(lines: Line[], index: number): Misplaced | undefined {
  const line = lines[index];
  if (!line) return undefined;
  let last = index;
  while ((lines[last + 1]?.indent ?? -1) >= line.indent) last++;
  const range = { at: line.start + line.indent, from: line.start, to: lines[last]?.end ?? line.end };
  if (/^-[^\s-]/.test(line.text)) return { ...range, message: spaceMissing(line.indent, line.text) };
  const isDash = /^-\s/.test(line.text);
  if (!isDash && !key.test(line.text)) return undefined;
  const levels = levelsBefore(lines, index)
    .filter((level) => level.isDash === isDash && level.column !== line.indent)
    .map(({ column }) => column);
  const [expected] = levels.sort((a, b) => Math.abs(a - line.indent) - Math.abs(b - line.indent) || b - a);
  return expected === undefined ? undefined : { ...range, message: indentedOtherwise(line.indent, expected, line.text) };
}

/** The first line of all stands too far to the right when a later one stands further left. */
function startsTooFar(lines: Line[], index: number): Misplaced | undefined {
  const [first] = lines;
  const line = lines[index];
  if (!first || !line || line.indent >= first.indent || !key.test(first.text) || !key.test(line.text)) return undefined;
  const message = indentedOtherwise(first.indent, line.indent, first.text);
  return { at: first.start + first.indent, message, from: first.start, to: lines.at(-1)?.end ?? first.end };
}

/** The columns at which keys and dashes stand that are open before a line. */
function levelsBefore(lines: Line[], index: number): { column: number; isDash: boolean }[] {
  const levels: { column: number; isDash: boolean }[] = [];
  for (let at = index - 1, least = Number.POSITIVE_INFINITY; at >= 0 && least > 0; at--) {
    const { indent = 0, text = '' } = lines[at] ?? {};
    if (indent >= least) continue;
    least = indent;
    let column = indent;
    let rest = text;
    for (let dash = /^-\s+/.exec(rest); dash; dash = /^-\s+/.exec(rest)) {
      levels.push({ column, isDash: true });
      column += dash[0].length;
      rest = rest.slice(dash[0].length);
    }
    if (key.test(rest)) levels.push({ column, isDash: false });
  }
  return levels;
}

function linesOf(yaml: string): Line[] {
  const lines: Line[] = [];
  let block: number | undefined;
  for (let start = 0, end = 0; start < yaml.length; start = end + 1) {
    end = yaml.indexOf('\n', start);
    if (end === -1) end = yaml.length;
    const whole = yaml.slice(start, end).replace(/\r$/, '');
    const indent = whole.search(/[^ ]/);
    if (indent === -1 || whole[indent] === '#' || (block !== undefined && indent > block)) continue;
    block = opensBlock.test(whole) ? indentOfBlock(whole) : undefined;
    lines.push({ start, end, indent, text: whole.slice(indent) });
  }
  return lines;
}
