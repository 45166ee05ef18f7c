import { createRequire } from 'node:module';
import type { Document, Node } from 'yaml';
import type { Severity } from '../../model/diagnostic.ts';
import { quoteText } from '../../model/reading.ts';
import { cutText } from '../../model/shorten.ts';
import type { Written } from '../../model/written.ts';
import { deepest, offsetOfTooDeep } from './yaml-depth.ts';
import { type MeantYaml, readMeant } from './yaml-meant.ts';
import { missingQuotes } from './yaml-quotes.ts';

/** A fault in YAML; `offset` is in the whole file. */
export interface YamlProblem {
  offset: number;
  message: string;
  severity: Severity;
  /** From where to where YAML takes what stands there for something else. */
  spoils?: [number, number];
}

/** A YAML map as written, where lines that are indented otherwise than those they belong to are read as if they stood right. `keys` says where each key stands; offsets are in the whole file. */
export interface ParsedYaml {
  /** Of the text as it stands. */
  document: Document.Parsed | undefined;
  written: Map<string, Written>;
  keys: Map<string, number>;
  problems: YamlProblem[];
}

const yamlBytes = 256 * 1024;
const mostErrors = 100;
const plainTags = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|seq|map)$/;
/** Names that are no keys, whatever map they stand in. */
export const refusedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const require = createRequire(import.meta.url);
let loaded: typeof import('yaml') | undefined;

/** The library, loaded when the first YAML is read: where all is remembered there is none to read. */
function library(): typeof import('yaml') {
  loaded ??= require('yaml') as typeof import('yaml');
  return loaded;
}

/** The texts read last: a change looks at the same one several times. */
const latest: { yaml: string; offset: number; parsed: ParsedYaml }[] = [];
const mostLatest = 3;

/** Reads a YAML map safely: YAML 1.2 core, no aliases, no tags of its own, no merge keys, no key twice. `offset` is where the YAML begins in its file. What it gives is not to be changed: the next to ask may get the same. */
export function parseYaml(yaml: string, offset: number): ParsedYaml {
  const known = latest.find((each) => each.offset === offset && each.yaml === yaml);
  if (known) return known.parsed;
  const parsed = parseAnew(yaml, offset);
  if (latest.unshift({ yaml, offset, parsed }) > mostLatest) latest.pop();
  return parsed;
}

function parseAnew(yaml: string, offset: number): ParsedYaml {
  const parsed: ParsedYaml = { document: undefined, written: new Map(), keys: new Map(), problems: [] };
  const complain = (at: number, message: string) => parsed.problems.push({ offset: at, message, severity: 'error' });
  if (yaml.length > yamlBytes) {
    complain(offset, `${Math.ceil(yaml.length / 1024)} KiB of YAML; at most ${yamlBytes / 1024} KiB are read`);
    return parsed;
  }
  const conflict = /^(<{7} |={7}$|>{7} )/m.exec(yaml);
  if (conflict && /^<{7} /m.test(yaml)) {
    complain(
      offset + conflict.index,
      'the marks of a merge conflict are left here; keep one side and remove the lines that begin with <<<<<<<, ======= and >>>>>>>',
    );
    return parsed;
  }
  const tooDeep = offsetOfTooDeep(yaml);
  if (tooDeep !== undefined) {
    complain(offset + tooDeep, `brackets are nested deeper than ${deepest} levels`);
    return parsed;
  }
  const { stackTraceLimit } = Error;
  // each of ten thousand faults would note where in the program it was met, which takes most of the time and which nobody reads
  Error.stackTraceLimit = 0;
  let meant: MeantYaml;
  try {
    meant = readMeant(yaml, parseDocument, library());
  } catch (error) {
    complain(offset, error instanceof RangeError ? 'the YAML is nested too deep' : `the YAML cannot be read: ${(error as Error).message}`);
    return parsed;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  parsed.document = meant.given;
  tellWhatIsMeant(parsed, meant, offset);
  return parsed;
}

function parseDocument(yaml: string): Document.Parsed {
  return library().parseDocument(yaml, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    stringKeys: true,
    merge: false,
    prettyErrors: false,
    logLevel: 'error',
    keepSourceTokens: false,
  });
}

