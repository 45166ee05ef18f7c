import { createRequire } from 'node:module';
import { checklistsOf } from '../query/checklists.ts';
import type { Kept } from './kept.ts';

/** What one version of a record's file says, as far as its history asks. */
export interface FileState {
  /** In the order of the frontmatter; undefined where it cannot be read, so that nobody knows what changed. */
  keys: Map<string, Kept> | undefined;
  /** Tells one text below the frontmatter from another. */
  body: string;
  /** Lines of that text. */
  lines: number;
  /** Absent where the text has none. */
  steps?: StepsState;
}

/** The steps of a text's checklists, and what tells one text from another whatever of them is checked. */
export interface StepsState {
  checked: number;
  all: number;
  text: string;
}

const keyLine = /^([A-Za-z_][\w-]*):(?:[ ]+(.*))?$/;
const itemLine = /^( *)- +(.+)$/;
// neither a mark of YAML in front nor one inside: what stands there is the text itself
const plain = /^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-[^\s\-?:,[\]{}#&*!|>'"%@`])[^\t]*$/;
const decoder = new TextDecoder();
const [dash, lineEnd, carriageReturn, bracket] = [45, 10, 13, 91];
const notPlain = /: | #|:$/;

/**
 * The keys of frontmatter that is written as most is: a line each, values without quotes or in simple ones, lists of such values. Anything
 * else gives undefined and is for the YAML reader, which is slow.
 */
export function readPlainKeys(yaml: string): Map<string, Kept> | undefined {
  const keys = new Map<string, Kept>();
  let key: string | undefined;
  let items: Kept[] | undefined;
  let indent = -1;
  for (const whole of yaml.split('\n')) {
    const line = whole.replace(/[ \t\r]+$/, '');
    if (line === '' || line.startsWith('#')) continue;
    const entry = keyLine.exec(line);
    if (entry) {
      key = entry[1] ?? '';
      items = undefined;
      const value = readPlainValue(entry[2] ?? '');
      if (value === undefined || keys.has(key) || key === '__proto__' || key === 'constructor' || key === 'prototype') return undefined;
      keys.set(key, value);
      if (value !== '') key = undefined;
      continue;
    }
    const item = itemLine.exec(line);
    const value = item && key !== undefined ? readPlainScalar(item[2] ?? '') : undefined;
    if (value === undefined || key === undefined) return undefined;
    if (!items) {
      items = [];
      indent = item?.[1]?.length ?? 0;
      keys.set(key, items);
    } else if (item?.[1]?.length !== indent) return undefined;
    items.push(value);
  }
  return keys;
}

function readPlainValue(text: string): Kept | undefined {
  if (text === '') return '';
  if (!text.startsWith('[')) return readPlainScalar(text);
  if (!text.endsWith(']')) return undefined;
  const inside = text.slice(1, -1);
  if (/[[\]{}'"#:]/.test(inside)) return undefined;
  if (inside.trim() === '') return [];
  const items = inside.split(',').map((item) => readPlainScalar(item.trim()));
  return items.every((item) => item !== undefined) ? items : undefined;
}

function readPlainScalar(text: string): Kept | undefined {
  if (/^"[^"\\]*"$/.test(text) || /^'[^']*'$/.test(text)) return text.includes('\t') ? undefined : { q: text.slice(1, -1) };
  return plain.test(text) && !notPlain.test(text) ? text : undefined;
}

/** What a file says, where it is written as most are; undefined is for `readOddState`. */
export function readPlainState(bytes: Uint8Array): FileState | undefined {
  const parts = partsOf(bytes);
  const yaml = parts && decoder.decode(bytes.subarray(parts.start, parts.end));
  const keys = yaml === undefined || yaml.includes('\ufffd') ? undefined : readPlainKeys(yaml);
  return parts && keys && { keys, ...bodyState(bytes.subarray(parts.body)) };
}

/** What is kept of the text below the frontmatter. */
export function bodyState(bytes: Uint8Array): Omit<FileState, 'keys'> {
  let lines = 0;
  for (let at = 0; at < bytes.length; lines++) {
    const end = bytes.indexOf(lineEnd, at);
    at = end === -1 ? bytes.length : end + 1;
  }
  const body = lines === 0 ? '' : digest(bytes);
  const steps = stepsOf(bytes, body);
  return steps ? { body, lines, steps } : { body, lines };
}

/** Most texts have no box to check: those are not read as text. */
function stepsOf(bytes: Uint8Array, body: string): StepsState | undefined {
  let at = bytes.indexOf(bracket);
  while (at !== -1 && bytes[at + 2] !== bracket + 2) at = bytes.indexOf(bracket, at + 1);
  if (at === -1) return undefined;
  const text = decoder.decode(bytes);
  let [checked, all] = [0, 0];
  let lines: string[] | undefined;
  for (const { items } of checklistsOf(text))
    for (const { line, done } of items) {
      all += 1;
      if (!done) continue;
      checked += 1;
      lines ??= text.split('\n');
      lines[line] = lines[line]?.replace(/\[[xX]\]/, '[ ]') ?? '';
    }
  return all === 0 ? undefined : { checked, all, text: lines ? digest(lines.join('\n')) : body };
}

const require = createRequire(import.meta.url);
let ciphers: typeof import('node:crypto') | undefined;

/** Tells one body from another; the library is loaded when the first commit is told, not when what is kept is read. */
function digest(text: Uint8Array | string): string {
  ciphers ??= require('node:crypto') as typeof import('node:crypto');
  return ciphers.hash('sha1', text, 'base64');
}

/** Where the two parts stand; only a first line of `---` and a later one of the same count. */
function partsOf(bytes: Uint8Array): { start: number; end: number; body: number } | undefined {
  const start = afterFence(bytes, 0);
  if (start === undefined) return undefined;
  for (let at = start; at < bytes.length; ) {
    if (bytes[at] === dash && bytes[at + 1] === dash && bytes[at + 2] === dash) {
      const body = afterFence(bytes, at);
      return body === undefined ? undefined : { start, end: at, body };
    }
    const end = bytes.indexOf(lineEnd, at);
    if (end === -1) return undefined;
    at = end + 1;
  }
  return undefined;
}

/** Where the line behind a line of `---` begins. */
function afterFence(bytes: Uint8Array, at: number): number | undefined {
  if (bytes[at] !== dash || bytes[at + 1] !== dash || bytes[at + 2] !== dash) return undefined;
  const end = bytes[at + 3] === carriageReturn ? at + 4 : at + 3;
  if (end >= bytes.length) return bytes.length;
  return bytes[end] === lineEnd ? end + 1 : undefined;
}
