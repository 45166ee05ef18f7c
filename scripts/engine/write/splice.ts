import type { Problem } from '../../model/field-type.ts';
import { spellBlock } from '../../model/spelled.ts';
import type { Value } from '../../model/value.ts';
import { kibibytesOver } from '../read/decode.ts';
import { lineEnd, lineStart, newlineOf, nextLine, type Pair, readSource, type Source } from './source.ts';
import { type Quotes, spellInline } from './spell.ts';
import { spliceItems } from './splice-list.ts';
import { isFaithful, says } from './verify.ts';

const frontmatterBytes = 64 * 1024;

/** The text with one key of its frontmatter set (unset when `to` is undefined); every byte that need not change stays. A way of writing that would change anything else is never taken. */
export function spliceKey(text: string, key: string, to: Value | undefined): { text: string } | Problem {
  const before = readSource(text);
  if ('problem' in before) return before;
  const written = before.written.get(key);
  if (to === undefined ? !written : written && says(written, to)) return { text };
  if (to !== undefined && !isWhole(to)) return { problem: `${key}: the text holds half of a character (a lone surrogate)` };
  for (const candidate of candidates(before, key, to)) {
    const after = readSource(candidate);
    if ('problem' in after || !isFaithful(before, after, key, to)) continue;
    const size = candidate.length > text.length ? kibibytesOver(after.split.yaml, frontmatterBytes) : undefined;
    return size
      ? { problem: `"${key}" would make a frontmatter of ${size} KiB; a record holds at most ${frontmatterBytes / 1024} KiB` }
      : { text: candidate };
  }
  return { problem: `"${key}" cannot be written into this frontmatter without touching other keys; expected one key a line` };
}

/** Whether UTF-8 can hold every text of a value. */
function isWhole(value: Value): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  return typeof value !== 'object' || Object.entries(value).every(([key, each]) => key.isWellFormed() && isWhole(each));
}

function* candidates(source: Source, key: string, to: Value | undefined): Generator<string> {
  const pair = source.pairs.get(key);
  if (!pair) {
    if (to !== undefined) yield* addedKey(source, key, to);
  } else if (to === undefined) {
    if (pair.form !== 'block') yield withoutKey(source, pair, '');
    yield withoutKey(source, pair, `${source.indent}[ \\t]+#[^\\n]*\\n`);
    yield withoutKey(source, pair, `(?:${source.indent}[ \\t]+#[^\\n]*|[ \\t\\r]*)\\n`);
  } else {
    if (Array.isArray(to)) yield* spliceItems(source, key, pair, to);
    yield* replacedValue(source, pair, to);
  }
}

function* replacedValue(source: Source, pair: Pair, to: Value): Generator<string> {
  const isText = typeof to === 'string' && to.includes('\n');
  if (pair.form === 'nothing' && Array.isArray(to) && to.length > 0) yield belowKey(source, pair, to);
  if (pair.form === 'block' && Array.isArray(to))
    yield replace(source.text, pair.start, pair.end, blockItems(source, to, dashIndent(source, pair)).trimStart());
  const quotes: Quotes = pair.form === 'single' || pair.form === 'double' ? pair.form : 'plain';
  const spelled = spellInline(to, quotes);
  const block = isText && quotes === 'plain' ? spellBlock(to, `${source.indent}  `, source.newline) : undefined;
  for (const each of block === undefined ? spelled : [block, ...spelled]) yield withValue(source, pair, each);
}

/** The value's bytes exchanged; what is no value, a comment on the line, stays behind it. */
function withValue({ text }: Source, pair: Pair, spelled: string): string {
  if (pair.form === 'nothing') return replace(text, pair.colonEnd, pair.colonEnd, ` ${spelled}`);
  if (pair.form === 'block') {
    const keyLine = lineEnd(text, pair.colonEnd);
    return `${text.slice(0, pair.colonEnd)} ${spelled}${text.slice(pair.colonEnd, keyLine)}${text.slice(pair.end)}`;
  }
  if (pair.form !== 'block-text') return replace(text, pair.start, pair.end, spelled);
  const comment = /^[^\n]*?([ \t]+#[^\r\n]*)/.exec(text.slice(pair.start, pair.end))?.[1] ?? '';
  const [first = '', ...rest] = spelled.split('\n');
  return replace(text, pair.start, pair.end, [first.replace(/(\r?)$/, `${comment}$1`), ...rest].join('\n'));
}

/** `key:` alone, or with a comment, gets a list below it. */
function belowKey(source: Source, pair: Pair, to: Value[]): string {
  const at = lineEnd(source.text, pair.colonEnd);
  return replace(source.text, at, at, source.newline + blockItems(source, to, dashIndent(source)));
}

function* addedKey(source: Source, key: string, to: Value): Generator<string> {
  const { text, split, newline, indent } = source;
  const name = spellInline(key)[0] ?? key;
  const spelled = spellInline(to).map((each) => `${indent}${name}: ${each}${newline}`);
  const block = typeof to === 'string' ? spellBlock(to, `${indent}  `, newline) : undefined;
  if (block !== undefined) spelled.unshift(`${indent}${name}: ${block}${newline}`);
  if (Array.isArray(to) && to.length > 0)
    spelled.unshift(`${indent}${name}:${newline}${blockItems(source, to, dashIndent(source))}${newline}`);
  const at = split.yamlStart + split.yaml.length;
  for (const each of spelled) yield split.present ? replace(text, at, at, each) : withFrontmatter(text, each);
}

function withFrontmatter(text: string, line: string): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const newline = newlineOf(line);
  return `${mark}---${newline}${line}---${newline}${text.slice(mark.length)}`;
}

/** Without the key's lines, and without those directly below that match: indented comments are a part of it, blank lines must not fall to the value above. */
function withoutKey({ text, split }: Source, pair: Pair, below: string): string {
  const to = nextLine(text, Math.max(pair.end, pair.colonEnd));
  const more = new RegExp(`^(?:${below})*`).exec(text.slice(to, split.yamlStart + split.yaml.length))?.[0].length ?? 0;
  return replace(text, lineStart(text, pair.keyStart), to + more, '');
}

function blockItems(source: Source, items: Value[], indent: string): string {
  return items.map((item) => `${indent}- ${spellInline(item)[0]}`).join(source.newline);
}

/** The spaces in front of the dashes of this list, else of another list of the file, else two more than the key's. */
function dashIndent(source: Source, pair?: Pair): string {
  for (const each of pair ? [pair] : source.pairs.values()) {
    if (each.form !== 'block' || source.text[each.start] !== '-') continue;
    const before = source.text.slice(lineStart(source.text, each.start), each.start);
    if (/^ *$/.test(before)) return before;
  }
  return `${source.indent}  `;
}

/** A text with the part between two offsets exchanged. */
function replace(text: string, from: number, to: number, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}