/** Tells a fault at a place of the text that is meant. */
type Complain = (at: number, message: string) => void;

/** What a text says when its misplaced lines stand where they belong, and every fault in the places of the text as it is. */
function tellWhatIsMeant(parsed: ParsedYaml, { text, document, errors, moved, left, back }: MeantYaml, offset: number): void {
  const place = (at: number): number => offset + back(at);
  const unquoted = new Set<number>();
  const lineOf = (at: number) => text.lastIndexOf('\n', at - 1);
  const complain: Complain = (at, message) => {
    // what YAML makes of the rest of a line says nothing of what the person meant
    if (unquoted.size === 0 || !unquoted.has(lineOf(at))) parsed.problems.push({ offset: place(at), message, severity: 'error' });
  };
  for (const { at, message } of moved) parsed.problems.push({ offset: offset + at, message, severity: 'error' });
  for (const { at, message, from, to } of left)
    parsed.problems.push({ offset: place(at), message, severity: 'error', spoils: [place(from), place(to)] });
  for (const error of errors.slice(0, mostErrors)) {
    if (left.some(({ from, to }) => error.pos[0] >= from && error.pos[0] <= to)) continue;
    const remedy = missingQuotes(error.message, text, error.pos[0]);
    if (remedy) {
      complain(remedy.at, remedy.message);
      unquoted.add(lineOf(remedy.at));
      continue;
    }
    const opened = openingOf(error.message, text, error.pos[0]);
    const sign = text[opened] ?? '';
    if (opened === -1) complain(error.pos[0], explainError(error.message, text.slice(error.pos[0], error.pos[0] + 60)));
    else if (sign === '[' || sign === '{')
      complain(opened, `"${sign}" is not closed; expected "${sign === '[' ? ']' : '}'}" behind it, or the whole value in quotes`);
    else complain(opened, `a value begins with ${sign} and does not end with it; expected ${sign} behind it`);
  }
  const { directives } = document;
  if (directives.yaml.explicit || Object.keys(directives.tags).length > 1)
    complain(0, 'a line that begins with "%" says how YAML is to be read; it is always read as YAML 1.2: take the line out');
  readMap(parsed, document, place, complain);
  const rest = parsed.problems.splice(mostErrors);
  const more = rest.length + Math.max(0, errors.length - mostErrors);
  if (more === 0) return;
  const next = rest[0]?.offset ?? place(errors[mostErrors]?.pos[0] ?? 0);
  parsed.problems.push({ offset: next, message: `${more} more faults of YAML follow`, severity: 'error' });
}

function readMap(parsed: ParsedYaml, { contents }: Document.Parsed, place: (at: number) => number, complain: Complain): void {
  const { isMap, isScalar } = library();
  if (!contents || (isScalar(contents) && contents.value === null)) return;
  const [start = 0] = contents.range ?? [];
  if (!isMap(contents)) {
    if (parsed.problems.length === 0) complain(start, 'expected keys and values, such as "title: Acme renewal"');
    return;
  }
  refuseProperties(contents, start, complain);
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const keyAt = (key as Node | null)?.range?.[0] ?? 0;
    if (!isScalar(key)) continue;
    if (refusedKeys.has(name) || !name.isWellFormed()) complain(keyAt, `${quoteText(name)} cannot be a key`);
    else if (parsed.written.has(name)) complain(keyAt, twice(name));
    else {
      parsed.keys.set(name, place(keyAt));
      parsed.written.set(name, toWritten(value as Node | null, keyAt, place, complain));
    }
  }
}

/** Only what names a kind of plain data may stand before a value: no anchor, and no tag that would make something else of it. */
function refuseProperties(node: Node, start: number, complain: Complain): void {
  const { tag, anchor } = node as { tag?: string; anchor?: string };
  if (library().isAlias(node) || anchor)
    complain(start, 'anchors and aliases (& and *) are not read; write the value out, or put it in quotes');
  else if (tag && !plainTags.test(tag))
    complain(start, `the tag ${tag.replace('tag:yaml.org,2002:', '!!')} is not read; put the value in quotes`);
}

