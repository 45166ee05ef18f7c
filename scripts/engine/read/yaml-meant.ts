import type { Document, Scalar, YAMLError } from 'yaml';
import { emptyBeforeTwice, lostDashes, type Misplaced, misplacedLines, otherReadings } from './yaml-indent.ts';

/** YAML with its misplaced lines put where they belong: what it says then is what was meant, and what is wrong with it then is no result of them. */
export interface MeantYaml {
  /** The document of the text as it was given. */
  given: Document.Parsed;
  text: string;
  document: Document.Parsed;
  errors: YAMLError[];
  /** Lines that were put right, in the places and words of the text as it was; and lines that are wrong and could not be. */
  moved: Misplaced[];
  left: Misplaced[];
  /** Where a place of the text stands in the one that was given. */
  back(at: number): number;
}

type Library = Pick<typeof import('yaml'), 'visit'>;
type Parse = (yaml: string) => Document.Parsed;

const mostMoved = 20;
/** So much is parsed anew at most, in characters. */
const mostParsed = 1024 * 1024;
const mostErrors = 100;
/** A key with nothing behind it and nothing deeper below it. */
const oddlyEmpty = /^( *)[^\s#-][^\n#]*:[ \t]*\r?\n(?!\1 | *#|\s*\n|$)/gm;

/** Reads YAML, and reads it anew with each misplaced line put right, the first one first: what comes behind it depends on it. */
export function readMeant(yaml: string, parse: Parse, library: Library): MeantYaml {
  let text = yaml;
  let state = lookAt(text, parse, library);
  const given = state.document;
  const moved: Misplaced[] = [];
  const lines = new Set<number>();
  for (let parsed = 0; moved.length < mostMoved; ) {
    const [first] = state.misplaced.toSorted((a, b) => a.at - b.at);
    if (!first) break;
    const number = lineNumber(text, first.at);
    let best: { one: Misplaced; text: string; state: State; rank: number[] } | undefined;
    for (const one of [first, ...otherReadings(text, first)]) {
      for (const each of mendings(text, one)) {
        parsed += each.length;
        if (parsed > mostParsed) break;
        const after = lookAt(each, parse, library);
        const rank = [after.faults > 0 ? 1 : 0, timesEmpty(each), linesOtherwise(text, each).length, after.faults, depthsIn(each)];
        if (after.misplaced.some(({ at }) => lineNumber(each, at) <= number)) continue;
        if (!best || isLess(rank, best.rank)) best = { one, text: each, state: after, rank };
      }
    }
    if (!best) break;
    const back = wayBack(yaml, text);
    // what was moved along with a line above it is told when that one is right
    if (!lines.has(lineNumber(text, best.one.at))) moved.push({ ...best.one, at: back(best.one.at) });
    for (const each of linesOtherwise(text, best.text)) lines.add(each);
    ({ text, state } = best);
  }
  return { given, text, document: state.document, errors: state.errors, moved, left: state.misplaced, back: wayBack(yaml, text) };
}

interface State {
  document: Document.Parsed;
  errors: YAMLError[];
  misplaced: Misplaced[];
  /** How many would be told. */
  faults: number;
}

function lookAt(text: string, parse: Parse, library: Library): State {
  const document = parse(text);
  const errors: YAMLError[] = [...document.errors, ...document.warnings];
  const twice = errors.length > 0 || text.search(oddlyEmpty) !== -1 ? keysTwice(document, library) : [];
  const without = (found: Misplaced[]) => errors.filter(({ pos: [at] }) => !found.some(({ from, to }) => at >= from && at <= to));
  const dashes = lostDashes(document, text, library);
  const misplaced = [...dashes, ...misplacedLines(text, without(dashes).slice(0, mostErrors)), ...emptyBeforeTwice(text, twice)];
  return { document, errors, misplaced, faults: misplaced.length + without(misplaced).length + twice.length };
}

/** Where a key stands in its map, and where it stands again. */
function keysTwice(document: Document, { visit }: Library): [number, number][] {
  const found: [number, number][] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Map<string, number>();
      for (const { key } of items) {
        const { source, range } = key as Scalar;
        const before = seen.get(source ?? '');
        if (before !== undefined && range) found.push([before, range[0]]);
        else if (range && source !== undefined) seen.set(source, range[0]);
      }
    },
  });
  return found;
}

function isLess(rank: number[], other: number[]): boolean {
  const index = rank.findIndex((each, at) => each !== other[at]);
  return (rank[index] ?? 0) < (other[index] ?? 0);
}

/** Ways to put a line right: alone, with the deeper lines behind it, and with all behind it that stand as far right or farther. */
function mendings(text: string, { at, write }: Misplaced): Set<string> {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const [line = '', ...behind] = text.slice(start).split('\n');
  const indent = indentOf(line);
  const by = indentOf(write) - indent;
  const isDash = /^ *-[^\s-]/.test(line);
  const right = line.endsWith('\r') ? `${write}\r` : write;
  const ways = [Number.POSITIVE_INFINITY, indent + 1, indent].map((least) => {
    const end = behind.findIndex((each) => /^ *[^\s#]/.test(each) && indentOf(each) < least);
    const along = end === -1 ? behind.length : end;
    const put = behind.map((each, index) =>
      index < along && indentOf(each) >= least ? shift(each, by, isDash && indentOf(each) === indent) : each,
    );
    return text.slice(0, start) + [right, ...put].join('\n');
  });
  return new Set(ways);
}

function shift(line: string, by: number, isDash: boolean): string {
  const moved = by > 0 ? ' '.repeat(by) + line : line.slice(-by);
  return isDash ? moved.replace(/^( *-)(?=[^\s-])/, '$1 ') : moved;
}

function indentOf(line: string): number {
  return line.search(/[^ ]|$/);
}

function timesEmpty(text: string): number {
  return text.match(oddlyEmpty)?.length ?? 0;
}

/** At how many depths lines and what is behind their dashes stand. */
function depthsIn(text: string): number {
  return new Set(text.split('\n').flatMap((line) => [indentOf(line), line.search(/[^ -]|$/)])).size;
}

function lineNumber(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

function linesOtherwise(before: string, after: string): number[] {
  const were = before.split('\n');
  return after.split('\n').flatMap((line, index) => (line === were[index] ? [] : [index + 1]));
}

/** Lines differ at their beginnings alone, so places are told by how far it is to the ends. */
function wayBack(yaml: string, text: string): (at: number) => number {
  if (yaml === text) return (at) => at;
  const [ends, were] = [endsOf(text), endsOf(yaml)];
  return (at) => {
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    const start = low === 0 ? 0 : (were[low - 1] ?? 0) + 1;
    return Math.max(start, (were[low] ?? 0) - ((ends[low] ?? 0) - at));
  };
}

function endsOf(text: string): number[] {
  const ends: number[] = [];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) ends.push(end);
  return [...ends, text.length];
}
