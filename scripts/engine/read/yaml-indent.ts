import type { Document } from 'yaml';
import { cutText } from '../../model/shorten.ts';
import { indentOfBlock, opensBlock } from './yaml-depth.ts';

/** A line that does not stand where its neighbours do, and as it should be; what YAML makes of the text from `from` up to `to` comes of it. */
export interface Misplaced {
  at: number;
  message: string;
  write: string;
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
/** A key on a line of its own. */
const emptyKey = /^[^\s#-][^#]*:\s*(?:#.*)?$/;
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
  const tell = (at: number, right: Right) => {
    const index = lines.findIndex(({ end }) => end >= at);
    const { indent = 0 } = lines[index] ?? {};
    let last = index;
    while ((lines[last + 1]?.indent ?? -1) >= indent) last++;
    found.push({ at, ...right, from: lines[index - 1]?.start ?? at, to: lines[last]?.end ?? at });
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
      const [, indent = ''] = dash;
      const dashAt = at + dash.index + 1 + indent.length;
      const text = lineAt(yaml, dashAt);
      const column = start - 1 - (yaml.lastIndexOf('\n', start - 1) + 1);
      const said = /^-\s/.test(text) ? indentedOtherwise(indent.length, column, text) : spaceMissing(column, text);
      tell(dashAt, said);
      return undefined;
    },
  });
  return found;
}

function lineAt(yaml: string, at: number): string {
  const end = yaml.indexOf('\n', at);
  return yaml.slice(at, end === -1 ? undefined : end).replace(/\r$/, '');
}

type Right = Pick<Misplaced, 'message' | 'write'>;

/** What is said of a line that stands too far to the right or to the left. */
function indentedOtherwise(indent: number, expected: number, text: string): Right {
  const lead = ' '.repeat(expected);
  return {
    message: `this line is indented by ${indent}, the lines it belongs to by ${expected}; write "${lead}${shown(text)}"`,
    write: lead + text,
  };
}

function spaceMissing(indent: number, text: string): Right {
  const lead = `${' '.repeat(indent)}- `;
  return { message: `a space is missing behind "-"; write "${lead}${shown(text.slice(1))}"`, write: lead + text.slice(1) };
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
  const right = indentedOtherwise(next.indent, expected, next.text);
  return { at: next.start + next.indent, ...right, from: line.start, to: lines[last]?.end ?? next.end };
}

/** A line between two levels, or a dash that has no space behind it. */
function betweenLevels(lines: Line[], index: number): Misplaced | undefined {
  const line = lines[index];
  if (!line) return undefined;
  let last = index;
  while ((lines[last + 1]?.indent ?? -1) >= line.indent) last++;
  const range = { at: line.start + line.indent, from: line.start, to: lines[last]?.end ?? line.end };
  if (/^-[^\s-]/.test(line.text)) return { ...range, ...spaceMissing(line.indent, line.text) };
  const isDash = /^-\s/.test(line.text);
  if (!isDash && !key.test(line.text)) return undefined;
  const levels = levelsBefore(lines, index)
    .filter((level) => level.isDash === isDash && level.column !== line.indent)
    .map(({ column }) => column);
  const [expected] = levels.sort((a, b) => Math.abs(a - line.indent) - Math.abs(b - line.indent) || b - a);
  return expected === undefined ? undefined : { ...range, ...indentedOtherwise(line.indent, expected, line.text) };
}

/** The first line of all stands too far to the right when a later one stands further left. */
function startsTooFar(lines: Line[], index: number): Misplaced | undefined {
  const [first] = lines;
  const line = lines[index];
  if (!first || !line || line.indent >= first.indent || !key.test(first.text) || !key.test(line.text)) return undefined;
  const right = indentedOtherwise(first.indent, line.indent, first.text);
  return { at: first.start + first.indent, ...right, from: first.start, to: lines.at(-1)?.end ?? first.end };
}

/** What else may be meant: the line belongs to another level, or the first or the last line of a level stands wrong and not this one. */
export function otherReadings(yaml: string, { at }: Misplaced): Misplaced[] {
  const lines = linesOf(yaml);
  const index = lines.findIndex(({ end }) => end >= at);
  const line = lines[index];
  if (!line) return [];
  const move = ({ start, indent, text, end }: Line, to: number): Misplaced => ({
    at: start + indent,
    ...indentedOtherwise(indent, to, text),
    from: start,
    to: end,
  });
  return levelsBefore(lines, index).flatMap(({ column, isDash, first, last }) => {
    const by = line.indent - column;
    if (by === 0 || isDash !== /^-\s/.test(line.text)) return [];
    const others = first === last ? [first] : [first, last];
    const mayMove = ({ indent, start }: Line) => indent + by >= 0 && (by < 0 || start !== lines[0]?.start);
    return [move(line, column), ...others.filter(mayMove).map((each) => move(each, each.indent + by))];
  });
}

/** A key with nothing behind it, right before keys that stand twice, has them below it when it stands further left. */
export function emptyBeforeTwice(yaml: string, twice: readonly (readonly [number, number])[]): Misplaced[] {
  const [[first, second] = [0, 0], another] = twice;
  if (!another) return [];
  const lines = linesOf(yaml);
  const index = lines.findIndex(({ end }) => end >= second) - 1;
  const [line, next] = [lines[index], lines[index + 1]];
  const at = line ? line.start + line.indent : -1;
  if (!line || at <= first || line.indent !== next?.indent || !emptyKey.test(line.text)) return [];
  const level = levelsBefore(lines, index).find(({ column, isDash }) => !isDash && column < line.indent);
  if (!level || twice.some(([before]) => before === at)) return [];
  return [{ at, ...indentedOtherwise(line.indent, level.column, line.text), from: line.start, to: line.end }];
}

/** The columns at which keys and dashes stand that are open before a line, each with its first and its last line. */
function levelsBefore(lines: Line[], index: number): { column: number; isDash: boolean; first: Line; last: Line }[] {
  const levels: ReturnType<typeof levelsBefore> = [];
  for (let at = index - 1, least = Number.POSITIVE_INFINITY; at >= 0 && least > 0; at--) {
    const line = lines[at];
    if (!line || line.indent >= least) continue;
    const { indent, text } = line;
    let first = line;
    for (let above = at; (lines[above]?.indent ?? -1) >= indent; above--)
      if (lines[above]?.indent === indent) first = lines[above] ?? first;
    least = indent;
    let column = indent;
    let rest = text;
    for (let dash = /^-\s+/.exec(rest); dash; dash = /^-\s+/.exec(rest)) {
      levels.push({ column, isDash: true, first, last: line });
      column += dash[0].length;
      rest = rest.slice(dash[0].length);
    }
    if (key.test(rest)) levels.push({ column, isDash: false, first, last: line });
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