function toWritten(node: Node | null, keyAt: number, place: (at: number) => number, complain: Complain): Written {
  const { isMap, isScalar, isSeq, Scalar } = library();
  const start = node?.range ? node.range[0] : keyAt;
  const at = place(start);
  if (node === null) return { as: 'scalar', source: '', value: null, quoted: false, at };
  refuseProperties(node, start, complain);
  if (isScalar(node)) {
    const value = node.value as string | number | boolean | null;
    const source = node.source ?? String(value ?? '');
    if (!source.isWellFormed()) complain(start, 'the text holds half of a character (a lone surrogate)');
    return { as: 'scalar', source, value, quoted: node.type !== undefined && node.type !== Scalar.PLAIN, at };
  }
  if (isSeq(node)) return { as: 'list', items: node.items.map((item) => toWritten(item as Node | null, start, place, complain)), at };
  const entries = new Map<string, Written>();
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const nameAt = (key as Node | null)?.range?.[0] ?? start;
      if (refusedKeys.has(name) || !name.isWellFormed()) complain(nameAt, `${quoteText(name)} cannot be a key`);
      else if (entries.has(name)) complain(nameAt, twice(name));
      else entries.set(name, toWritten(value as Node | null, nameAt, place, complain));
    }
  }
  return { as: 'map', entries, at };
}

// yaml's own search for equal keys takes quadratic time
function twice(name: string): string {
  return `the key "${name}" stands twice`;
}

/** Where a bracket or quote stands that nothing closes; -1 for any other fault. */
function openingOf(message: string, yaml: string, at: number): number {
  if (/^(Flow|Expected flow)|with a [\]}]$/.test(message)) return Math.max(yaml.lastIndexOf('[', at - 1), yaml.lastIndexOf('{', at - 1));
  const quote = /^Missing closing (["'])/.exec(message)?.[1];
  return quote ? ([...yaml.matchAll(new RegExp(`(?<=^|[\\s[{,])${quote}`, 'g'))].at(-1)?.index ?? -1) : -1;
}

function explainError(message: string, text: string): string {
  // it may end within a character
  const found = text.replace(/[\uD800-\uDBFF]$/, '');
  const word = /^[^\s,[\]{}]*/.exec(found)?.[0] ?? '';
  if (message.includes('reserved character @'))
    return `YAML refuses "${word}" without quotes; expected ${word.replace(/^@/, '') || 'a name'} without "@"`;
  if (message.startsWith('Tabs are not allowed') || message.includes('a tab character'))
    return 'a tab stands where spaces were expected; write two spaces';
  if (message.startsWith('Plain value cannot start with')) return `YAML refuses "${word}" without quotes; expected it in quotes`;
  if (
    message.startsWith('Implicit keys need to be on a single line') ||
    message.startsWith('Implicit map keys need to be followed by map values')
  ) {
    const [line = ''] = found.split(/[\r\n]/);
    return `"${cutText(line.trim(), 40)}" is no key with a value; expected "key: value", with a blank behind the colon`;
  }
  if (message.startsWith('Nested mappings are not allowed')) return 'a ": " stands inside a value; expected the value in quotes';
  if (message.startsWith('Unresolved alias')) return `"${word}" begins with "*", which YAML takes for an alias; expected it in quotes`;
  if (message.startsWith('With stringKeys'))
    return 'a list or map stands where a key was expected; expected text, in quotes where it holds { or [';
  if (message.startsWith('Source contains multiple documents'))
    return '"---" begins a second document; a file holds one: take the line out';
  if (/^Unexpected \S+ at node end$/.test(message)) return 'more stands behind the value; expected the whole of it in quotes';
  const words = message.replace(/\s+/g, ' ');
  return words.charAt(0).toLowerCase() + words.slice(1);
}
